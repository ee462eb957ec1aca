#| zh.title: 建好结构，再从本地文件装入权重
#| en.title: Build the structure, then load a local file
import torch
from torchvision import models

path = models.ResNet18_Weights.IMAGENET1K_V1.url.rsplit("/", 1)[-1]
print(path)
#zh 这一行代替「已经下载好的文件」，你不需要它
#en this line stands for the file you downloaded; leave it out
torch.save(models.resnet18(weights=None).state_dict(), path)

model = models.resnet18(weights=None)
state = torch.load(path, map_location="cpu", weights_only=True)
print(model.load_state_dict(state))
model.eval()
