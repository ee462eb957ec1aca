#| zh.title: 各版本权重的精度和预处理
#| en.title: Accuracy and preprocessing of each version
from torchvision import models

for name in ("resnet18", "resnet50"):
    for w in models.get_model_weights(name):
        top1 = w.meta["_metrics"]["ImageNet-1K"]["acc@1"]
        size = w.transforms().resize_size
        print(w, "top-1", top1, "resize", size)

best = models.ResNet50_Weights.DEFAULT
print(best is models.get_weight("ResNet50_Weights.IMAGENET1K_V2"))
