"""A resnet18 for ten classes out of DataParallel, inside a training checkpoint, as small as it can be: every tensor
is one zero, expanded; and a value of each type that stands in checkpoints, under its type as Python prints it.
python3 tools/record/checkpoint_fit.py src/checkpoint/fixtures/fit
"""
import argparse
import collections
import fractions
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

VALUES = [
    None, True, 1, 2**70, 1.5, 2j, "text", b"bytes", bytearray(b"bytes"), (1,), [1], {1}, frozenset([1]), {}, collections.OrderedDict(),
    collections.Counter("a"), collections.defaultdict(int), argparse.Namespace(a=1), fractions.Fraction(1, 2), torch.Size([2]),
    torch.float32, torch.nn.Linear, torch.zeros(1), torch.nn.Parameter(torch.zeros(1)), torch.FloatStorage(1), torch.nn.Linear(1, 1),
    torch.device("cpu"), slice(1),
]
torch.save({str(type(v)): v for v in VALUES}, folder / "types.pt")
