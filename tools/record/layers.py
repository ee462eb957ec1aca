"""Writes what single layers of torch.nn give: python3 layers.py OUT.json

The numbers are made by the rule of network_logits.py. Each case names a layer by the arguments that
src/nn/networks/layers.ts takes; what comes out is flattened.
"""

import json
import math
import pathlib
import sys

import torch
from network_logits import IMAGE, fill, uniform
from torch import nn


def conv(*args, **options):
    return {"kind": "conv2d", "args": [*args], "options": options}, nn.Conv2d(*args, **options)


def pool(kind, *args):
    of = {"maxPool2d": nn.MaxPool2d, "avgPool2d": nn.AvgPool2d}[kind]
    # maxPool2d's fourth argument is ceil_mode here; torch.nn has dilation before it
    return {"kind": kind, "args": [*args]}, of(*args[:3], **({"ceil_mode": args[3]} if len(args) > 3 else {}))


def adaptive(size):
    return {"kind": "adaptiveAvgPool2d", "args": [size]}, nn.AdaptiveAvgPool2d(size)


CASES = {
    "conv": ((2, 3, 9, 8), conv(3, 5, 3)),
    "conv-stride-padding": ((1, 3, 10, 7), conv(3, 4, 3, stride=2, padding=1)),
    "conv-no-bias": ((1, 2, 5, 5), conv(2, 3, 1, bias=False)),
    "conv-1x1-stride": ((1, 4, 7, 6), conv(4, 8, 1, stride=2)),
    "conv-dilation": ((1, 3, 12, 11), conv(3, 4, 3, padding=2, dilation=2)),
    "conv-large-kernel": ((1, 3, 30, 27), conv(3, 4, 11, stride=4, padding=2)),
    "conv-whole-image": ((2, 3, 4, 4), conv(3, 6, 4)),
    "conv-vectors-of-four": ((1, 8, 16, 16), conv(8, 16, 3, padding=1)),
    "conv-groups": ((1, 12, 6, 5), conv(12, 8, 3, padding=1, groups=4)),
    "conv-groups-many": ((1, 64, 5, 5), conv(64, 128, 3, stride=2, padding=1, groups=32)),
    "conv-groups-three": ((1, 9, 5, 5), conv(9, 6, 3, groups=3)),
    "conv-depthwise": ((2, 8, 9, 9), conv(8, 8, 3, stride=2, padding=1, groups=8)),
    "conv-depthwise-5": ((1, 6, 9, 7), conv(6, 6, 5, padding=2, groups=6)),
    "conv-depthwise-multiplied": ((1, 4, 6, 6), conv(4, 8, 3, groups=4)),
    "conv-depthwise-dilation": ((1, 4, 9, 9), conv(4, 4, 3, padding=2, dilation=2, groups=4)),
    "batch-norm": ((2, 5, 4, 3), ({"kind": "batchNorm2d", "args": [5]}, nn.BatchNorm2d(5))),
    "batch-norm-eps": ((1, 4, 3, 3), ({"kind": "batchNorm2d", "args": [4, 1e-3]}, nn.BatchNorm2d(4, eps=1e-3))),
    "linear": ((3, 7), ({"kind": "linear", "args": [7, 5]}, nn.Linear(7, 5))),
    "linear-wide": ((1, 2048), ({"kind": "linear", "args": [2048, 24]}, nn.Linear(2048, 24))),
    "linear-no-bias": (
        (2, 5),
        ({"kind": "linear", "args": [5, 3], "options": {"bias": False}}, nn.Linear(5, 3, bias=False)),
    ),
    "flatten": ((2, 3, 4, 5), ({"kind": "flatten", "args": []}, nn.Flatten())),
    "max-pool": ((2, 3, 8, 7), pool("maxPool2d", 2, 2)),
    "max-pool-padding": ((1, 3, 9, 8), pool("maxPool2d", 3, 2, 1)),
    "max-pool-ceil": ((1, 3, 8, 10), pool("maxPool2d", 3, 2, 0, True)),
    "max-pool-ceil-padding": ((1, 2, 6, 5), pool("maxPool2d", 3, 3, 1, True)),
    "avg-pool": ((2, 3, 8, 7), pool("avgPool2d", 2, 2)),
    "avg-pool-overlap": ((1, 3, 8, 7), pool("avgPool2d", 3, 2)),
    "avg-pool-padding": ((1, 3, 8, 7), pool("avgPool2d", 3, 2, 1)),
    "adaptive": ((1, 2, 13, 10), ({"kind": "adaptiveAvgPool2d", "args": [6]}, nn.AdaptiveAvgPool2d(6))),
    "adaptive-up": ((2, 3, 2, 3), ({"kind": "adaptiveAvgPool2d", "args": [7]}, nn.AdaptiveAvgPool2d(7))),
    "adaptive-global": ((2, 5, 7, 9), ({"kind": "adaptiveAvgPool2d", "args": [1]}, nn.AdaptiveAvgPool2d(1))),
    "adaptive-sides": ((1, 2, 13, 10), adaptive([3, 7])),
    "adaptive-height": ((2, 3, 9, 5), adaptive([4, None])),
    "adaptive-width": ((1, 3, 9, 5), adaptive([None, 2])),
    "adaptive-same": ((1, 2, 3, 3), ({"kind": "adaptiveAvgPool2d", "args": [3]}, nn.AdaptiveAvgPool2d(3))),
    **{
        kind: ((3, 17), ({"kind": "activation", "args": [kind]}, module))
        for kind, module in {
            "relu": nn.ReLU(),
            "relu6": nn.ReLU6(),
            "sigmoid": nn.Sigmoid(),
            "hardsigmoid": nn.Hardsigmoid(),
            "hardswish": nn.Hardswish(),
            "silu": nn.SiLU(),
        }.items()
    },
}

