#| zh.title: 全部被忽略时得到 nan
#| en.title: Everything ignored gives nan
import torch
import torch.nn.functional as F

logits = torch.zeros(2, 3, requires_grad=True)
target = torch.tensor([-100, -100])  #zh 默认的 ignore_index  #en the default ignore_index

loss = F.cross_entropy(logits, target)
loss.backward()
print("mean", loss.item(), "| grad", logits.grad.abs().sum().item())

#zh 自己归约：没有有效目标时除以 1
#en reduce by hand: divide by 1 where nothing counts
count = (target != -100).sum().clamp(min=1)
total = F.cross_entropy(logits, target, reduction="sum")
print("safe", (total / count).item())
