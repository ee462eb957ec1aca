#| zh.title: 二元交叉熵：用 BCEWithLogitsLoss
#| en.title: Binary cross-entropy with BCEWithLogitsLoss
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(5, 1)  #zh 最后不加 sigmoid  #en no sigmoid at the end
x = torch.randn(4, 5)
target = torch.tensor([1, 0, 0, 1])

logits = model(x).squeeze(1)  #zh (4, 1) 变成 (4)  #en from (4, 1) to (4)
#zh 目标要转成浮点，形状与 logits 相同
#en targets must be float and shaped like the logits
loss = nn.BCEWithLogitsLoss()(logits, target.float())
loss.backward()
print(f"loss {loss.item():.4f}")

#zh 预测：logit 大于 0 就是概率大于 0.5
#en predict: a logit above 0 is a probability above 0.5
print((logits > 0).tolist())
print((torch.sigmoid(logits) > 0.5).tolist())