results = []
for case, (shape, (layer, module)) in CASES.items():
    # activations are to see their bends
    span = 20 if layer["kind"] == "activation" else 4
    x = torch.from_numpy(uniform(IMAGE, math.prod(shape)) * span - span / 2).float().view(shape)
    module.eval()
    with torch.no_grad():
        for place, (key, tensor) in enumerate(module.state_dict().items()):
            if tensor.is_floating_point():
                fill(place, key, tensor)
        out = module.double()(x.double())
    assert torch.equal(nn.Dropout(0.5).eval()(out), out)
    values = [float(f"{v:.8g}") for v in out.flatten().tolist()]
    results.append({"id": case, **layer, "shape": shape, "span": span, "outputShape": out.shape, "output": values})

# train mode: statistics of the batch, and what becomes of the running ones, over three steps
training = []
for case, options in {
    "default": {},
    "momentum": {"momentum": 0.5},
    "cumulative": {"momentum": None},
    "no-affine-numbers": {"eps": 0.5},
}.items():
    module = nn.BatchNorm2d(3, **options)
    steps = []
    with torch.no_grad():
        for place, (key, tensor) in enumerate(module.state_dict().items()):
            if tensor.is_floating_point():
                fill(place, key, tensor)
        module = module.double()
        for step, shape in enumerate([(2, 3, 4, 3), (1, 3, 5, 2), (4, 3, 1, 1)]):
            x = torch.from_numpy(uniform(IMAGE - step, math.prod(shape)) * 6 - 2).float().view(shape)
            out = module(x.double())
            state = {k: v.tolist() for k, v in module.state_dict().items() if not k.endswith(("weight", "bias"))}
            steps.append({"shape": shape, "output": [float(f"{v:.8g}") for v in out.flatten().tolist()], **state})
    training.append({"id": case, "options": options, "steps": steps})
try:
    nn.BatchNorm2d(3)(torch.zeros(1, 3, 1, 1))
except ValueError as error:
    single = str(error)
dropout = {}
for p in (-0.1, 1.5):
    try:
        nn.Dropout(p)
    except ValueError as error:
        dropout[str(p)] = str(error)

lines = lambda cases: ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
head = {"torch": torch.__version__.split("+")[0], "single": single, "dropout": dropout}
pathlib.Path(sys.argv[1]).write_text(
    f'{json.dumps(head)[:-1]},"layers":[\n{lines(results)}\n],"training":[\n{lines(training)}\n]}}\n'
)
