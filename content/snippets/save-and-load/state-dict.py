#| zh.title: 保存并加载 state_dict
#| en.title: Save and load a state dict
import torch
from torch import nn

def build():  #zh 结构由代码搭出来  #en the structure comes from code
    return nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(),
                         nn.Linear(8, 2))

net = build()
torch.save(net.state_dict(), "net.pt")

#zh 换一个进程也一样：先搭同样的结构，再装数值
#en in any later process: same structure first, then the numbers
restored = build()
state = torch.load("net.pt", map_location="cpu", weights_only=True)
print(restored.load_state_dict(state))
restored.eval()  #zh 推理前必做；要接着训练就用 train()  #en for inference; train() to train
print([key for key in state if key.startswith("1.")])
