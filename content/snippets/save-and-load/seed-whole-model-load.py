#| zh.title: 原文：整个模型，补上导入和模型
#| en.title: Original: the whole model, with imports and a model added
#| expect: error
import torch  #zh 这三行原文没有  #en these three lines are added
from torchvision import models
model_object = models.resnet18(weights=None)

torch.save(model_object, 'resnet.pth')
model = torch.load('resnet.pth')
