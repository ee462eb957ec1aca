#| zh.title: BCELoss 饱和：损失跳到 100，梯度变成 0
#| en.title: BCELoss saturates: loss 100, gradient 0
import torch
from torch import nn

#zh 预测为正，其实为负：真实损失约等于 z
#en it says yes, the truth is no: the true loss is about z
for value in (10.0, 20.0, 40.0):
    for name in ("BCELoss", "BCEWithLogitsLoss"):
        z = torch.tensor([value], requires_grad=True)
        x = torch.sigmoid(z) if name == "BCELoss" else z
        loss = getattr(nn, name)()(x, torch.zeros(1))
        loss.backward()
        print(f"z={value:.0f}  {name:18}"
              f"loss {loss.item():6.2f}  grad {z.grad.item():.2f}")
