"""Writes the logits that torchvision's models give with numbers made by rule: python3 network_logits.py OUT.json

Every number of the state dict and of the image comes from a hash of where it stands, so that whoever reads the
goldens can make the same ones (src/nn/networks/golden-numbers.ts) and none of them has to be stored. The images are
small and no multiples of anything, so that every rounding of a window happens.
"""

import json
import math
import pathlib
import sys

import numpy
import torch
import torchvision
from torchvision import models

FAMILIES = ("alexnet", "vgg", "resnet", "resnext", "wide_resnet", "squeezenet", "densenet", "mobilenet")
SHAPE = (1, 3, 83, 70)
# one of each 8 logits is enough to know them by
EVERY = 8
# the image's own place, beyond those of the tensors
IMAGE = 0xFFFF


def uniform(place, count):
    """`count` numbers of [0, 1) with 24 bits each, from a hash of place and index."""
    x = numpy.arange(1, count + 1, dtype=numpy.uint32) * numpy.uint32(0x9E3779B1)
    x += numpy.uint32(place * 0x85EBCA77 & 0xFFFFFFFF)
    x ^= x >> numpy.uint32(16)
    x *= numpy.uint32(0x7FEB352D)
    x ^= x >> numpy.uint32(15)
    x *= numpy.uint32(0x846CA68B)
    x ^= x >> numpy.uint32(16)
    return (x >> numpy.uint32(8)).astype(numpy.float64) / 2**24


def fill(place, key, tensor):
    u = uniform(place, tensor.numel())
    if tensor.dim() >= 2:
        values = (2 * u - 1) * math.sqrt(6 / tensor[0].numel())
    elif key.endswith("weight"):
        values = 0.65 + 0.6 * u
    elif key.endswith("running_var"):
        values = 0.6 + u
    else:
        values = 0.2 * u - 0.1
    tensor.copy_(torch.from_numpy(values.astype(numpy.float32)).view(tensor.shape))


def main(out):
    results = {}
    image = uniform(IMAGE, math.prod(SHAPE)) * 4 - 2
    x = torch.from_numpy(image.astype(numpy.float32)).view(SHAPE)
    names = [n for n in models.list_models(module=models) if n.startswith(FAMILIES)]
    for name in names:
        model = models.get_model(name, weights=None).eval()
        with torch.no_grad():
            for place, (key, tensor) in enumerate(model.state_dict().items()):
                if tensor.is_floating_point():
                    fill(place, key, tensor)
            logits = model(x)[0]
            # in float64, so that the goldens are nearer to the truth than anything held to them
            exact = model.double()(x.double())[0]
            # what the first layer does must still be seen behind the last
            grey = model(0 * x.double())[0]
        seen = float((exact - grey).abs().max() / exact.abs().max())
        assert seen > 0.01, (name, seen)
        assert torch.allclose(logits.double(), exact, rtol=1e-3, atol=float(exact.abs().max()) * 1e-4), name
        results[name] = {
            "largest": float(exact.abs().max()),
            "top": exact.topk(5).indices.tolist(),
            "logits": [float(f"{v:.8g}") for v in exact[::EVERY].tolist()],
            # how far PyTorch's own float32 is from it, in units of the largest
            "float32": float(f"{float((logits.double() - exact).abs().max() / exact.abs().max()):.2g}"),
        }
        print(name, results[name]["largest"], results[name]["float32"], seen, file=sys.stderr)
    head = {
        "torch": torch.__version__.split("+")[0],
        "torchvision": torchvision.__version__.split("+")[0],
        "shape": SHAPE,
        "every": EVERY,
    }
    lines = ",\n".join(f"{json.dumps(n)}:{json.dumps(r, separators=(',', ':'))}" for n, r in results.items())
    pathlib.Path(out).write_text(json.dumps(head)[:-1] + ',"results":{\n' + lines + "\n}}\n")


if __name__ == "__main__":
    main(sys.argv[1])
