#| zh.title: strict=False 管不了形状
#| en.title: strict=False does not forgive a shape
#| expect: error
from torchvision import models

state = models.resnet18(weights=None).state_dict()  #zh 1000 类  #en 1000 classes
model = models.resnet18(weights=None, num_classes=10)
model.load_state_dict(state, strict=False)
