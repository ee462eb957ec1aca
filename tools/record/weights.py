"""Writes what torchvision says of the weights of its models that run here: python3 weights.py OUT.json

A model has its class, its parameters and its weights as [name, file, MB of the file (2^20 bytes, as torchvision
counts), top-1 and top-5 accuracy on ImageNet in %, size that the shorter side is resized to, GFLOPS as torchvision
counts them]. What is equal for all is asserted, and written once.
"""

import json
import math
import pathlib
import sys

import torch
import torchvision
from torchvision import models
from torchvision.transforms import InterpolationMode

NAMES = """alexnet vgg11 vgg11_bn vgg13 vgg13_bn vgg16 vgg16_bn vgg19 vgg19_bn resnet18 resnet34 resnet50 resnet101 resnet152
resnext50_32x4d resnext101_32x8d resnext101_64x4d wide_resnet50_2 wide_resnet101_2 squeezenet1_0 squeezenet1_1 densenet121
densenet161 densenet169 densenet201 mobilenet_v2 mobilenet_v3_small mobilenet_v3_large""".split()
MEAN, STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]


def main():
    found = {}
    for name in NAMES:
        enum = models.get_model_weights(name)
        rows = []
        for weights in enum:
            meta, transforms = weights.meta, weights.transforms()
            assert transforms.crop_size == [224] and transforms.interpolation == InterpolationMode.BILINEAR and transforms.antialias
            accuracies = [meta["_metrics"]["ImageNet-1K"][f"acc@{k}"] for k in (1, 5)]
            if math.isnan(accuracies[0]):
                # vgg16's IMAGENET1K_FEATURES have no head that was trained
                continue
            assert transforms.mean == MEAN and transforms.std == STD, weights
            rows.append([weights.name, weights.url.split("/")[-1], meta["_file_size"], *accuracies, *transforms.resize_size, meta["_ops"]])
        assert enum.DEFAULT.name == rows[-1][0], name
        with torch.device("meta"):
            model = models.get_model(name, weights=None)
        found[name] = {"className": type(model).__name__, "enum": enum.__name__, "parameters": enum.DEFAULT.meta["num_params"], "weights": rows}

    out = {"torchvision": torchvision.__version__.split("+")[0], "mean": MEAN, "std": STD, "crop": 224, "models": found}
    text = json.dumps(out, separators=(",", ":"))
    pathlib.Path(sys.argv[1]).write_text(text.replace('"models":{', '"models":{\n').replace("]]},", "]]},\n") + "\n")
    print(f"weights: {len(found)} models, torchvision {torchvision.__version__}", file=sys.stderr)


if __name__ == "__main__":
    main()
