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


rows, known = [], {}


def store(module):
    """Writes a module, its parameters, buffers and children in state-dict order, and gives its number."""
    kept = {k: v for k, v in module._buffers.items() if k not in module._non_persistent_buffers_set}
    row = [
        [name, mark + KINDS[tensor.dtype] + "x".join(map(str, tensor.shape))]
        for mark, tensors in (("", module._parameters), ("~", kept))
        for name, tensor in tensors.items()
        if tensor is not None
    ]
    # children without tensors count: keys under their names are reported when it is their turn
    row += [[name, store(child)] for name, child in module._modules.items() if child is not None]
    key = json.dumps(row)
    if key not in known:
        known[key] = len(rows)
        rows.append(row)
    return known[key]


def listed(number, prefix=""):
    """The keys of a stored module, to be compared with the state dict's own."""
    for name, what in rows[number]:
        if isinstance(what, int):
            yield from listed(what, f"{prefix}{name}.")
        else:
            yield prefix + name


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
    keys = list(model.state_dict())
    found[name] = {"group": group_of(name), "className": type(model).__name__, "root": store(model)}
    assert keys == list(listed(found[name]["root"])), name
    del model

out = {"torchvision": torchvision.__version__.split("+")[0], "modules": rows, "models": found}
text = json.dumps(out, separators=(",", ":"))
pathlib.Path(sys.argv[1]).write_text(text.replace('"models":{', '\n"models":{\n').replace("},", "},\n").replace("]],", "]],\n") + "\n")
print(f"architectures: {len(found)} models, {len(rows)} modules, torchvision {torchvision.__version__}", file=sys.stderr)
