"""Prints what PyTorch says of every tensor of some checkpoints: python3 tensor_statistics.py OUT.json

Each tensor's count, nan, inf, zeros, min, max, mean and std (of the finite values, in float64), and a histogram
of 40 bins. Complex numbers count as their two parts; quantized ones as their integers.
"""

import json
import math
import pathlib
import sys

import torch


def walk(value, path):
    if isinstance(value, torch.Tensor):
        yield path, value
    elif isinstance(value, dict):
        for k, v in value.items():
            yield from walk(v, [*path, k if isinstance(k, (str, int)) else repr(k)])
    elif isinstance(value, (list, tuple)):
        for i, v in enumerate(value):
            yield from walk(v, [*path, i])


def numbers(t):
    t = t.detach()
    if t.is_quantized:
        t = t.int_repr()
    if t.is_complex():
        # float16 parts have no view_as_real kernel of their own
        t = torch.view_as_real(t.resolve_conj().to(torch.complex128))
    if t.dtype == torch.uint64:
        return torch.tensor([float(x) for x in t.flatten().tolist()], dtype=torch.float64)
    return t.resolve_neg().to(torch.float64).flatten()


def plain(x):
    return x if math.isfinite(x) else str(x)


def describe(t):
    x = numbers(t)
    finite = x[torch.isfinite(x)]
    some = finite.numel() > 0
    out = {
        "count": x.numel(),
        "nan": int(torch.isnan(x).sum()),
        "inf": int(torch.isinf(x).sum()),
        "zeros": int((x == 0).sum()),
        "min": plain(finite.min().item() if some else math.nan),
        "max": plain(finite.max().item() if some else math.nan),
        "mean": plain(finite.mean().item() if some else math.nan),
        "std": plain(finite.std().item() if finite.numel() > 1 else math.nan),
    }
    if some and finite.min() < finite.max():
        out["histogram"] = [int(c) for c in torch.histogram(finite, 40)[0].tolist()]
    return out


FIXTURES = pathlib.Path(__file__).parents[2] / "src/checkpoint/fixtures"
FILES = [
    "t214/dtypes.pt",
    "t214/dtypes_legacy.pt",
    "t214/views.pt",
    "t214/empty_0d.pt",
    "t214/conj_neg.pt",
    "t214/quantized.pt",
    "t214/net_sd_zip_p2.pth",
    "t214/params.pt",
    "t214/train_ckpt_adamw.tar",
]

results = []
for name in FILES:
    loaded = torch.load(FIXTURES / name, weights_only=False, map_location="cpu")
    for path, tensor in walk(loaded, []):
        if tensor.layout != torch.strided or tensor.is_meta:
            continue
        results.append({"file": name, "path": path, **describe(tensor)})
# one line a tensor, so that a difference has a name
lines = ",\n".join(json.dumps(r) for r in results)
version = torch.__version__.split("+")[0]
pathlib.Path(sys.argv[1]).write_text(f'{{"torch": "{version}", "tensors": [\n{lines}\n]}}\n')
