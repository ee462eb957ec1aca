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

    yield from more_archives(whole, entries)
    yield from more_pickles(changed)
    yield from more_texts(whole)
    yield from more_headers(safetensors, data)


def xored(data, at, bits):
    return patched(data, at, bytes([data[at] ^ bits]))


def more_archives(whole, entries):
    """What miniz says of zip64's records, of one entry, of a layout; and what hangs on a file's size alone."""
    end64, locator, end, central = (whole.rindex(s) for s in (b"PK\6\6", b"PK\6\7", b"PK\5\6", b"PK\1\2"))
    yield "zip64_count.pth", xored(whole, end64 + 36, 1)
    yield "zip64_disk.pth", xored(whole, end64 + 16, 4)
    yield "zip64_offset.pth", xored(whole, end64 + 48, 1)
    yield "zip64_size.pth", xored(whole, end64 + 44, 1)
    yield "zip64_place.pth", xored(whole, locator + 12, 1)
    yield "end_wrong.pth", xored(whole, end + 12, 1)
    yield "entry_disk.pth", xored(whole, central + 34, 4)
    yield "entry_folder.pth", xored(whole, whole.index(b"PK\1\2") + 38, 16)
    yield "entry_method.pth", xored(whole, whole.index(b"PK\1\2") + 10, 16)
    yield "local_name.pth", xored(whole, whole.index(b"archive/data/0"), 1)
    yield "local_description.pth", patched(whole, 0, b"PK\3\4").replace(b"archive/data.pkl", b"archive/data.pkm", 1)
    middle = saved({"w": torch.zeros(900)})
    yield "cut_5k.pth", middle[:-200]
    yield "end_cut_large.pth", saved({"w": torch.zeros(17500)})[:-22]
    yield "cut_10.pth", whole[:10]
    yield "pk.pth", whole[:2]
    yield "twice.pth", whole + whole
    for version in ("0", "abc", "-1"):
        yield f"version_{version}.pth", zipped([(n, version.encode() + b"\n" if n.endswith("/version") else d) for n, d in entries])
    yield "byteorder.pth", zipped([(n, b"middle" if n.endswith("byteorder") else d) for n, d in entries])
    yield "stray_first.pth", zipped([("notes.txt", b"hi"), *entries])
    yield "folder.zip", zipped([("net/net.pth", whole), ("net/README.md", b"hi")])
    yield "bomb_record.pth", zipped([(n, bytes(9_000_000) if n.endswith("data/0") else d) for n, d in entries], zipfile.ZIP_DEFLATED)
    package = io.BytesIO()
    with torch.package.PackageExporter(package) as exporter:
        exporter.save_pickle("model", "net.pkl", {"w": torch.zeros(2)})
    yield "package.pt", package.getvalue()
    yield "traced.pt", traced()


def traced():
    """A script whose constants have keys that its storages have, too."""

    class Net(torch.nn.Linear):
        def forward(self, x):
            return super().forward(x) + torch.tensor([1.0, 2.0, 3.0])

    f = io.BytesIO()
    torch.jit.save(torch.jit.trace(Net(4, 3), torch.zeros(1, 4)), f)
    return f.getvalue()


def more_pickles(changed):
    """Honest names that reach far, and ids, keys and devices that are out of the ordinary."""
    net = torch.nn.Linear(1, 1)
    net.act = torch.relu
    yield "relu.pth", saved(net)
    yield "channels_last.pth", saved({"w": torch.zeros(1), "format": torch.channels_last})
    yield "jagged.pth", saved({"n": torch.nested.nested_tensor([torch.zeros(2, 3), torch.zeros(1, 3)], layout=torch.jagged)})
    for device in ("mps", "xpu"):
        yield f"{device}.pth", changed("data.pkl", lambda d: d.replace(b"cpu", device.encode()))
    key = b"X\1\0\0\0000"
    yield "key_path.pth", changed("data.pkl", lambda d: d.replace(key, b"X\4\0\0\0../0", 1))
    yield "id_list.pth", changed("data.pkl", lambda _: b"\x80\2]Q.")
    yield "id_int.pth", changed("data.pkl", lambda _: b"\x80\2K\1Q.")
    yield "id_class.pth", changed("data.pkl", lambda d: d.replace(b"FloatStorage", b"BloatStorage"))
    yield "list_key.pth", changed("data.pkl", lambda _: b"\x80\2}]K\1s.")
    yield "cut_name.pth", changed("data.pkl", lambda d: d[:d.index(b"_rebuild") + 6])
    yield "cut_number.pth", changed("data.pkl", lambda d: d[:d.index(b"X") + 3])
    yield "numel.pth", changed("data.pkl", lambda _: tensor_pickle(0, (2**62, 4), (4, 1), False, collections.OrderedDict()))
    yield "far.pth", changed("data.pkl", lambda _: tensor_pickle(2**62, (3, 4), (4, 1), False, collections.OrderedDict()))
    yield "state_dicts.pth", saved((NET, {"epoch": 3}))


def more_texts(whole):
    """Texts behind a byte order mark, bytes that were taken for text, and what is no text at all."""
    lfs = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 5\n"
    yield "lfs_bom.pth", b"\xef\xbb\xbf" + lfs
    yield "json_bom.pth", b'\xef\xbb\xbf{"error": "Unauthorized"}'
    yield "xml_bom.pth", b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?><Error><Code>BlobNotFound</Code></Error>'
    yield "utf16.pth", b"\xff\xfe" + whole[:600].decode("latin-1").encode("utf-16-le")
    yield "html_utf16.pth", b"\xff\xfe" + "<html><title>Sign in</title></html>".encode("utf-16-le")
    yield "ff.pth", b"\xff" * 64
    yield "msgpack.pth", b"\x82\xa5model\xc4\2\0\1\xa4step\5"
    yield "zeros_9.pth", bytes(9)
    yield "packed.safetensors", b"\x1f\x8b\x08\0\0\0\0\0" + bytes(20)


def more_headers(safetensors, data):
    def entry(**fields):
        return json.dumps({"a": {"dtype": "F32", "shape": [3, 4], "data_offsets": [0, 48]} | fields})

    yield "blank.safetensors", safetensors(b" " + json.dumps({"a": {"dtype": "U8", "shape": [len(data)], "data_offsets": [0, len(data)]}}).encode())
    yield "metadata.safetensors", safetensors(b'{"__metadata__":{"a":1},"a":{"dtype":"U8","shape":[%d],"data_offsets":[0,%d]}}' % (len(data), len(data)))
    yield "backwards.safetensors", safetensors(entry(data_offsets=[48, 0]).encode())
    yield "overflow.safetensors", safetensors(entry(shape=[2**40, 2**40]).encode())


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
