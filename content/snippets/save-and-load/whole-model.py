#| zh.title: 加载一个整模型文件
#| en.title: Load a file that holds a whole model
import torch
from torch import nn
from torch import serialization as ser

torch.save(nn.Sequential(nn.Linear(4, 2)), "whole.pt")
#zh 先看文件要用到哪些类，这一步不会执行它们
#en ask which classes the file needs; this does not run them
print(sorted(ser.get_unsafe_globals_in_checkpoint("whole.pt")))

#zh 都认识、都信得过，就只放行这几个
#en you know and trust them all: allow these and no others
with ser.safe_globals([nn.Sequential, nn.Linear]):
    net = torch.load("whole.pt", map_location="cpu", weights_only=True)

#zh 只有自己存的文件才这么写：它会执行文件里的任意代码
#en only for a file you wrote yourself: it runs any code in the file
same = torch.load("whole.pt", map_location="cpu", weights_only=False)
torch.save(net.state_dict(), "weights.pt")  #zh 以后用这个  #en from now on
print(type(net).__name__, type(same).__name__, list(net.state_dict()))
