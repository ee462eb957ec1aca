#| zh.title: 原文：本地文件，原样粘贴
#| en.title: Original: the local file, pasted as it is
#| expect: error
# 导入模型结构
resnet18 = models.resnet18(pretrained=False)
# 加载预先下载好的预训练参数到resnet18
resnet18.load_state_dict(torch.load('resnet18-5c106cde.pth'))
