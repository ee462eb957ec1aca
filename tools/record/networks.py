"""Writes what PyTorch counts and computes of torchvision's models that run here: python3 networks.py OUT.json

Parameters, tensors, bytes of the tensors, leaf modules by class, and the shape that every module gives for one picture
of 224 pixels, as a digest. No number is needed, so all happens on the meta device.
"""

import collections
import hashlib
import json
import pathlib
import sys

import torch
import torchvision
from torchvision import models
from weights import NAMES

results = {}
for name in NAMES:
    with torch.device("meta"):
        model = models.get_model(name, weights=None).eval()
        shapes = {}
        for path, module in model.named_modules():
            # a hook that returned something would replace the output
            module.register_forward_hook(lambda m, i, o, path=path: shapes.update({path: o.shape}))
        with torch.no_grad():
            model(torch.empty(1, 3, 224, 224))
    state = model.state_dict()
    kinds = collections.Counter(type(m).__name__ for m in model.modules() if not list(m.children()))
    lines = "\n".join(f"{path} {'x'.join(map(str, shape))}" for path, shape in sorted(shapes.items()))
    results[name] = {
        "parameters": sum(p.numel() for p in model.parameters()),
        "tensors": len(state),
        "bytes": sum(t.numel() * t.element_size() for t in state.values()),
        "modules": sum(1 for _ in model.modules()),
        "kinds": dict(sorted(kinds.items())),
        "shapes": hashlib.sha256(lines.encode()).hexdigest(),
    }

out = {"torch": torch.__version__.split("+")[0], "torchvision": torchvision.__version__.split("+")[0], "results": results}
pathlib.Path(sys.argv[1]).write_text(json.dumps(out, separators=(",", ":")).replace("},\"", "},\n\"") + "\n")
print(f"networks: {len(results)} under torch {torch.__version__}", file=sys.stderr)
