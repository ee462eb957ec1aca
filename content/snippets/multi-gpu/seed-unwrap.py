#| zh.title: 原文的三行代码，补上缺的名字：加载之后，包装没了
#| en.title: The three original lines, with the missing names added
import torch  #zh 到空行为止都是补的  #en all down to the blank line is added
from torch import nn
from types import SimpleNamespace
self = SimpleNamespace(netG=nn.DataParallel(nn.Linear(4, 2)))
path = "net.pt"
torch.save(nn.Linear(4, 2).state_dict(), path)

if isinstance(self.netG, torch.nn.DataParallel):
   self.netG = self.netG.module
self.netG.load_state_dict(torch.load(path))

print(type(self.netG).__name__)  #zh 只剩单卡的模型  #en one GPU from now on
