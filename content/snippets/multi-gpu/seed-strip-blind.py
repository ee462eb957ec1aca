#| zh.title: 原文的循环，喂给它一个没有前缀的文件
#| en.title: The original loop, given a file without the prefix
from torchvision import models  #zh 前两行是补的  #en two lines are added
state_dict = models.resnet18(weights=None).state_dict()

from collections import OrderedDict
new_state_dict = {}  ## or OrderedDict()
for k,v in state_dict.items():
	name = k[7:]
	new_state_dict[name]  =v 

print(len(state_dict), "->", len(new_state_dict))
for k in ("conv1.weight", "bn1.bias", "fc.bias"):
    print(k, "->", repr(k[7:]))
print("_metadata kept:", hasattr(new_state_dict, "_metadata"))
