#| zh.title: 留住「最好的一版」
#| en.title: Keep the best weights so far
import copy
import os
import torch
from torch import nn

model = nn.Linear(2, 1, bias=False)
nn.init.ones_(model.weight)
alias = model.state_dict()  #zh 还是模型自己的张量  #en the live tensors
best = copy.deepcopy(model.state_dict())
nn.init.zeros_(model.weight)  #zh 相当于继续训练  #en stands for more training
print(alias["weight"].tolist(), best["weight"].tolist())

rows = torch.zeros(1000, 1000)
torch.save(rows[0], "view.pt")  #zh 视图：整块存储都写进去  #en all the storage
torch.save(rows[0].clone(), "row.pt")
for name in ("view.pt", "row.pt"):
    print(name, os.path.getsize(name) // 1000, "kB")
