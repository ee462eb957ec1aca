#| zh.title: 加载预训练权重并推理
#| en.title: Load pretrained weights and predict
#| hub: resnet18 ResNet18_Weights.IMAGENET1K_V1
import torch
from torchvision import models

weights = models.ResNet18_Weights.IMAGENET1K_V1  #zh 写明版本  #en a fixed version
model = models.resnet18(weights=weights)  #zh 首次运行会下载  #en downloads once
model.eval()
preprocess = weights.transforms()  #zh 这份权重配套的预处理  #en made for these weights

#zh 换成你的照片：PIL 图像或 uint8 张量都行
#en put your photo here: a PIL image or a uint8 tensor
photo = torch.zeros(3, 300, 400, dtype=torch.uint8)
batch = preprocess(photo).unsqueeze(0)
with torch.inference_mode():
    probs = model(batch).softmax(dim=1)
names = weights.meta["categories"]
top = [names[i] for i in probs[0].topk(3).indices.tolist()]
print(tuple(batch.shape), batch.dtype, tuple(probs.shape))
print(len(top), "of", len(names), "names")
