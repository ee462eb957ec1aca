"""Writes the state-dict keys of torchvision's models as one compact file: python3 architectures.py OUT.json

A model is a tree of modules, and equal subtrees, of which networks have many, are written once: `modules` has
them as [name, what] pairs in state-dict order, where `what` is the number of another entry, or a tensor as
"64x3x7x7" (a parameter of float32), with "~" before it for a buffer and "i" for int64.
"""

import json
import pathlib
import sys

import torch
import torchvision
from torchvision import models

GROUPS = ("quantization", "segmentation", "detection", "video", "optical_flow")
KINDS = {torch.float32: "", torch.int64: "i"}


def group_of(name):
    module = models.get_model_builder(name).__module__.removeprefix("torchvision.models.").split(".")[0]
    return module if module in GROUPS else "classification"


def tensors(module, prefix=""):
    """Names and tensors in state-dict order, without forgetting which are parameters."""
    parameters = dict(module.named_parameters(remove_duplicate=False))
    return [(k, v, k in parameters) for k, v in module.state_dict().items()]


rows, known = [], {}


def store(items):
    """Writes a module whose tensors are `items` and gives its number."""
    row, at = [], 0
    while at < len(items):
        name = items[at][0][0]
        end = at
        while end < len(items) and items[end][0][0] == name:
            end += 1
        if len(items[at][0]) == 1:
            _, tensor, parameter = items[at]
            row.append([name, ("" if parameter else "~") + KINDS[tensor.dtype] + "x".join(map(str, tensor.shape))])
            end = at + 1
        else:
            row.append([name, store([(path[1:], *rest) for path, *rest in items[at:end]])])
        at = end
    key = json.dumps(row)
    if key not in known:
        known[key] = len(rows)
        rows.append(row)
    return known[key]


found = {}
for name in models.list_models():
    options = {"weights": None} | ({"weights_backbone": None} if group_of(name) in ("segmentation", "detection") else {})
    # aux_logits and init_weights only differ between weights; these are the builders' defaults with weights
    if name in ("googlenet", "inception_v3"):
        options |= {"init_weights": False}
    if name in ("quantized_googlenet", "quantized_inception_v3"):
        options |= {"init_weights": False, "quantize": False}
    try:
        # no numbers are needed, and vit_h_14 alone would take 2.5 GB
        with torch.device("meta"):
            model = models.get_model(name, **options)
    except (NotImplementedError, RuntimeError):
        # some builders compute with their tensors
        model = models.get_model(name, **options)
    items = [(key.split("."), tensor, parameter) for key, tensor, parameter in tensors(model)]
    found[name] = {"group": group_of(name), "className": type(model).__name__, "root": store(items)}
    del model

out = {"torchvision": torchvision.__version__.split("+")[0], "modules": rows, "models": found}
text = json.dumps(out, separators=(",", ":"))
pathlib.Path(sys.argv[1]).write_text(text.replace('"models":{', '\n"models":{\n').replace("},", "},\n").replace("]],", "]],\n") + "\n")
print(f"architectures: {len(found)} models, {len(rows)} modules, torchvision {torchvision.__version__}", file=sys.stderr)
