#| zh.title: 类别维永远是第 1 维
#| en.title: The class dimension is dim 1
import torch
from torch import nn

torch.manual_seed(0)
loss_fn = nn.CrossEntropyLoss()

#zh 语义分割：(N, C, H, W) 配 (N, H, W)，没有通道维
#en segmentation: (N, C, H, W) with (N, H, W), no channel dimension
print(loss_fn(torch.randn(2, 3, 4, 4), torch.zeros(2, 4, 4).long()).shape)

#zh 序列模型输出 (N, L, C)：换维或展平，二选一
#en a sequence model gives (N, L, C): transpose or flatten
logits, target = torch.randn(2, 5, 3), torch.randint(3, (2, 5))
a = loss_fn(logits.transpose(1, 2), target)
b = loss_fn(logits.flatten(0, 1), target.flatten())
print(torch.allclose(a, b))

#zh 单个样本：(C) 配标量
#en one sample: (C) with a scalar
print(loss_fn(torch.randn(3), torch.tensor(1)).shape)
