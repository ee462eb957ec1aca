#| zh.title: assign=True 之后再建优化器
#| en.title: Make the optimizer after assign=True
import torch
from torch import nn

state = nn.Linear(4, 2).half().state_dict()  #zh float16 文件  #en a float16 file
copied, taken = nn.Linear(4, 2), nn.Linear(4, 2)
early = torch.optim.SGD(taken.parameters(), lr=1.0)  #zh 建早了  #en too early
copied.load_state_dict(state)
taken.load_state_dict(state, assign=True)
print(copied.weight.dtype, taken.weight.dtype)

late = torch.optim.SGD(taken.parameters(), lr=1.0)
taken(torch.ones(1, 4).half()).sum().backward()
for name, optimizer in (("early", early), ("late", late)):
    before = taken.weight.detach().clone()
    optimizer.step()
    print(name, "trains:", not torch.equal(before, taken.weight))
