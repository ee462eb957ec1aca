"""Prints what nn.Module.load_state_dict does with many state dicts: python3 load_state_dict.py OUT.json

Every case has the module as a tree of names, shapes and dtypes, the state dict likewise, the call's
options, and what PyTorch gave: the keys it returned, its warnings and the dtypes afterwards, or its error.
No numbers of any tensor are stored; load_state_dict never looks at them.
"""

import collections
import copy
import json
import pathlib
import re
import sys
import warnings

import numpy
import torch
import torchvision
from torch import nn

torch.manual_seed(0)
cases = []


def entry(value):
    """A state dict's value, as load_state_dict looks at it."""
    if isinstance(value, nn.parameter.UninitializedTensorMixin):
        return {"kind": "lazy"}
    if isinstance(value, torch.Tensor):
        spec = {"kind": "tensor", "shape": list(value.shape), "dtype": str(value.dtype).removeprefix("torch.")}
        return spec | ({"meta": True} if value.is_meta else {})
    return {"kind": "object", "type": str(type(value))}


def tree(module):
    """A module as its names, in registration order."""
    out = {"className": type(module).__name__}
    if module._parameters:
        out["parameters"] = [
            [k, v if v is None else entry(v)] + ([] if v is None or v.requires_grad else [True])
            for k, v in module._parameters.items()
        ]
    if module._buffers:
        out["buffers"] = [
            [k, v if v is None else entry(v), k not in module._non_persistent_buffers_set]
            for k, v in module._buffers.items()
        ]
    if module._modules:
        out["children"] = [[k, v if v is None else tree(v)] for k, v in module._modules.items()]
    if isinstance(module, nn.modules.batchnorm._NormBase):
        instance = isinstance(module, nn.modules.instancenorm._InstanceNorm)
        out["norm"] = {"kind": "instance" if instance else "batch", "tracks": module.track_running_stats}
    if type(module).set_extra_state is not nn.Module.set_extra_state:
        out["extraState"] = True
    return out


def given(state_dict):
    if not isinstance(state_dict, collections.abc.Mapping):
        return {"type": str(type(state_dict))}
    metadata = getattr(state_dict, "_metadata", None)
    out = {"entries": [[k, entry(v)] for k, v in state_dict.items() if isinstance(k, str)]}
    if other := [type(k).__name__ for k in state_dict if not isinstance(k, str)]:
        out["otherKeys"] = other
    if metadata is not None:
        names = {"version": "version", "assign_to_params_buffers": "assign"}
        out["metadata"] = [[k, {names[n]: x for n, x in v.items() if n in names}] for k, v in metadata.items()]
    return out


def case(name, module, state_dict, known=None, **options):
    """`known` is the name of a model of torchvision, which the tests build themselves."""
    if hasattr(state_dict, "_metadata"):
        # load_state_dict(assign=True) writes into the metadata that it is given
        state_dict = with_metadata(state_dict, copy.deepcopy(state_dict._metadata))
    record = {"id": name, "module": {"torchvision": known} if known else tree(module), "stateDict": given(state_dict), "options": options}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = module.load_state_dict(state_dict, **options)
            record["result"] = {
                "missing": list(result.missing_keys),
                "unexpected": list(result.unexpected_keys),
                "text": repr(result),
            }
        except Exception as error:
            record["error"] = {"type": type(error).__name__, "text": str(error)}
    record["warnings"] = [str(w.message) for w in caught]
    if "result" in record and not known:
        record["after"] = [[k, entry(v)] for k, v in module.state_dict().items() if isinstance(v, torch.Tensor)]
    cases.append(record)


class Net(nn.Module):
    def __init__(self, classes=10, tracks=True):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3)
        self.bn1 = nn.BatchNorm2d(8, track_running_stats=tracks)
        self.fc = nn.Linear(8, classes)


