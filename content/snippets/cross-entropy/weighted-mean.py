#| zh.title: 带类别权重时，mean 除以权重之和
#| en.title: With class weights, mean divides by their sum
import torch
import torch.nn.functional as F

logits = torch.tensor([[1.0, 0.0], [1.0, 0.0]])
target = torch.tensor([0, 1])
weight = torch.tensor([1.0, 3.0])

def show(name, value):
    print(f"{name:14}{value.item():.4f}")

each = F.cross_entropy(logits, target, weight, reduction="none")
show("mean", F.cross_entropy(logits, target, weight))
show("sum / weights", each.sum() / weight[target].sum())
show("sum / N", each.mean())

#zh 换成独热的概率目标，除数又变回 N
#en one-hot probability targets divide by N again
one_hot = F.one_hot(target, 2).float()
show("one-hot", F.cross_entropy(logits, one_hot, weight))
