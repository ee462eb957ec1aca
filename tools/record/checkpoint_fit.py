"""A resnet18 for ten classes out of DataParallel, inside a training checkpoint, as small as it can be: every tensor
is one zero, expanded. python3 tools/record/checkpoint_fit.py src/checkpoint/fixtures/fit
"""
import pathlib
import sys

import torch
from torchvision import models

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
zero, none = torch.zeros(1), torch.zeros(1, dtype=torch.int64)
model = torch.nn.DataParallel(models.resnet18(weights=None, num_classes=10))
state = {k: (none if v.dtype == torch.int64 else zero).squeeze().expand(v.shape) for k, v in model.state_dict().items()}
torch.save({"epoch": 12, "state_dict": state, "best_acc": 0.93}, folder / "resnet18-ten-parallel.pth")
