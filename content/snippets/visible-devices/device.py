#| zh.title: 有什么加速器就用什么
#| en.title: Use whatever accelerator there is
import torch

#zh 先问有没有：2.6 的 CPU 版直接取会报错
#en ask first: a CPU build of 2.6 raises otherwise
if torch.accelerator.is_available():
    device = torch.accelerator.current_accelerator()
else:
    device = torch.device("cpu")
print(device, torch.ones(2, device=device).sum().item())
