"""Checkpoints with one thing wrong each, and what real PyTorch says of them.

python3 tools/record/damaged.py make FOLDER             writes the files
python3 tools/record/damaged.py say FOLDER RECORD.json  loads each, by default, with weights_only=False, by safetensors
"""
import collections
import io
import json
import os
import pickle
import struct
import sys
import warnings
import zipfile

import torch
import torch._utils
from safetensors.torch import load_file, save

warnings.filterwarnings("ignore")
NET = {"fc.weight": torch.arange(12.0).reshape(3, 4), "fc.bias": torch.zeros(3)}


def saved(obj, **options):
    f = io.BytesIO()
    torch.save(obj, f, **options)
    return f.getvalue()


def zipped(entries, method=zipfile.ZIP_STORED):
    f = io.BytesIO()
    with zipfile.ZipFile(f, "w", method) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return f.getvalue()


def patched(data, at, new):
    return data[:at] + new + data[at + len(new):]


def tensor_pickle(*args):
    """A state dict of one tensor whose rebuild function is called with the storage and these."""
    storage = object()

    class Pickler(pickle.Pickler):
        def persistent_id(self, obj):
            return ("storage", torch.FloatStorage, "0", "cpu", 12) if obj is storage else None

    class Tensor:
        def __reduce__(self):
            return torch._utils._rebuild_tensor_v2, (storage, *args)

    f = io.BytesIO()
    Pickler(f, 2).dump({"w": Tensor()})
    return f.getvalue()


def files():
    whole = saved(NET)
    archive = zipfile.ZipFile(io.BytesIO(whole))
    entries = [(name, archive.read(name)) for name in archive.namelist()]

    def changed(ending, change):
        return zipped([(n, change(d) if n.endswith(ending) else d) for n, d in entries])

    def tensor(*args):
        return changed("data.pkl", lambda _: tensor_pickle(*args))

    yield "directory.pth", patched(whole, whole.index(b"PK\1\2"), b"\0")
    yield "multidisk.pth", patched(whole, whole.rindex(b"PK\6\6") + 16, b"\7")
    yield "bzip2.pth", zipped(entries, zipfile.ZIP_BZIP2)
    plain = zipped(entries)
    locked = bytearray(plain)
    for i in range(len(plain)):
        if plain[i:i + 4] == b"PK\1\2":
            locked[i + 8] |= 1
    yield "encrypted.pth", bytes(locked)
    yield "no_root.pth", zipped([(n.split("/", 1)[1], d) for n, d in entries])
    yield "husk.pth", zipped([e for e in entries if not e[0].endswith("data.pkl")])
    yield "long_record.pth", changed("data/0", lambda d: d + bytes(8))

    view = (False, collections.OrderedDict())
    yield "negative_offset.pth", tensor(-1, (3, 4), (4, 1), *view)
    yield "negative_size.pth", tensor(0, (-3, 4), (4, 1), *view)
    yield "negative_stride.pth", tensor(0, (3, 4), (-4, 1), *view)
    yield "few_arguments.pth", tensor(0, (3, 4))
    for protocol in (0, 1, 3):
        yield f"protocol{protocol}.pth", saved(NET, pickle_protocol=protocol)

    legacy = saved(NET, _use_new_zipfile_serialization=False)
    yield "legacy_protocol1.pth", saved(NET, pickle_protocol=1, _use_new_zipfile_serialization=False)
    yield "legacy_header.pth", patched(legacy, legacy.index(b"\x80\2M\xe9\3") + 3, b"\xea")
    yield "legacy_count.pth", patched(legacy, legacy.rindex(struct.pack("<q", 12)), struct.pack("<q", 13))
    yield "legacy_crlf.pth", legacy.replace(b"\n", b"\r\n")
    new = {"w": torch.tensor([1, 2, 3], dtype=torch.uint16)}
    yield "legacy_uint16.pth", saved(new, _use_new_zipfile_serialization=False)

    yield "bom.pth", b"\xef\xbb\xbf" + whole
    yield "from.pth", b"from torch import nn\n\n\nclass Net(nn.Module):\n    pass\n"
    yield "npy.pth", b"\x93NUMPY\1\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }".ljust(128)
    yield "png.pth", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(20)
    yield "xz.pth", b"\xfd7zXZ\0\0\4\xe6\xd6\xb4F" + bytes(20)

    st = save(NET)
    length = struct.unpack("<Q", st[:8])[0]
    header, data = st[8:8 + length], st[8 + length:]

    def safetensors(new):
        return struct.pack("<Q", len(new)) + new + data

    yield "cut_header.safetensors", st[:40]
    yield "five_bytes.safetensors", b"\x58\3\0\0\0"
    yield "json.safetensors", safetensors(header.replace(b":", b";", 1))
    yield "utf8.safetensors", safetensors(header.replace(b"fc.bias", b"fc.\xffias"))
    yield "no_dtype.safetensors", safetensors(header.replace(b'"dtype":"F32",', b"", 1))
    yield "html.safetensors", b"<!DOCTYPE html><html><title>Sign in</title></html>\n"
    yield "lfs.safetensors", b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 5\n"


def said(load, path):
    try:
        return f"ok {list(load(path))}"
    except BaseException as e:
        return f"{type(e).__module__}.{type(e).__name__}: {e}"


mode, folder = sys.argv[1:3]
if mode == "make":
    torch.manual_seed(0)
    os.makedirs(folder, exist_ok=True)
    for name, data in files():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(data)
else:
    ways = {
        "wo": torch.load,
        "full_cpu": lambda path: torch.load(path, map_location="cpu", weights_only=False),
        "safetensors": load_file,
    }
    record = {
        name: {way: said(load, os.path.join(folder, name)) for way, load in ways.items() if way != "safetensors" or name.endswith(".safetensors")}
        for name in sorted(os.listdir(folder))
    }
    with open(sys.argv[3], "w") as f:
        json.dump({"torch": torch.__version__, "files": record}, f, indent="\t", ensure_ascii=False)
        f.write("\n")
