#| zh.title: 冻结了参数，BatchNorm 的统计量照样在变
#| en.title: Frozen parameters, moving BatchNorm statistics
import torch
from torchvision import models

torch.manual_seed(0)
model = models.resnet18(weights=None, num_classes=10)
model.requires_grad_(False)
model.fc.requires_grad_(True)
print([n for n, p in model.named_parameters() if p.requires_grad])

def mean_moves():
    before = model.bn1.running_mean.clone()
    model(torch.randn(2, 3, 64, 64))
    return not torch.equal(before, model.bn1.running_mean)

print("train():", mean_moves())
model.eval()  #zh 统计量不再变；fc 照样有梯度  #en fixed; fc still learns
print("eval(): ", mean_moves())
