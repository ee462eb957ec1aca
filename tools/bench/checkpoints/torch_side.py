"""What real PyTorch does in the bench: python3 torch_side.py TASK FILE [OUT], a line of JSON to stdout.

list, list-mmap      torch.load, then every key, dtype and shape
repair, repair-mmap  the same, `module.` taken off every key, torch.save to OUT
"""
import hashlib
import json
import resource
import sys
import time

import torch


AGAIN = 5


def io(name):
    with open("/proc/self/io") as file:
        return int(dict(line.split(": ") for line in file)[name])


def main(task, path, out=None):
    torch.zeros(1)
    times = []
    before = io("rchar")
    for i in range(1 if task.startswith("repair") else AGAIN + 1):
        start = time.perf_counter()
        state = torch.load(path, weights_only=True, map_location="cpu", mmap=task.endswith("mmap"))
        if task.startswith("repair"):
            state = {k.removeprefix("module."): v for k, v in state.items()}
            torch.save(state, out)
        listing = sorted([k, str(v.dtype).removeprefix("torch."), list(v.shape)] for k, v in state.items())
        times.append((time.perf_counter() - start) * 1000)
        read = io("rchar") - before if i == 0 else read
        state = None
    text = json.dumps(listing, separators=(",", ":"))
    print(json.dumps({
        "milliseconds": times[0],
        "again": sorted(times[1:])[AGAIN // 2] if times[1:] else None,
        "bytes": read,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "listing": hashlib.sha256(text.encode()).hexdigest(),
        "tensors": len(listing),
        "version": torch.__version__.split("+")[0],
    }))


main(*sys.argv[1:])
