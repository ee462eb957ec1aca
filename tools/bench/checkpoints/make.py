"""Writes the checkpoints of the bench with real PyTorch: python3 make.py FOLDER

resnet18.pth         torchvision's resnet18, random weights, every key behind `module.`
resnet18-legacy.pth  the same in the format before 1.6
big.pth              5.09 GB: 363 tensors of bfloat16, as a language model of 2.5 billion parameters has them
"""
import pathlib
import sys

import torch
import torchvision

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
torch.manual_seed(0)

small = {f"module.{k}": v for k, v in torchvision.models.resnet18(weights=None).state_dict().items()}
torch.save(small, folder / "resnet18.pth")
torch.save(small, folder / "resnet18-legacy.pth", _use_new_zipfile_serialization=False)

if not (folder / "big.pth").exists():
    width, inner, layers = 2560, 6912, 30
    big = {"module.embed.weight": torch.zeros(32000, width, dtype=torch.bfloat16)}
    for i in range(layers):
        for name in ["q", "k", "v", "o"]:
            big[f"module.layers.{i}.{name}.weight"] = torch.zeros(width, width, dtype=torch.bfloat16)
        for name in ["gate", "up"]:
            big[f"module.layers.{i}.{name}.weight"] = torch.zeros(inner, width, dtype=torch.bfloat16)
        big[f"module.layers.{i}.down.weight"] = torch.zeros(width, inner, dtype=torch.bfloat16)
        for name in ["norm1", "norm2", "scale", "bias1", "bias2"]:
            big[f"module.layers.{i}.{name}"] = torch.ones(width, dtype=torch.bfloat16)
    big["module.norm.weight"] = torch.ones(width, dtype=torch.bfloat16)
    big["module.head.weight"] = torch.zeros(32000, width, dtype=torch.bfloat16)
    torch.save(big, folder / "big.pth")
for path in sorted(folder.glob("*.pth")):
    print(path.name, path.stat().st_size)
