#| zh.title: 原文：state_dict，原样粘贴
#| en.title: Original: the state dict, pasted as it is
#| expect: error
# 将my_resnet模型储存为my_resnet.pth
torch.save(my_resnet.state_dict(), "my_resnet.pth")
# 加载resnet，模型存放在my_resnet.pth
my_resnet.load_state_dict(torch.load("my_resnet.pth"))
其中my_resnet是my_resnet.pth对应的网络结构。
