"""Random checkpoints as real PyTorch writes them, each described: python3 random_files.py FOLDER COUNT SEED

Nested dicts, lists and tuples with keys of every kind, tensors of every dtype as views of shared storages, and between
them what checkpoints hold besides; as zips of every protocol, in the format before 1.6, and as safetensors.
"""
import collections
import hashlib
import json
import pathlib
import random
import sys
import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore")
folder, count, seed = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)
rng = random.Random(seed)
torch.manual_seed(seed)

DTYPES = [torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int8, torch.int16, torch.int32, torch.int64,
          torch.uint8, torch.bool, torch.complex64, torch.complex128]
NEWER = [getattr(torch, n) for n in ("float8_e4m3fn", "float8_e5m2", "uint16", "uint32", "uint64") if hasattr(torch, n)]
Point = collections.namedtuple("Point", "x y")


def base(dtype):
    shape = [rng.choice([0, 1, 2, 3, 5, 8]) for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 4]))]
    bits = torch.randint(0, 256, (*shape, torch.empty((), dtype=dtype).element_size()), dtype=torch.uint8)
    if dtype == torch.bool:
        return bits[..., 0] > 127
    return bits.reshape(-1).view(dtype).reshape(shape) if bits.numel() else torch.zeros(shape, dtype=dtype)


def view(t):
    for _ in range(rng.choice([0, 0, 1, 2])):
        kind = rng.randrange(6)
        if kind == 0 and t.dim() > 1:
            t = t.transpose(0, -1)
        elif kind == 1 and t.dim() and t.shape[0] > 1:
            t = t[1:]
        elif kind == 2 and t.dim() and t.shape[-1] > 1:
            t = t[..., ::2]
        elif kind == 3:
            t = t.unsqueeze(0)
        elif kind == 4 and t.dim() and t.shape[0] == 1:
            t = t.expand(3, *t.shape[1:])
        elif kind == 5 and t.dtype.is_complex:
            t = t.conj()
    return t


def tensor(pool, newer):
    if pool and rng.random() < 0.3:
        return view(rng.choice(pool))
    t = base(rng.choice(DTYPES + (NEWER if newer else [])))
    pool.append(t)
    t = view(t)
    if t.dtype.is_floating_point and t.element_size() > 1 and rng.random() < 0.3:
        t = nn.Parameter(t.detach(), requires_grad=rng.random() < 0.7)
    return t


PLAIN = [None, True, False, 0, -1, 255, 256, 65536, 2**31, -(2**40), 2**70, 0.5, -0.0, 1e300, float("inf"), float("nan"),
         "", "text", "权重", "a" * 300, "a.b", b"bytes", 3 + 4j, slice(1, 2), torch.float16, torch.Size([2, 3]), torch.device("cpu")]


def key(i):
    return rng.choice([f"layer{i}.weight", f"k{i}", f"__proto__{i}" if i else "__proto__", "constructor", i, (i, "t"), f"权{i}", i + 0.5])


def value(depth, pool, newer):
    kind = rng.random()
    if depth > 3 or kind < 0.45:
        return tensor(pool, newer)
    if kind < 0.6:
        return rng.choice(PLAIN)
    size = rng.randrange(0, 5)
    if kind < 0.75:
        return {key(i): value(depth + 1, pool, newer) for i in range(size)}
    if kind < 0.85:
        return collections.OrderedDict((key(i), value(depth + 1, pool, newer)) for i in range(size))
    if kind < 0.95:
        return [value(depth + 1, pool, newer) for _ in range(size)]
    return tuple(value(depth + 1, pool, newer) for _ in range(size))


def sha(t):
    t = t.detach().resolve_conj().resolve_neg()
    flat = torch.empty(t.numel(), dtype=t.dtype)
    flat.copy_(t.reshape(-1))
    return hashlib.sha256(bytes(flat.view(torch.uint8).numpy())).hexdigest()


def describe(v, path=()):
    if isinstance(v, torch.Tensor):
        yield {"path": list(path), "shape": list(v.shape), "dtype": str(v.dtype).removeprefix("torch."), "stride": list(v.stride()),
               "offset": v.storage_offset(), "requires_grad": v.requires_grad, "parameter": isinstance(v, nn.Parameter), "sha256": sha(v)}
    elif isinstance(v, dict):
        for k, inner in v.items():
            yield from describe(inner, (*path, k if isinstance(k, (str, int)) and not isinstance(k, bool) else repr(k)))
    elif isinstance(v, (list, tuple)) and not isinstance(v, torch.Size):
        for i, inner in enumerate(v):
            yield from describe(inner, (*path, i))


made = []
for i in range(count):
    pool, kind = [], rng.choice(["zip", "zip", "zip", "legacy"])
    content = {key(j): value(0, pool, kind == "zip") for j in range(rng.randrange(1, 9))}
    protocol = rng.choice([2, 2, 2, 3, 4, 5])
    name = f"{i:04}-{kind}-p{protocol}.pth"
    torch.save(content, folder / name, pickle_protocol=protocol, _use_new_zipfile_serialization=kind == "zip")
    # what loading gives is the truth: saving merges views of one storage and drops what it cannot keep
    loaded = torch.load(folder / name, weights_only=False)
    made.append({"file": name, "format": kind, "tensors": list(describe(loaded))})
(folder / "manifest.json").write_text(json.dumps(made))
print(f"random files: {count} written by torch {torch.__version__}, {sum(len(m['tensors']) for m in made)} tensors")
