#| zh.title: 不管包了几层，存取都用里面的模型
#| en.title: However it is wrapped, save and load the model inside
import torch
from torch import nn
from torch.nn.parallel import DataParallel, DistributedDataParallel

def unwrap(model):
    while True:
        if isinstance(model, (DataParallel, DistributedDataParallel)):
            model = model.module
        elif hasattr(model, "_orig_mod"):  # torch.compile(model)
            model = model._orig_mod
        else:
            return model

net = torch.compile(nn.DataParallel(nn.Linear(4, 2)))
torch.save(unwrap(net).state_dict(), "net.pt")  #zh 没有前缀  #en no prefix
state = torch.load("net.pt", map_location="cpu", weights_only=True)
print(unwrap(net).load_state_dict(state))
print(list(net.state_dict()), list(state))
