"""Loads what the writers wrote, and what the offered Python writes, and compares every tensor and value."""

import contextlib
import hashlib
import json
import math
import os
import sys
import traceback
import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore")


# the classes of the fixtures, so that whole models load in full
class Net(nn.Module):
    pass


class Tiny(nn.Module):
    pass


class Sub(torch.Tensor):
    pass


def sha(t):
    t = t.detach().cpu().resolve_conj().resolve_neg().contiguous()
    if t.numel() == 0:
        return hashlib.sha256(b"").hexdigest()
    return hashlib.sha256(bytes(t.clone().reshape(-1).view(torch.uint8).numpy())).hexdigest()


def facts(t):
    found = dict(shape=list(t.shape), dtype=str(t.dtype).removeprefix("torch."))
    if t.layout != torch.strided:
        found["layout"] = str(t.layout)
        if t.layout == torch.sparse_coo:
            t = t if t.is_coalesced() else t.coalesce()
            found.update(nnz=t._nnz(), indices_sha=sha(t.indices()), values_sha=sha(t.values()))
        elif t.layout == torch.sparse_csr:
            found.update(crow_sha=sha(t.crow_indices()), col_sha=sha(t.col_indices()), values_sha=sha(t.values()))
        return found
    if t.is_meta:
        return dict(found, device="meta")
    found.update(stride=list(t.stride()), offset=t.storage_offset())
    if t.is_quantized:
        found.update(qscheme=str(t.qscheme()), int_sha=sha(t.int_repr()))
        if t.qscheme() == torch.per_tensor_affine:
            found.update(scale=t.q_scale(), zero_point=t.q_zero_point())
        return found
    return dict(found, requires_grad=bool(t.requires_grad), parameter=isinstance(t, nn.Parameter), sha256=sha(t))


def leaves(value, path=(), above=()):
    """Every value with its path; containers by their kind, each once on its own path."""
    if isinstance(value, (dict, list, tuple)) and id(value) in above:
        yield path, "itself"
    elif isinstance(value, dict):
        yield path, dict
        for key, inner in value.items():
            part = key if isinstance(key, (str, int)) and not isinstance(key, bool) else repr(key)
            yield from leaves(inner, (*path, part), (*above, id(value)))
    elif isinstance(value, (list, tuple)) and not isinstance(value, torch.Size):
        yield path, type(value)
        for i, inner in enumerate(value):
            yield from leaves(inner, (*path, i), (*above, id(value)))
    else:
        yield path, value


def takes(name, known={}):
    """Whether this version of safetensors reads a sound file with one tensor of this dtype."""
    if name not in known:
        from safetensors import safe_open

        header = json.dumps({"x": {"dtype": name, "shape": [0], "data_offsets": [0, 0]}}).encode()
        with open("probe.safetensors", "wb") as file:
            file.write(len(header).to_bytes(8, "little") + header)
        try:
            with safe_open("probe.safetensors", framework="pt"):
                known[name] = True
        except Exception:
            known[name] = False
    return known[name]


def takes_all(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
    return all(takes(entry["dtype"]) for name, entry in header.items() if name != "__metadata__")


def knows_written(job):
    """Whether this version has all dtypes of the written file."""
    if job["format"] == "safetensors":
        return takes_all(job["ours"])
    return all(hasattr(torch, name) for name in job["dtypes"])


def load(path, job):
    if job["format"] == "safetensors":
        from safetensors.torch import load_file

        return load_file(path)
    if job["format"] == "torchscript":
        return dict(torch.jit.load(path).state_dict())
    return torch.load(path, weights_only=job["weights_only"])


# what the offered Python does not carry over: it makes plain tensors, freshly laid out
LAID_OUT = {"stride", "offset", "requires_grad", "parameter"}


def same(a, b):
    if isinstance(a, torch.Tensor) and isinstance(b, torch.Tensor):
        x, y = facts(a), facts(b)
        return {k: v for k, v in x.items() if k not in LAID_OUT} == {k: v for k, v in y.items() if k not in LAID_OUT}
    if isinstance(a, float) and isinstance(b, float) and math.isnan(a):
        return math.isnan(b)
    if isinstance(a, (nn.Module,)):
        return type(a) is type(b)
    return type(a) is type(b) and a == b


def check(job):
    ours = load(job["ours"], job)
    found = dict(leaves(ours))
    if job["expected"] is not None:
        wanted = {tuple(e.pop("path")): e for e in job["expected"]}
        tensors = {path: value for path, value in found.items() if isinstance(value, torch.Tensor)}
        if set(tensors) != set(wanted):
            return f"tensors {sorted(set(map(str, tensors)) ^ set(map(str, wanted)))} are in one only"
        for path, expected in wanted.items():
            there = facts(tensors[path])
            for name, value in expected.items():
                if there.get(name, value) != value:
                    return f"{path} {name}: expected {value}, loaded {there[name]}"
    if job.get("python") is None or not job["readable"]:
        return None
    safe = [path for path in job["originals"] if path.endswith(".safetensors")]
    if not job["damaged"] and not all(map(takes_all, safe)):
        return None
    with open("fix.py", "w") as file:
        file.write(job["python"])
    exec(compile(job["python"], "fix.py", "exec"), {"__name__": "__main__"})
    theirs = dict(leaves(load(job["theirs"], job)))
    if found.keys() != theirs.keys():
        return f"the offered Python gives other keys: {sorted(set(map(str, found)) ^ set(map(str, theirs)))[:6]}"
    for path, value in found.items():
        if not same(value, theirs[path]):
            return f"the offered Python gives another {path}: {theirs[path]!r} where ours is {value!r}"[:600]
    return None


jobs = json.load(open(sys.argv[1]))
home = os.getcwd()
failed = 0
compared = 0
newer = 0
for job in jobs:
    os.chdir(os.path.join(home, job["folder"]))
    if not knows_written(job):
        newer += 1
        continue
    try:
        with contextlib.redirect_stderr(None):
            problem = check(job)
        compared += job.get("python") is not None and job["readable"]
    except Exception:
        problem = traceback.format_exc(limit=-2).strip()
    if problem:
        failed += 1
        print(f"✗ {job['id']} [{job['folder']}] {problem}")
print(f"roundtrip under torch {torch.__version__}: {len(jobs) - failed - newer} of {len(jobs)} files load with every tensor as saved, "
      f"{compared} compared with the offered Python, {newer} have dtypes that this version has not got, {failed} wrong")
sys.exit(1 if failed else 0)
