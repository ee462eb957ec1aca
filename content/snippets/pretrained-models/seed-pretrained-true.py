#| zh.title: 原文：pretrained=True，补上导入
#| en.title: Original: pretrained=True, with its import added
#| expect: warning
#| hub: resnet18 ResNet18_Weights.IMAGENET1K_V1
import torchvision.models as models  #zh 原文没有这一行  #en this line is added

resnet18 = models.resnet18(pretrained=True)
