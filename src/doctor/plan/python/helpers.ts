/** Python functions that a program may need; each stands in it once. */

/** Casts every floating tensor of a tree. `DTYPE` is put in. */
export const CAST = `def cast(value, dtype):
    floats = (torch.float64, torch.float32, torch.float16, torch.bfloat16)
    if isinstance(value, torch.Tensor):
        return value.detach().to(dtype) if value.dtype in floats and not value.is_quantized else value
    if isinstance(value, dict):
        return {k: cast(v, dtype) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(cast(v, dtype) for v in value)
    return value`;

/** What weights_only=True loads of a tree. */
export const PLAIN = `GONE = object()


def plain(value):
    """The value as weights_only=True can load it; GONE where there is no such thing."""
    if isinstance(value, torch.Tensor):
        return value if type(value) in (torch.Tensor, torch.nn.Parameter) else value.as_subclass(torch.Tensor)
    if isinstance(value, torch.nn.Module):
        return GONE
    if isinstance(value, dict):
        kept = {k: plain(v) for k, v in value.items()}
        return {k: v for k, v in kept.items() if v is not GONE}
    if isinstance(value, (list, tuple)) and type(value) is not torch.Size:
        return type(value)(None if (kept := plain(v)) is GONE else kept for v in value)
    if isinstance(value, pathlib.PurePath):
        return str(value)
    if isinstance(value, (argparse.Namespace, types.SimpleNamespace)):
        return plain(vars(value))
    if type(value).__module__ == "numpy" and hasattr(value, "dtype") and not value.shape and not value.dtype.hasobject:
        return value.item()
    if isinstance(value, frozenset):
        return set(value)
    simple = (type(None), bool, int, float, complex, str, bytes, bytearray, set, torch.Size, torch.device, torch.dtype)
    return value if isinstance(value, simple) else GONE`;

export const PLAIN_IMPORTS = ['import argparse', 'import pathlib', 'import types'];

/** Only tensors and what holds them. */
export const TENSORS_ONLY = `GONE = object()


def tensors_only(value):
    if isinstance(value, torch.Tensor):
        return value if type(value) in (torch.Tensor, torch.nn.Parameter) else value.as_subclass(torch.Tensor)
    if isinstance(value, dict):
        kept = {k: tensors_only(v) for k, v in value.items()}
        return {k: v for k, v in kept.items() if v is not GONE} or GONE
    if isinstance(value, (list, tuple)):
        kept = [tensors_only(v) for v in value]
        return type(value)(None if v is GONE else v for v in kept) if any(v is not GONE for v in kept) else GONE
    return GONE`;

/** Dotted names, as safetensors needs them. */
export const NAMED = `def named(value, name=""):
    if isinstance(value, torch.Tensor):
        yield name, value
    elif isinstance(value, (dict, list, tuple)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from named(inner, f"{name}.{key}" if name else str(key))`;

/** An archive's records from their local headers alone; the last one may be cut. */
export const RECORDS = `def read_records(path):
    """An archive's records, found without its directory; of one that is cut, the bytes that are there."""
    data = open(path, "rb").read()
    records = {}
    at = data.find(b"PK\\x03\\x04")
    while at >= 0 and at + 30 <= len(data):
        flags, method = struct.unpack_from("<HH", data, at + 6)
        (size,) = struct.unpack_from("<I", data, at + 18)
        name_size, extra_size = struct.unpack_from("<HH", data, at + 26)
        start = at + 30 + name_size + extra_size
        end = start + size
        if flags & 8:  # its size stands behind the data: the first mark whose checksum is right
            end = data.find(b"PK\\x07\\x08", start)
            while 0 <= end < len(data) - 8 and zlib.crc32(data[start:end]) != struct.unpack_from("<I", data, end + 4)[0]:
                end = data.find(b"PK\\x07\\x08", end + 1)
        end = len(data) if end < 0 else end
        name = data[at + 30 : at + 30 + name_size].decode()
        records[name.split("/", 1)[-1]] = data[start:end] if method == 0 else zlib.decompress(data[start:end], -15)
        at = data.find(b"PK\\x03\\x04", end)
    return records`;
export const RECORDS_IMPORTS = ['import struct', 'import zlib'];

/** A record by the directory, also where its own header is damaged. */
export const READ_RECORD = `def read_record(path, archive, info):
    try:
        return archive.read(info)
    except zipfile.BadZipFile:  # its own header is damaged: torch begins data on a multiple of 64
        with open(path, "rb") as file:
            file.seek(-(-(info.header_offset + 34 + len(info.filename.encode())) // 64) * 64)
            data = file.read(info.file_size)
        if zlib.crc32(data) != info.CRC:
            raise
        return data`;
export const READ_RECORD_IMPORTS = ['import zipfile', 'import zlib'];

/** Loads a pickle whose storages may be missing: their tensors are on the meta device. */
export const LOAD_WHOLE = `def load_whole(file, raw):
    """The pickle at the file's place; tensors whose bytes are not all in \`raw\` come without data."""
    storages = {}

    def storage_of(pid):
        _, kind, key, _, numel = pid[:5]
        dtype = torch.uint8 if kind is torch.UntypedStorage else kind.dtype
        if key not in storages:
            size = numel * dtype.itemsize
            data = raw.get(key, b"")
            cut = len(data) < size
            storage = torch.UntypedStorage(size, device="meta" if cut else "cpu")
            if size and not cut:
                storage.copy_(torch.frombuffer(bytearray(data[:size]), dtype=torch.uint8).untyped_storage())
            storages[key] = torch.storage.TypedStorage(wrap_storage=storage, dtype=dtype, _internal=True)
        return storages[key]

    unpickler = Unpickler(file)
    unpickler.persistent_load = storage_of
    return unpickler.load()


def whole(value):
    """Without the tensors that have no data."""
    if isinstance(value, dict):
        return {k: whole(v) for k, v in value.items() if not (isinstance(v, torch.Tensor) and v.is_meta)}
    if isinstance(value, (list, tuple)):
        return type(value)(None if isinstance(v, torch.Tensor) and v.is_meta else whole(v) for v in value)
    return value`;
