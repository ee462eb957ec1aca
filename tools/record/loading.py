"""goldens.py for programs that load state dicts: no number is drawn, and long texts become their digest.

Names and shapes decide what `load_state_dict` does, so the layers' initialisation, which takes most of a program's
time, is left out. A message that lists hundreds of keys is kept as length and SHA-256, to the letter and short.
"""

import contextlib
import hashlib
import io
import json
import pathlib
import sys
import traceback

import torch
import torch.distributed as dist

# as in src/labs/shared/digest.ts
LONGEST = 200

for name, function in list(vars(torch.nn.init).items()):
    if name.endswith("_") and not name.startswith("_") and callable(function):
        setattr(torch.nn.init, name, lambda tensor, *args, **options: tensor)


def digest(text):
    if len(text) <= LONGEST:
        return text
    return f"{text[:40]}… {len(text)} characters, sha256 {hashlib.sha256(text.encode()).hexdigest()}"


def attempt(case):
    out = io.StringIO()
    result = {}
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(case["code"], case["id"], "exec"), {"__name__": "__main__"})
    except BaseException as error:
        result["error"] = digest("".join(traceback.format_exception_only(error)).strip("\n"))
    finally:
        if dist.is_initialized():
            dist.destroy_process_group()
    return {"stdout": "\n".join(map(digest, out.getvalue().splitlines()))} | result


cases = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
results = {case["id"]: attempt(case) for case in cases}
answer = {"torch": torch.__version__.split("+")[0], "python": sys.version.split()[0], "results": results}
pathlib.Path(sys.argv[2]).write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