class Body(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = Net()
        self.register_buffer("mean", torch.zeros(3))
        self.register_buffer("scratch", torch.zeros(3), persistent=False)
        self.register_buffer("none", None)
        self.register_parameter("absent", None)


class Extra(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 2)

    def get_extra_state(self):
        return {"a": 1}

    def set_extra_state(self, state):
        pass


class Optional(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 2)
        self.register_module("later", None)


class Scaled(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(()))
        self.layers = nn.ModuleList([nn.Linear(2, 2), nn.Linear(2, 1)])
        self.named = nn.ModuleDict({"a": nn.Linear(1, 1)})
        self.free = nn.ParameterList([nn.Parameter(torch.zeros(2)), nn.Parameter(torch.zeros(3))])


sd = Net().state_dict()


def plain(**changes):
    """The plain dict of Net's tensors, with keys replaced (dots as __), added, or dropped with None."""
    out = dict(sd)
    for key, value in changes.items():
        name = key.replace("__", ".")
        if value is None:
            out.pop(name, None)
        else:
            out[name] = value
    return out


def without(*parts, source=sd):
    return {k: v for k, v in source.items() if not any(p in k for p in parts)}


def with_metadata(entries, metadata):
    out = collections.OrderedDict(entries)
    out._metadata = metadata
    return out


versions = lambda bn: collections.OrderedDict({"": {"version": 1}, "bn1": {"version": bn}})
no_tracked = without("num_batches")

for strict in (True, False):
    word = "strict" if strict else "not strict"
    case(f"equal, {word}", Net(), sd, strict=strict)
    case(f"equal plain dict, {word}", Net(), dict(sd), strict=strict)
    case(f"module. before every key, {word}", Net(), nn.DataParallel(Net()).state_dict(), strict=strict)
    case(f"no module. where it is expected, {word}", nn.DataParallel(Net()), sd, strict=strict)
    case(f"one missing, {word}", Net(), plain(fc__bias=None), strict=strict)
    case(f"one unexpected, {word}", Net(), plain(extra__weight=torch.ones(1)), strict=strict)
    case(f"other head, {word}", Net(5), sd, strict=strict)
    case(f"head renamed, {word}", Net(), without("fc") | {"head.weight": torch.ones(1), "head.bias": torch.ones(1)}, strict=strict)
    case(f"missing, unexpected and other size, {word}", Net(5), without("running") | {"head.weight": torch.ones(1)}, strict=strict)
    case(f"a training checkpoint, {word}", Net(), {"state_dict": sd, "epoch": 1, "optimizer": {}}, strict=strict)
    case(f"empty, {word}", Net(), {}, strict=strict)
    case(f"a number among the keys, {word}", Net(), plain(epoch=3), strict=strict)
    case(f"a list for a tensor, {word}", Net(), plain(fc__bias=[0.0] * 10), strict=strict)
    case(f"resnet50 into resnet18, {word}", torchvision.models.resnet18(), torchvision.models.resnet50().state_dict(), strict=strict)

for value in ([1], None, "net.pth", Net(), 3, numpy.zeros(3), ("a",)):
    case(f"not a dict: {type(value).__name__}", Net(), value)
for value in (numpy.zeros(10), 1.5, None, "x", {"data": 1}, (1, 2)):
    case(f"{type(value).__name__} for a tensor", Net(), dict(sd) | {"fc.bias": value})

case("num_batches_tracked missing in a plain dict", Net(), dict(no_tracked))
case("num_batches_tracked missing, version 1", Net(), with_metadata(no_tracked, versions(1)))
case("num_batches_tracked missing, version 2", Net(), with_metadata(no_tracked, versions(2)))
case("num_batches_tracked missing, no version", Net(), with_metadata(no_tracked, collections.OrderedDict({"": {}, "bn1": {}})))
case("num_batches_tracked missing, metadata of others", Net(), with_metadata(no_tracked, collections.OrderedDict({"module.bn1": {"version": 2}})))
case("running stats where none are tracked", Net(tracks=False), sd)
case("no running stats where they are tracked", Net(), Net(tracks=False).state_dict())
case("num_batches_tracked of shape (1)", Net(), plain(bn1__num_batches_tracked=torch.tensor([0])))
case("num_batches_tracked of shape (2)", Net(), plain(bn1__num_batches_tracked=torch.tensor([0, 1])))
case("num_batches_tracked of shape (0)", Net(), plain(bn1__num_batches_tracked=torch.zeros(0, dtype=torch.int64)))
case("num_batches_tracked of shape (1, 1)", Net(), plain(bn1__num_batches_tracked=torch.tensor([[0]])))
case("a number where (10) is expected", Net(), plain(fc__bias=torch.tensor(0.0)))
case("transposed", Net(), plain(fc__weight=sd["fc.weight"].t()))
case("same count, other shape", Net(), plain(fc__bias=torch.zeros(2, 5)))
case("zero elements", Net(), plain(fc__bias=torch.zeros(0)))
for dtype in (torch.float16, torch.bfloat16, torch.float64, torch.int64, torch.bool, torch.uint8, torch.complex64):
    name = str(dtype).removeprefix("torch.")
    case(f"{name} for float32", Net(), plain(fc__bias=torch.zeros(10, dtype=dtype)))
    case(f"{name} for float32, assign", Net(), plain(fc__bias=torch.zeros(10, dtype=dtype)), assign=True)
case("float32 for int64", Net(), plain(bn1__num_batches_tracked=torch.tensor(3.7)))
case("float32 for int64, assign", Net(), plain(bn1__num_batches_tracked=torch.tensor(3.7)), assign=True)
case("other head, assign", Net(5), sd, assign=True)
case("missing and assign", Net(), plain(fc__bias=None), assign=True)
case("not strict and assign", Net(), plain(fc__bias=None, x=torch.ones(1)), strict=False, assign=True)
case("meta in the checkpoint", Net(), plain(fc__bias=torch.zeros(10, device="meta")))
case("meta in the checkpoint, assign", Net(), plain(fc__bias=torch.zeros(10, device="meta")), assign=True)
case("meta in the checkpoint, other size", Net(), plain(fc__bias=torch.zeros(3, device="meta")))
with torch.device("meta"):
    nets = [Net(), Net()]
case("into meta", nets[0], sd)
case("into meta, assign", nets[1], sd, assign=True)
assigned = Net().state_dict()
nets[0].load_state_dict(assigned, assign=True)
case("a state dict that was loaded with assign before", Net(), with_metadata(dict(assigned) | {"fc.bias": torch.zeros(10, dtype=torch.float16)}, assigned._metadata))
with torch.device("meta"):
    nets[0] = Net()
case("into meta, a state dict that was loaded with assign before", nets[0], assigned)
with torch.device("meta"):
    nets[1] = Net()
case("into meta without num_batches_tracked, assign", nets[1], dict(no_tracked), assign=True)
case("lazy in the checkpoint", Net(), plain(fc__weight=nn.LazyLinear(3).weight))
case("into nested, all missing", Body(), {})
case("into nested, without the prefix", Body(), sd)
case("into nested, with the prefix", Body(), {f"body.{k}": v for k, v in sd.items()})
case("a buffer that is not persistent", Body(), Body().state_dict() | {"scratch": torch.zeros(3)})
case("a buffer and a parameter that are None", Body(), Body().state_dict() | {"none": torch.zeros(3), "absent": torch.zeros(1)})
case("keys without a dot and with many", Body(), Body().state_dict() | {"body": torch.zeros(1), "body.fc": torch.zeros(1), "body.fc.weight.data": torch.zeros(1), "": torch.zeros(1), ".": torch.zeros(1), "body..weight": torch.zeros(1)})
case("a name that begins like another", Body(), Body().state_dict() | {"bodyguard.weight": torch.zeros(1), "meaning": torch.zeros(1)})
case("a child that is None", Optional(), Optional().state_dict() | {"later.weight": torch.ones(1)})
case("lists, dicts and scalars", Scaled(), Scaled().state_dict())
case("lists, dicts and scalars, all missing", Scaled(), {})
case("a scalar from shape (1)", Scaled(), Scaled().state_dict() | {"scale": torch.ones(1)})
case("another order of keys", Scaled(), dict(reversed(Scaled().state_dict().items())) | {"z": torch.ones(1), "layers.9.weight": torch.ones(1), "a": torch.ones(1)})
case("extra state", Extra(), Extra().state_dict())
case("extra state missing", Extra(), {"fc.weight": torch.ones(2, 2), "fc.bias": torch.ones(2)})
case("extra state missing, not strict", Extra(), {"fc.weight": torch.ones(2, 2), "fc.bias": torch.ones(2)}, strict=False)
case("extra state unexpected", nn.Linear(2, 2), {"weight": torch.ones(2, 2), "bias": torch.ones(2), "_extra_state": 1})
case("extra state unexpected deep", Optional(), {**Optional().state_dict(), "fc._extra_state": 1})
case("weight_norm into a plain layer", nn.Linear(2, 2), nn.utils.weight_norm(nn.Linear(2, 2)).state_dict())
case("weight_norm's parametrization into a plain layer", nn.Linear(2, 2), nn.utils.parametrizations.weight_norm(nn.Linear(2, 2)).state_dict())
case("InstanceNorm, old running stats", nn.Sequential(nn.InstanceNorm2d(3)), {"0.running_mean": torch.zeros(3), "0.running_var": torch.ones(3)})
case("InstanceNorm, one old running stat", nn.Sequential(nn.InstanceNorm2d(3, affine=True)), {"0.weight": torch.ones(3), "0.bias": torch.zeros(3), "0.running_var": torch.ones(3)})
case("InstanceNorm that tracks, without num_batches_tracked", nn.InstanceNorm2d(3, track_running_stats=True), {"running_mean": torch.zeros(3), "running_var": torch.ones(3)})
case("InstanceNorm, running stats of version 2", nn.InstanceNorm2d(3), with_metadata({"running_mean": torch.zeros(3)}, collections.OrderedDict({"": {"version": 2}})))
case("Conv2d without bias", nn.Conv2d(1, 1, 1, bias=False), nn.Conv2d(1, 1, 1).state_dict())
case("torch.compile's prefix", Net(), {f"_orig_mod.{k}": v for k, v in sd.items()})
case("both prefixes", Net(), {f"module._orig_mod.{k}": v for k, v in sd.items()})
case("half of the keys with a prefix", Net(), {(f"module.{k}" if "fc" in k else k): v for k, v in sd.items()})
for arch, classes in (("resnet18", 10), ("vgg11_bn", 2), ("mobilenet_v2", 5), ("squeezenet1_1", 3)):
    make = getattr(torchvision.models, arch)
    case(f"{arch} with {classes} classes from 1000", make(num_classes=classes), make().state_dict())
case("vgg16 into vgg11", torchvision.models.vgg11(num_classes=1), {k: v for k, v in torchvision.models.vgg13(num_classes=1).state_dict().items()})


class Kinds(nn.Module):
    """Parameters and buffers of every kind of number."""

    def __init__(self):
        super().__init__()
        self.whole = nn.Parameter(torch.zeros(2, dtype=torch.int64), requires_grad=False)
        self.imaginary = nn.Parameter(torch.zeros(2, dtype=torch.complex64))
        self.frozen = nn.Parameter(torch.zeros(2), requires_grad=False)
        self.register_buffer("mask", torch.zeros(2, dtype=torch.bool))
        self.register_buffer("mean", torch.zeros(2))


for key in (1, (1, 2), None, 1.5, True, b"fc", frozenset()):
    case(f"a key that is a {type(key).__name__}", Net(), {**sd, key: torch.ones(1)})
    case(f"a key that is a {type(key).__name__}, not strict", nn.Linear(1, 1), {key: 1}, strict=False)
case("keys that are no str before others", Net(), {(1,): 1, 2: 2})
case("a lazy tensor before a key that is no str", nn.Linear(2, 2), {"weight": nn.LazyLinear(2).weight, 1: 1})
HIDDEN = "\u200b \x00 \x7f \xa0 \u2028 \ue000 \xad \x85 \x1b[0m \ufeff \u3000 \u0378 \U000e0001 \U00100000".split(" ")
SEEN = ["é", "日本", "😀", "\u0300", "ａ", "a'b", 'a"b', "a'b\"c", "a\\b", "a\nb", "a\tb", "a\rb", "x y", "", "..", "fc..weight", "fc.weight.", " fc.weight", "FC.weight"]
case("keys as they are printed", Net(), {**sd, **{k: torch.ones(1) for k in SEEN}}, strict=False)
case("keys as they are printed, hidden characters", Net(), {**sd, **{k: torch.ones(1) for k in HIDDEN}}, strict=False)
case("keys with hidden characters, strict", Net(), {**sd, **{k: torch.ones(1) for k in HIDDEN}})
for dtype in (torch.float32, torch.int32, torch.bool, torch.float16, torch.complex64):
    name = str(dtype).removeprefix("torch.")
    given_kinds = {k: torch.zeros(2, dtype=dtype) for k in Kinds().state_dict()}
    case(f"{name} for every kind, assign", Kinds(), given_kinds, assign=True)
    if not dtype.is_complex:
        # the warning about complex numbers comes once a process, and others have had it
        case(f"{name} for every kind", Kinds(), given_kinds)
masked = nn.Module()
masked.register_buffer("mask", torch.zeros(2, dtype=torch.bool))
case("complex64 for bool", masked, {"mask": torch.zeros(2, dtype=torch.complex64)})
case("int64 running statistics, assign", nn.BatchNorm2d(2), {k: v.long() for k, v in nn.BatchNorm2d(2, affine=False).state_dict().items()}, strict=False, assign=True)
case("a frozen layer, int64, assign", nn.Linear(2, 2).requires_grad_(False), {"weight": torch.zeros(2, 2, dtype=torch.int64), "bias": torch.zeros(2)}, assign=True)
for options in ({"affine": False}, {"track_running_stats": False}, {"affine": False, "track_running_stats": False}, {"momentum": None}):
    name = f"BatchNorm2d({', '.join(f'{k}={v}' for k, v in options.items())})"
    case(f"{name} from the default", nn.BatchNorm2d(4, **options), nn.BatchNorm2d(4).state_dict())
    case(f"the default from {name}", nn.BatchNorm2d(4), nn.BatchNorm2d(4, **options).state_dict())
    case(f"{name}, empty", nn.BatchNorm2d(4, **options), {})

# torchvision's published files are older than some of its names
OLD = {
    "vit_b_16": [(r"mlp\.0\.", "mlp.linear_1."), (r"mlp\.3\.", "mlp.linear_2.")],
    "fasterrcnn_resnet50_fpn": [(r"(inner|layer)(_blocks\.\d)\.0\.", r"\1\2."), (r"rpn\.head\.conv\.0\.0\.", "rpn.head.conv.")],
    "maskrcnn_resnet50_fpn": [(r"mask_head\.(\d)\.0\.", lambda m: f"mask_head.mask_fcn{int(m[1]) + 1}.")],
    "retinanet_resnet50_fpn": [(r"_head\.conv\.(\d)\.0\.", lambda m: f"_head.conv.{2 * int(m[1])}.")],
    "densenet121": [(r"(denselayer\d+\.(?:norm|conv))([12]\.)", r"\1.\2")],
    "mnasnet0_5": [],
}
for model, names in OLD.items():
    backbone = {"weights_backbone": None} if "rcnn" in model or "retina" in model else {}
    with torch.device("meta"):
        build = lambda: torchvision.models.get_model(model, weights=None, **backbone)
    current = build().state_dict()
    old = {}
    for key, value in current.items():
        for pattern, name in names:
            key = re.sub(pattern, name, key)
        old[key] = value.to("meta")
    assert names == [] or old.keys() != current.keys()
    case(f"{model} with old names", build(), old, known=model, assign=True)
    if model == "mnasnet0_5":
        case(f"{model} with old names and today's version", build(), with_metadata(old, current._metadata), known=model, assign=True)
case("MNASNet of an unknown version", torchvision.models.mnasnet0_5(), with_metadata({}, {"": {"version": 3}}), known="mnasnet0_5")

out = {"torch": torch.__version__.split("+")[0], "cases": cases}
text = json.dumps(out, ensure_ascii=False, separators=(",", ":"))
# a case a line, so that a difference names its case
pathlib.Path(sys.argv[1]).write_text(text.replace('{"id":', '\n{"id":') + "\n")
print(f"load_state_dict: {len(cases)} cases under torch {torch.__version__}", file=sys.stderr)
