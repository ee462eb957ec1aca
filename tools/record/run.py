"""Runs snippets under the Python that runs this file, each in a fresh folder and a fresh process.

    python3 run.py JOBS.json RESULTS.json

JOBS: {"root": folder, "jobs": [{"id", "code": {"zh", "en"}, "hub": [{"model", "weights"}]}]}.
RESULTS: {"torch", "torchvision", "python", "results": {id: {"exit", "stdout", "stderr", "twin"}}}.
"""

import ast
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import torch
import torchvision

# Generous: the slowest snippet takes seconds; a hang must not eat the whole run.
SECONDS_PER_SNIPPET = 180
# torch takes about 300 MB a process; two at a time suit small machines.
WORKERS = 2


def same_program(zh, en):
    """Whether the two renderings are one program; None where neither parses (quoted broken lines)."""
    try:
        return ast.dump(ast.parse(zh)) == ast.dump(ast.parse(en))
    except SyntaxError:
        return None


def stand_in(home, model, weights):
    """Puts random weights where torchvision's download of `weights` would be, so no network is needed."""
    enum = torchvision.models.get_model_weights(model)[weights.rsplit(".", 1)[-1]]
    file = home / "hub" / "checkpoints" / enum.url.rsplit("/", 1)[-1]
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(0)
        torch.save(torchvision.models.get_model(model, weights=None).state_dict(), file)


def run(job, root, home):
    folder = root / "work" / job["id"].replace("/", "__")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    inside = root / "file" / job["id"].replace("/", "__")
    inside.mkdir(parents=True, exist_ok=True)
    script = inside / "snippet.py"
    script.write_text(job["code"]["en"], encoding="utf-8")
    env = {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "HOME": str(folder),
        "TORCH_HOME": str(home),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1",
        "LANG": "C.UTF-8",
    }
    # no TORCH_HOME of ours may differ from what a reader has, except for where it lies
    try:
        done = subprocess.run(
            [sys.executable, str(script)],
            cwd=folder,
            env=env,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=SECONDS_PER_SNIPPET,
        )
        out, err, code = done.stdout.decode(), done.stderr.decode(), done.returncode
    except subprocess.TimeoutExpired:
        out, err, code = "", f"TimeoutError: still running after {SECONDS_PER_SNIPPET} s", 124
    clean = lambda text: re.sub(re.escape(str(folder)) + "/?", "", text).replace(str(home), "~/.cache/torch")
    return {
        "exit": code,
        "stdout": clean(out),
        "stderr": clean(err),
        "twin": same_program(job["code"]["zh"], job["code"]["en"]),
    }


def main():
    jobs = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    root = pathlib.Path(jobs["root"]).resolve()
    home = root / f"torch-home-{torch.__version__}"
    for job in jobs["jobs"]:
        for weights in job["hub"]:
            stand_in(home, **weights)
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        results = dict(zip([j["id"] for j in jobs["jobs"]], pool.map(lambda j: run(j, root, home), jobs["jobs"])))
    plain = lambda version: version.split("+")[0]
    answer = {
        "torch": plain(torch.__version__),
        "torchvision": plain(torchvision.__version__),
        "python": sys.version.split()[0],
        "results": results,
    }
    pathlib.Path(sys.argv[2]).write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")


main()
