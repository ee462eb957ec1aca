#| zh.title: 正样本少：pos_weight
#| en.title: Few positives: pos_weight
import torch
from torch import nn

#zh 4 个样本、2 个标签：第一个标签只有 1 个正样本
#en 4 samples, 2 labels: the first label has a single positive
target = torch.tensor([[1.0, 1.0], [0.0, 1.0], [0.0, 0.0], [0.0, 0.0]])
positives = target.sum(dim=0)
pos_weight = (len(target) - positives) / positives  #zh 负 / 正  #en negatives / positives
print("pos_weight", pos_weight.tolist())

loss_fn = nn.BCEWithLogitsLoss(pos_weight=pos_weight, reduction="none")
each = loss_fn(torch.zeros(4, 2), target)
print("positive, label 0:", round(each[0, 0].item(), 4))
print("negative, label 0:", round(each[1, 0].item(), 4))
print("label sums:", [round(v, 4) for v in each.sum(dim=0).tolist()])
