"""Files of kinds that torch.save does not write by itself, each described as real PyTorch loads it.

python3 tools/record/checkpoint_more.py src/checkpoint/fixtures/more
"""
import collections
import hashlib
import io
import json
import os
import pickle
import struct
import sys
import tarfile
import warnings
import zipfile

import torch
import torch.nn as nn

warnings.filterwarnings("ignore")
out = sys.argv[1]
os.makedirs(out, exist_ok=True)
os.chdir(out)
torch.manual_seed(0)
files = []


def sha(t):
    t = t.detach().resolve_conj().resolve_neg().contiguous()
    return hashlib.sha256(t.reshape(-1).view(torch.uint8).numpy().tobytes() if t.numel() else b"").hexdigest()


def describe(t):
    d = dict(shape=list(t.shape), dtype=str(t.dtype)[6:])
    if t.layout == torch.strided and not t.is_quantized:
        d.update(stride=list(t.stride()), offset=t.storage_offset(), sha256=sha(t))
    elif t.is_quantized:
        d.update(qscheme=str(t.qscheme()))
    else:
        d.update(layout=str(t.layout))
        part = dict(values_sha=t.values())
        if t.layout in (torch.sparse_csc, torch.sparse_bsc):
            part.update(ccol_sha=t.ccol_indices(), row_sha=t.row_indices())
        elif t.layout in (torch.sparse_csr, torch.sparse_bsr):
            part.update(crow_sha=t.crow_indices(), col_sha=t.col_indices())
        d.update({k: sha(v) for k, v in part.items()})
    return d


def walk(o, path, found):
    if isinstance(o, torch.Tensor):
        found.append(dict(path=path, **describe(o)))
    elif isinstance(o, nn.Module):
        for k, v in o.state_dict().items():
            found.append(dict(path=path + ["<state_dict>", k], **describe(v)))
    elif isinstance(o, dict):
        for k, v in o.items():
            walk(v, path + [k if isinstance(k, (str, int)) else repr(k)], found)
    elif isinstance(o, (list, tuple)):
        for i, v in enumerate(o):
            walk(v, path + [i], found)


def keep(name, data, format, **kw):
    """Writes a file and describes what real PyTorch loads from it."""
    with open(name, "wb") as f:
        f.write(data)
    found = []
    walk(torch.load(name, map_location="cpu", weights_only=False, **kw), [], found)
    files.append(dict(file=name, format=format, tensors=found))


def saved(o, **kw):
    b = io.BytesIO()
    torch.save(o, b, **kw)
    return b.getvalue()


state = {"a": torch.randn(3, 4), "b": torch.arange(5), "h": torch.randn(7).half(), "c": torch.randn(2, dtype=torch.complex64)}
state["t"] = state["a"].t()


def rezip(data, change=lambda n, d: d, method=zipfile.ZIP_STORED, order=lambda n: n):
    b = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(b, "w", method) as new:
        for n in order(old.namelist()):
            new.writestr(n, change(n, old.read(n)))
    return b.getvalue()


# big end first: each record's numbers reversed by their element size

keys = {}


class Sizes(pickle.Unpickler):
    def persistent_load(self, id):
        keys[id[2]] = id[1].dtype.itemsize // (2 if id[1].dtype.is_complex else 1)
        s = torch.storage.TypedStorage(wrap_storage=torch.UntypedStorage(id[4] * id[1].dtype.itemsize), dtype=id[1].dtype, _internal=True)
        return s


plain = saved(state)
with zipfile.ZipFile(io.BytesIO(plain)) as z:
    Sizes(io.BytesIO(z.read("archive/data.pkl"))).load()


def swap(n, d):
    if n.endswith("/byteorder"):
        return b"big"
    if "/data/" in n and "/.data" not in n:
        w = keys[n.rsplit("/", 1)[1]]
        return b"".join(d[i : i + w][::-1] for i in range(0, len(d), w))
    return d


keep("big_endian.pt", rezip(plain, swap), "zip")
keep("deflated.pt", rezip(plain, method=zipfile.ZIP_DEFLATED), "zip")
keep("reordered.pt", rezip(plain, order=lambda n: sorted(n, reverse=True)), "zip")
for p in (1,):
    keep(f"protocol{p}.pt", saved(state, pickle_protocol=p), "zip")
    keep(f"protocol{p}_legacy.pt", saved(state, pickle_protocol=p, _use_new_zipfile_serialization=False), "legacy")
keep("protocol5_legacy.pt", saved(state, pickle_protocol=5, _use_new_zipfile_serialization=False), "legacy")
dense = torch.tensor([[1.0, 0, 2, 0], [0, 3, 0, 4], [5, 0, 0, 0], [0, 0, 6, 0]])
keep("sparse_more.pt", saved({"csc": dense.to_sparse_csc(), "bsr": dense.to_sparse_bsr((2, 2)), "bsc": dense.to_sparse_bsc((2, 2))}), "zip")
keep("deep.pt", saved({"x": [{"y": ({"z": [state]},)}], "same": [state, state]}), "zip")


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.pd = nn.ParameterDict({"k": nn.Parameter(torch.randn(2)), "j": nn.Parameter(torch.randn(1))})
        self.seq = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Conv1d(3, 1, 1))
        self.tied = self.seq[0]
        self.register_buffer("skip", torch.ones(2), persistent=False)


