#| zh.title: 概率目标与标签平滑
#| en.title: Probability targets and label smoothing
import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(0)
logits, labels = torch.randn(4, 10), torch.tensor([1, 0, 9, 3])
eps, classes = 0.1, 10

#zh 目标与输入同形、且是浮点，就按概率处理
#en a float target of the input's shape is read as probabilities
soft = F.one_hot(labels, classes).float() * (1 - eps) + eps / classes
by_hand = F.cross_entropy(logits, soft)
built_in = nn.CrossEntropyLoss(label_smoothing=eps)(logits, labels)
print(torch.allclose(by_hand, built_in))

#zh 完美预测也到不了 0，下限是平滑后目标的熵
#en a perfect prediction cannot reach 0: the floor is the entropy
best = F.cross_entropy(soft.log(), labels, label_smoothing=eps)
print(f"{best.item():.4f} {-(soft[0] * soft[0].log()).sum().item():.4f}")
