#| zh.title: 只要结构：名字写对，随机初始化
#| en.title: Structure only: right names, random weights
from torchvision import models

nets = {
    "resnet18": models.resnet18(weights=None),
    "resnet101": models.resnet101(weights=None),
    "alexnet": models.alexnet(weights=None),
    "squeezenet1_0": models.squeezenet1_0(weights=None),
    "densenet161": models.densenet161(weights=None),
}
for name, net in nets.items():
    print(f"{name:13} {sum(p.numel() for p in net.parameters()):>10,}")

print(models.list_models(include="densenet*"))
small = models.get_model("resnet18", weights=None, num_classes=10)
print(small.fc)
