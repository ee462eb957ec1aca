#| zh.title: 同一个文件：strict=True 会报错，strict=False 什么也不装
#| en.title: One file: strict=True complains, strict=False loads nothing
import torch
from torch import nn

file = nn.DataParallel(nn.Linear(4, 2)).state_dict()
model = nn.Linear(4, 2)
before = model.weight.clone()

try:
    model.load_state_dict(file)
except RuntimeError as error:
    print(error)

result = model.load_state_dict(file, strict=False)
print(result)  #zh 不看返回值就发现不了  #en nobody else will tell you
print("unchanged:", torch.equal(before, model.weight))
