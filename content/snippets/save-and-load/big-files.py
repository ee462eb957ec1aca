#| zh.title: 大文件与 safetensors
#| en.title: Large files, and safetensors
import torch
from safetensors.torch import load_file, save_file
from torch import nn

def build():
    return nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))

torch.save(build().state_dict(), "big.pt")
with torch.device("meta"):  #zh 只有形状，不占内存  #en shapes only, no memory
    model = build()
state = torch.load("big.pt", map_location="cpu", mmap=True,
                   weights_only=True)
print(model.load_state_dict(state, assign=True))
print({p.device.type for p in model.parameters()})

save_file(model.state_dict(), "big.safetensors")
other = build()
print(other.load_state_dict(load_file("big.safetensors", device="cpu")))
