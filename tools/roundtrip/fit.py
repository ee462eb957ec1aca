"""The load_state_dict verdicts and the offered programs, beside real PyTorch and torchvision.

python3 fit.py make FOLDER   writes the checkpoints
python3 fit.py check FOLDER  runs what FOLDER/jobs.json holds and compares
"""
import contextlib
import io
import json
import pathlib
import re
import sys
import warnings

import torch
from torchvision import models

warnings.filterwarnings("ignore")
folder = pathlib.Path(sys.argv[2])


def build(name, **options):
    return models.get_model(name, weights=None, **options)


def make():
    folder.mkdir(parents=True, exist_ok=True)
    plain = build("squeezenet1_1").state_dict()
    mobile = build("mobilenet_v3_small").state_dict()
    shuffle = build("shufflenet_v2_x0_5", num_classes=7).state_dict()
    resnet = build("resnet18", num_classes=10)
    dense = build("densenet121").state_dict()
    # only names and shapes count, and one number in memory for all is less to write
    transformer = {k: torch.zeros(()).expand(v.shape) for k, v in build("vit_b_32").state_dict().items()}
    files = {
        "plain.pth": plain,
        "parallel.pth": {f"module.{k}": v for k, v in plain.items()},
        "compiled.pth": {f"_orig_mod.module.{k}": v for k, v in mobile.items()},
        "nested.pth": {"epoch": 3, "state_dict": {f"model.{k}": v for k, v in mobile.items()}, "best_acc": 0.5},
        "classes.pth": {"model": shuffle, "note": "seven classes", "lr": [0.1]},
        "resnet.pth": resnet.state_dict(),
        "backbone.pth": {k: v for k, v in resnet.state_dict().items() if not k.startswith("fc.")},
        "old.pth": {k: v for k, v in mobile.items() if not k.endswith("num_batches_tracked")},
        "tensor.pth": {"weights": torch.zeros(3), "names": ["a", "b"]},
        "whole.pth": resnet,
        "numbered.pth": {**plain, 0: torch.zeros(1), ("a", 1): 2},
        "average.pth": {"n_averaged": torch.tensor(3), **{f"module.{k}": v for k, v in plain.items()}},
        # as torchvision's published files call them
        "densenet.pth": {re.sub(r"(denselayer\d+\.(?:norm|conv))([12]\.)", r"\1.\2", k): v for k, v in dense.items()},
        "transformer.pth": {
            f"module.{k.replace('mlp.0.', 'mlp.linear_1.').replace('mlp.3.', 'mlp.linear_2.')}": v for k, v in transformer.items()
        },
        "mnasnet.pth": dict(build("mnasnet0_5").state_dict()),
        "mnasnet-whole.pth": build("mnasnet0_5", num_classes=4),
    }
    for name, content in files.items():
        torch.save(content, folder / name)


def says(call):
    try:
        return str(call())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def check():
    wrong = 0
    for job in json.loads((folder / "jobs.json").read_text()):
        path = folder / job["file"]
        model = build(job["target"])
        # what the page calls as it is; a whole model loads with weights_only=False alone
        loaded = torch.load(path, weights_only="whole" not in job["file"])
        # torchvision 0.21 misspells a word of MNASNet's question; the page has the text of 0.27
        found = says(lambda: model.load_state_dict(loaded)).replace("version shluld be", "version should be")
        if found != job["as_is"]:
            wrong += 1
            print(f"✗ {job['file']} into {job['target']}, as it is:\n  torch: {found[:600]}\n  ours:  {job['as_is'][:600]}")
        out = io.StringIO()
        with contextlib.chdir(folder), contextlib.redirect_stdout(out):
            exec(compile(job["python"], "fit.py", "exec"), {"__name__": "__main__"})
        if out.getvalue().strip() != job["fixed"]:
            wrong += 1
            print(f"✗ {job['file']} into {job['target']}, repaired:\n  torch: {out.getvalue()[:600]}\n  ours:  {job['fixed'][:600]}")
    print(f"fit under torch {torch.__version__}: {wrong} wrong")
    return 1 if wrong else 0


sys.exit(make() if sys.argv[1] == "make" else check())
