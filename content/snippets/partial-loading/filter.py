#| zh.title: 按键名和形状筛选，装入，再核对
#| en.title: Filter by key and shape, load, then check
#| hub: resnet18 ResNet18_Weights.IMAGENET1K_V1
from torchvision import models

weights = models.ResNet18_Weights.IMAGENET1K_V1
#zh 自己的文件：torch.load("x.pt", map_location="cpu", weights_only=True)
#en your own: torch.load("x.pt", map_location="cpu", weights_only=True)
pretrained = weights.get_state_dict(progress=False, check_hash=True)
model = models.resnet18(weights=None, num_classes=10)

own = model.state_dict()
keep = {k: v for k, v in pretrained.items()
        if k in own and v.shape == own[k].shape}
result = model.load_state_dict(keep, strict=False)

print(f"loaded {len(keep)} of {len(own)}; missing {result.missing_keys}")
#zh 只该缺换掉的那一层；多缺一个都要停下来
#en only the layer you replaced may be missing; stop at anything else
assert set(result.missing_keys) == {"fc.weight", "fc.bias"}, result
