#| zh.title: 原文：整个模型，原样粘贴
#| en.title: Original: the whole model, pasted as it is
#| expect: error
保存和加载整个模型
torch.save(model_object, 'resnet.pth')
model = torch.load('resnet.pth')
