#| zh.title: 原文：模型列表，原样粘贴
#| en.title: Original: the list of models, pasted as it is
#| expect: error
# PyTorch中的torchvision里有很多常用的模型，可以直接调用：
import torchvision.models as models

resnet101 = models.resnet18()
alexnet = models.alexnet()
squeezenet = models.squeezenet1_0()
densenet = models.densenet_161()
