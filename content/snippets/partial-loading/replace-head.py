#| zh.title: 先整份装入，再换输出层，学习率分两组
#| en.title: Load everything, replace the head, two learning rates
#| hub: resnet18 ResNet18_Weights.IMAGENET1K_V1
import torch
from torch import nn
from torchvision import models

model = models.resnet18(weights="IMAGENET1K_V1")  #zh 1000 类  #en 1000 classes
model.fc = nn.Linear(model.fc.in_features, 10)  #zh 新的输出层  #en a new head

body = [p for name, p in model.named_parameters()
        if not name.startswith("fc.")]
optimizer = torch.optim.SGD([
    {"params": body, "lr": 1e-4},  #zh 预训练过，小步走  #en trained: small steps
    {"params": model.fc.parameters(), "lr": 1e-2},  #zh 从头学  #en new: larger
], momentum=0.9)
for group in optimizer.param_groups:
    print(group["lr"], len(group["params"]), "tensors")
