#| zh.title: 修好的原笔记：先 sigmoid，再 BCELoss
#| en.title: The note repaired: sigmoid, then BCELoss
import torch
from torch import nn

logit = torch.tensor([0.3, -1.2, 2.0])
target = torch.tensor([1.0, 0.0, 1.0])

prob = torch.sigmoid(logit)
print(f"{nn.BCELoss()(prob, target).item():.4f}")
print(f"{nn.BCEWithLogitsLoss()(logit, target).item():.4f}")
