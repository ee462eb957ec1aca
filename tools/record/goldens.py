"""Runs programs under real PyTorch and keeps what they print or raise: python3 goldens.py IN.json OUT.json

IN: [{"id", "code"}]; OUT: {"torch", "python", "results": {id: {"stdout"} | {"error"}}},
with both where a program printed something before it failed.
One process for all: these are small programs without side effects, and torch takes seconds to start.
"""

import contextlib
import io
import json
import pathlib
import sys
import traceback

import torch

results = {}
for case in json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")):
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(case["code"], case["id"], "exec"), {"__name__": "__main__"})
        results[case["id"]] = {"stdout": out.getvalue()}
    except BaseException as error:
        printed = {"stdout": out.getvalue()} if out.getvalue() else {}
        results[case["id"]] = {**printed, "error": "".join(traceback.format_exception_only(error)).strip()}

answer = {"torch": torch.__version__.split("+")[0], "python": sys.version.split()[0], "results": results}
pathlib.Path(sys.argv[2]).write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
