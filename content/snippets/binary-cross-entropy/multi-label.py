#| zh.title: 多分类、多标签、二元分类各用哪个损失
#| en.title: Multi-class, multi-label, binary: which loss
import torch
from torch import nn

torch.manual_seed(0)
logits = torch.randn(2, 3)

#zh 多分类：三选一，类别索引
#en multi-class: one of three, class indices
print(nn.CrossEntropyLoss()(logits, torch.tensor([2, 0])).shape)

#zh 多标签：每个标签单独判断，浮点的 0/1 矩阵
#en multi-label: each on its own, a float 0/1 matrix
labels = torch.tensor([[1.0, 0.0, 1.0], [0.0, 0.0, 0.0]])
print(nn.BCEWithLogitsLoss()(logits, labels).shape)

#zh 二元：一个 logit z，等价于两类的 logits [0, z]
#en binary: one logit z, the same as two classes [0, z]
z, y = torch.randn(5), torch.tensor([0, 1, 1, 0, 1])
two = nn.CrossEntropyLoss()(torch.stack([0 * z, z], dim=1), y)
print(torch.allclose(two, nn.BCEWithLogitsLoss()(z, y.float())))
