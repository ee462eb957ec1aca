#| zh.title: 原文的四行代码，补上导入和一个带 backbone. 前缀的模型
#| en.title: The four original lines, with imports and a model that says backbone.
import torch  #zh 到空行为止都是补的  #en all down to the blank line is added
from torch import nn
from torchvision import models
model = nn.ModuleDict({"backbone": models.resnet18(weights=None)})
pretrained_dict = models.resnet18(weights=None).state_dict()
source = pretrained_dict["fc.weight"]

model_dict = model.state_dict()
# 将pretrained_dict里不属于model_dict的键剔除掉
pretrained_dict = {k: v for k, v in pretrained_dict.items() if k in model_dict}
# 更新现有的model_dict
model_dict.update(pretrained_dict)
# 加载我们真正需要的state_dict
result = model.load_state_dict(model_dict)  #zh 原文没接返回值  #en result is ours

print(result)
print("tensors taken from the file:", len(pretrained_dict))
print("weights arrived:", torch.equal(model["backbone"].fc.weight, source))