keep("module_more.pt", saved({"net": Block(), "extra": [nn.Linear(1, 1)]}), "zip")
crc = torch.serialization.get_crc32_options() if hasattr(torch.serialization, "get_crc32_options") else None
if crc is not None:
    torch.serialization.set_crc32_options(False)
    keep("no_crc.pt", saved(state), "zip")
    torch.serialization.set_crc32_options(True)


# torch.save before 0.1.11: three files in a tar
def old_tar(tensors):
    storages, table = io.BytesIO(), io.BytesIO()
    kinds = {torch.float32: torch.FloatStorage, torch.int64: torch.LongStorage, torch.float16: torch.HalfStorage}
    pickle.dump(len(tensors), storages, 2)
    for i, t in enumerate(tensors.values()):
        pickle.dump((100 + i, "cpu", kinds[t.dtype]), storages, 2)
        raw = t.contiguous().view(-1)
        storages.write(struct.pack("<q", raw.numel()) + raw.view(torch.uint8).numpy().tobytes())
    first = next(iter(tensors.values()))
    pickle.dump([(900, 100, 2, first.numel() - 2)], storages, 2)
    pickle.dump(len(tensors) + 1, table, 2)
    rows = [(i + 1, 100 + i, t.shape, t.contiguous().stride(), 0) for i, t in enumerate(tensors.values())]
    rows.append((len(tensors) + 1, 900, (first.numel() - 3,), (1,), 1))
    for key, storage, size, stride, offset in rows:
        pickle.dump((key, storage, torch.FloatTensor), table, 2)
        table.write(struct.pack("<ii", len(size), 0) + struct.pack(f"<{len(size)}q", *size))
        table.write(struct.pack(f"<{len(size)}q", *stride) + struct.pack("<q", offset))

    class Id:
        def __init__(self, key):
            self.key = key

    class Ids(pickle.Pickler):
        def persistent_id(self, o):
            return o.key if isinstance(o, Id) else None

    main = io.BytesIO()
    Ids(main, 2).dump(collections.OrderedDict([*((k, Id(str(i + 1))) for i, k in enumerate(tensors)), ("view", Id(str(len(tensors) + 1)))]))
    b = io.BytesIO()
    with tarfile.open(fileobj=b, mode="w:", format=tarfile.PAX_FORMAT) as tar:
        for name, part in (("storages", storages), ("tensors", table), ("pickle", main)):
            info = tarfile.TarInfo(name)
            info.size = len(part.getvalue())
            tar.addfile(info, io.BytesIO(part.getvalue()))
    return b.getvalue()


keep("old_tar.pth.tar", old_tar({k: state[k] for k in ("a", "b", "h")}), "tar")
# what pickle.dump writes: each storage is a legacy file of its own inside; torch.load does not take it
data = pickle.dumps({"a": state["a"], "list": [state["b"]]}, protocol=4)
with open("pickle_dump_p4.pkl", "wb") as f:
    f.write(data)
found = []
walk(pickle.loads(data), [], found)
files.append(dict(file="pickle_dump_p4.pkl", format="pickle", tensors=found))
# torch writes protocol 0 and cannot read it back: a storage's reference is text there
for name, kw in (("protocol0.pt", {}), ("protocol0_legacy.pt", dict(_use_new_zipfile_serialization=False))):
    with open(name, "wb") as f:
        f.write(saved(state, pickle_protocol=0, **kw))
    found = []
    walk(state, [], found)
    files.append(dict(file=name, format="legacy" if kw else "zip", tensors=found))
# several records of one name: which of them torch takes hangs on all the names
with zipfile.ZipFile(io.BytesIO(saved({f"w{i}": torch.zeros(2) for i in range(9)}))) as old:
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w") as new:
        for n in old.namelist():
            for i in range(3 if "/data/" in n else 1):
                new.writestr(zipfile.ZipInfo(n), struct.pack("<2f", i, i) if "/data/" in n else old.read(n))
keep("duplicates.pt", b.getvalue(), "zip")
# two elements of four bits in one of torch's, and a header's brace behind white space
import safetensors.torch  # noqa: E402

f4 = torch.arange(16, dtype=torch.uint8).view(torch.float4_e2m1fn_x2).reshape(2, 8)
st = safetensors.torch.save({"f4": f4, "u8": torch.arange(4, dtype=torch.uint8)})
length = struct.unpack("<Q", st[:8])[0]
keep("float4.safetensors", struct.pack("<Q", length + 8) + b"\n\t " + st[8 : 8 + length] + b"     " + st[8 + length :], "safetensors")
with open("manifest.json", "w") as f:
    f.write(json.dumps({"torch": torch.__version__})[:-1] + ', "files": [\n' + ",\n".join(json.dumps(e) for e in files) + "\n]}\n")
print(len(files), "files")
