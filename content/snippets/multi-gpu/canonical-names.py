#| zh.title: torch.compile 的前缀，和省掉它的三种写法
#| en.title: The prefix of torch.compile, and three ways without it
import torch
from torch import nn
from torch.distributed.checkpoint.state_dict import (
    StateDictOptions, get_model_state_dict)

net = nn.Linear(4, 2, bias=False)
fast = torch.compile(net)
print(list(fast.state_dict()))
print(list(net.state_dict()), fast.weight is net.weight)

full = StateDictOptions(full_state_dict=True, cpu_offload=True)
print(list(get_model_state_dict(fast, options=full)))
wrapped = nn.DataParallel(net)  #zh 这个它不管  #en this one it leaves
print(list(get_model_state_dict(wrapped, options=full)))

net.compile()  #zh 原地编译，键名不变  #en in place: names stay
print(list(net.state_dict()))
