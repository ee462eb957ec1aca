"""Runs the save-and-load lab's programs on the files that its page writes: python3 saved.py JOBS.json"""

import contextlib
import io
import json
import os
import pathlib
import pickle
import sys
import traceback
import types

sys.path.append(str(pathlib.Path(__file__).parents[1] / "record"))

import torch

import training

digits = training.load_digits()
sys.modules["sklearn.datasets"].load_digits = lambda: digits


def tensors(path):
    saved = torch.load(path, map_location="cpu", weights_only=False)
    return saved if isinstance(saved, dict) else saved.state_dict()


def check(job):
    sys.modules["__main__"] = main = types.ModuleType("__main__")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(job["code"], job["file"], "exec"), main.__dict__)
    assert out.getvalue().splitlines()[-1] == job["reads"], out.getvalue()
    try:
        torch.load(job["file"], weights_only=True)
        assert not job["whole"], "weights_only=True took a whole model"
    except pickle.UnpicklingError as error:
        assert job["whole"] and "GLOBAL __main__.Digits was not an allowed global" in str(error), error
    ours, theirs = tensors(job["file"]), tensors("again.pth")
    assert list(ours) == list(theirs) and type(ours) is type(theirs), list(ours)
    for key, tensor in ours.items():
        wanted = pathlib.Path(f"{key}.f32").read_bytes()
        assert bytes(tensor.detach().view(-1).view(torch.uint8).tolist()) == wanted, key
        assert torch.equal(tensor, theirs[key]) and tensor.shape == theirs[key].shape, key


jobs = json.load(open(sys.argv[1]))
home = os.getcwd()
failed = 0
for job in jobs:
    os.chdir(os.path.join(home, job["folder"]))
    try:
        check(job)
    except Exception:
        failed += 1
        print(f"✗ {job['folder']}: {traceback.format_exc(limit=-2).strip()}")
print(f"saved under torch {torch.__version__}: {len(jobs) - failed} of {len(jobs)} files load and have every bit, {failed} wrong")
sys.exit(1 if failed else 0)
