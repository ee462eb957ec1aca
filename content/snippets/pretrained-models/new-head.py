#| zh.title: 先装权重，再换分类头
#| en.title: Load the weights first, then replace the head
#| hub: resnet18 ResNet18_Weights.IMAGENET1K_V1
from torch import nn
from torchvision import models

weights = models.ResNet18_Weights.IMAGENET1K_V1
try:
    models.resnet18(weights=weights, num_classes=10)
except ValueError as error:
    print(error)

model = models.resnet18(weights=weights)
model.fc = nn.Linear(model.fc.in_features, 10)
print(model.fc)
