"""Prints what PyTorch reads out of CUDA_VISIBLE_DEVICES for many values: python3 visible_devices.py OUT.json

The machine with GPUs is a made-up one: NVML's answers (how many there are, and their UUIDs) are replaced, the
parsing and counting are PyTorch's own.
"""

import json
import os
import pathlib
import sys

import torch
from torch import cuda

UUIDS = [
    "GPU-8932f937-d72c-4106-c12f-20bd9faed9f6",
    "GPU-8932aaaa-0c2f-4e1a-9f57-1d2b3c4d5e6f",
    "GPU-1f22a253-c329-dfb7-0db4-e005efb6a4c7",
    "GPU-1ff0c0de-7a3b-4d21-8c55-6b7a8c9d0e1f",
    "GPU-ac079011-1c45-9671-7524-fdb54db329d8",
    "GPU-ad0be000-5d6e-4f70-8123-456789abcdef",
    "GPU-e91edf3b-b297-37c1-a2a7-7601c3238fa2",
    "GPU-f7d5c3b1-2e4a-4c68-b0d2-f4e6a8c0b2d4",
]
full = UUIDS[0]

VALUES = [
    None, "", " ", "0", "1", "7", "8", "9", "64", "-1", "+1", "-", "+", "--1", "+-1", "00", "01", "1e3", "0x1", "1.5",
    "0,1", "1,0", "3,2,1,0", "0,1,2,3,4,5,6,7", "7,6,5,4,3,2,1,0", "0,1,2,3,4,5,6,7,8", "0, 1", " 0 , 1 ", "0,1,", ",0,1", "0,,1", ",",
    "0,0", "1,1", "0,1,0", "0,00", "1,01", "1,+1", "0,-1,1", "-1,0", "0,1,-1", "2,9,1", "9,0", "0,8", "0 1", "0;1", "0|1", "0-3", "0:3", "[0,1]",
    "cuda:0", "cuda:0,cuda:1", "gpu0", "0gpu", "1gpu2,2ampere", "a,0", "0,a,1", "all", "none", "None", "void", "NoDevFiles", "True", "'0'", '"0,1"',
    "0\n", "0\t,1", "１", "²", "٣", "99999999999999999999", "2147483648,0",
    full, "GPU-8932f937", "GPU-8932", "GPU-", "GPU-1f", "GPU-1f2", "GPU-1ff,GPU-1f2", "GPU-ac,GPU-ad", "GPU-ac,GPU-ac", "GPU-ac, GPU-ad", "GPU-ac,1", "1,GPU-ac",
    "GPU-ac,GPU-ac079011", "GPU-ac,,GPU-ad", "GPU-zzz", "GPU-ac,GPU-zzz,GPU-ad", "GPU-AC", "gpu-ac", " GPU-ac", "GPU-ac ", "8932f937", "GPU-0",
    "\ufeff1", "\x1c1", "\x1d0,1", "\x851", "1\x85,2", "\u30001", "\u200b1", "0\r\n,1", "0,\t,1", ",,", "0,,0", "0 , ,1",
    "-0", "0,-0", "+0,0", "0,+-1", "-,0", "1,1,-", "0,1_0", "1x,1y", "a,a", "0,x,0", "8,8", "0,9,9", "-1,-1",
    "٠,1", "१", "𝟘", "1²", "¹", "½", "①", "⓪", "❶", "➊", "⒈", "⓵", "㈠", "Ⅰ", "፩", "᧚", "፪1", "🄀", "🄁", "𐩀", "𐹠", "𑁒", "₁", "㊀", "-²", "+١", "0,²,0",
    "9007199254740992,9007199254740993", "0,99999999999999999999999,99999999999999999999998", "18446744073709551616,0", "1" * 60 + "+",
    "GPU-,GPU-ac", "GPU-ac,GPU-", "GPU-ac,", ",GPU-ac", "GPU-ac,GPU-zz,GPU-ac", "GPU-zz,GPU-zz", "GPU-1f2,GPU-1f", "GPU-ac,gpu-ad,GPU-1ff", "GPU-ac,MIG-a", "GPU-ac,1,1",
    f"{full},GPU-8932f937", f"{full}x", "GPU-8932F937", "GPU-f7,GPU-e9,GPU-ad,GPU-ac,GPU-1ff,GPU-1f2,GPU-8932a,GPU-8932f",
    "0,MIG-a", "MIG-a,1,MIG-a", "MIG-a,", "MIG-a,0,0", " MIG-a", "MIG-a, MIG-b",
    "MIG-GPU-8932f937/1/0", "MIG-a,MIG-b", "MIG-a,MIG-a", "MIG-a,GPU-ac", "MIG-", "mig-a",
]
COUNTS = (8, 2, 1, 0)


def attempt(work):
    try:
        return work()
    except Exception as error:
        return {"type": type(error).__name__, "text": str(error)}


cases = []
for value in VALUES:
    os.environ.pop("CUDA_VISIBLE_DEVICES", None)
    if value is not None:
        os.environ["CUDA_VISIBLE_DEVICES"] = value
    parsed = attempt(cuda._parse_visible_devices)
    case = {"id": "unset" if value is None else json.dumps(value), "value": value, "parsed": parsed, "counts": []}
    for count in COUNTS:
        cuda._raw_device_count_nvml = lambda count=count: count
        cuda._raw_device_uuid_nvml = lambda count=count: UUIDS[:count]
        seen = {"gpus": count, "count": attempt(cuda._device_count_nvml)}
        if isinstance(parsed, list) and parsed and isinstance(parsed[0], str) and parsed[0].startswith("GPU-"):
            seen["ordinals"] = cuda._transform_uuid_to_ordinals(parsed, UUIDS[:count])
        case["counts"].append(seen)
    cases.append(case)

out = {"torch": torch.__version__.split("+")[0], "uuids": UUIDS, "cases": cases}
text = json.dumps(out, ensure_ascii=False, separators=(",", ":"))
pathlib.Path(sys.argv[1]).write_text(text.replace('{"id":', '\n{"id":') + "\n", encoding="utf-8")
print(f"visible_devices: {len(cases)} values under torch {torch.__version__}", file=sys.stderr)
