#| zh.title: 带 module. 的文件，装进单卡模型
#| en.title: A file with module. into a plain model
import torch
from torch import nn
from torch.nn.modules.utils import consume_prefix_in_state_dict_if_present

def build():
    return nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8))

torch.save(nn.DataParallel(build()).state_dict(), "multi.pt")

state = torch.load("multi.pt", map_location="cpu", weights_only=True)
print(list(state)[:2])
#zh 原地修改，返回 None；文件没有前缀就什么也不做
#en changes state in place, returns None; no prefix, no change
consume_prefix_in_state_dict_if_present(state, "module.")
print(list(state)[:2])
print(build().load_state_dict(state))
