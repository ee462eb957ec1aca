"""Lets pip, Poetry and PDM read what the package-mirrors builder writes: python3 mirrors.py IN.json OUT.json

IN: [{"id", "tool", "span", "commands", "file"}] for a POSIX shell. Each runs in a home of its own, without a network;
then the tool itself is asked which index it would use, and the file that it wrote is compared with the builder's.
For uv and conda, which are not at hand, the file is read by a real parser of its format instead.

A recipe for http is also followed to the end, against an index with one package that is served here over http, as it is
and without what switches a check off.
"""

import configparser
import functools
import http.server
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import tomllib
import zipfile

import yaml

PROJECT = '[project]\nname = "x"\nversion = "0.1.0"\nrequires-python = ">=3.11"\n'
PARSERS = {".toml": tomllib.loads, ".condarc": yaml.safe_load}


def ini(text):
    parser = configparser.RawConfigParser()
    parser.read_string(text)
    return {section: dict(parser[section]) for section in parser.sections()}


def parsed(name, text):
    return next((read for end, read in PARSERS.items() if name.endswith(end)), ini)(text)


def run(command, home):
    """What a command prints, in a home without settings."""
    (home / "bin").mkdir(exist_ok=True)
    python = home / "bin/python"
    if not python.exists():
        python.symlink_to(sys.executable)
    # pip tries once and installs nothing; its own settings are those of the case
    env = {"PIP_DRY_RUN": "1", "PIP_RETRIES": "0", "PIP_TIMEOUT": "1", "PIP_BREAK_SYSTEM_PACKAGES": "1", "NO_COLOR": "1"}
    env["PDM_CHECK_UPDATE"] = "0"
    env |= {"HOME": str(home), "PATH": f"{home}/bin:{os.environ['PATH']}", "LANG": "C.UTF-8"}
    done = subprocess.run(["bash", "-c", command], cwd=home, env=env, capture_output=True, text=True)
    return done.stdout + done.stderr


def found(pattern, text):
    match = re.search(pattern, text, re.M)
    return match and match[1].strip()


def pip(case, home):
    printed = run("\n".join(case["commands"]), home)
    if case["span"] == "always":
        # the settings do what the option does
        printed = run("python -m pip install numpy", home)
    return {"index": found(r"^Looking in indexes: (.*)$", printed), "refused": "not a trusted or secure host" in printed}


def pdm(case, home):
    commands = [c.replace("pdm add numpy", "pdm config pypi.url") for c in case["commands"]]
    printed = run("\n".join(commands + ["pdm config pypi.url"] * (case["span"] == "always")), home)
    # PDM passes over an index without https as long as it verifies certificates
    verify = run("pdm config pypi.verify_ssl", home).strip() != "False"
    index = printed.strip().splitlines()[-1]
    return {"index": index, "refused": index.startswith("http:") and verify}


def poetry(case, home):
    printed = run("\n".join(case["commands"] + ["poetry source show --no-ansi"]), home)
    return {"index": found(r"url\s*:\s*(.*)$", printed), "priority": found(r"priority\s*:\s*(.*)$", printed)}


TOOLS = {"pip": pip, "pdm": pdm, "poetry": poetry}


HTTP = "10.0.0.5:3141"
UNSAFE = re.compile(r" --trusted-host \S+|.*(trusted-host|verify_ssl).*")
# what comes of an install, without installing
LAST = {"pip": "python -m pip install numpy", "pdm": "pdm add --no-sync numpy", "poetry": "poetry add --lock numpy"}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@functools.cache
def served():
    """Host and port of an index over http that has numpy 1.0; not the loopback, which every tool trusts."""
    root = pathlib.Path(tempfile.mkdtemp())
    folder = root / "root/pypi/simple/numpy"
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / "numpy-1.0-py3-none-any.whl", "w") as wheel:
        about = "numpy-1.0.dist-info/"
        wheel.writestr(about + "METADATA", "Metadata-Version: 2.1\nName: numpy\nVersion: 1.0\n")
        wheel.writestr(about + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(about + "RECORD", "")
    (folder / "index.html").write_text('<a href="numpy-1.0-py3-none-any.whl">numpy-1.0-py3-none-any.whl</a>')
    server = http.server.ThreadingHTTPServer(("0.0.0.0", 0), functools.partial(Quiet, directory=root))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        # nothing is sent; the system only chooses the address from which it would be
        probe.connect(("10.255.255.255", 1))
        return f"{probe.getsockname()[0]}:{server.server_port}"


def arrives(case, commands):
    """Whether numpy comes from the index over http."""
    home = pathlib.Path(tempfile.mkdtemp())
    if case["tool"] != "pip":
        (home / "pyproject.toml").write_text(PROJECT)
    script = "\n".join(commands).replace(HTTP, served()).replace("pdm add numpy", "true")
    # what holds for one command must hold for the install too
    script = re.sub(r"(?m)^(PDM_PYPI_URL=\S+) true$", r"export \1", script)
    once = case["tool"] == "pip" and case["span"] == "once"
    printed = run(script if once else f"{script}\n{LAST[case['tool']]}", home)
    locks = [home / name for name in ("pdm.lock", "poetry.lock")]
    there = any(lock.exists() and 'name = "numpy"' in lock.read_text() for lock in locks)
    shutil.rmtree(home, ignore_errors=True)
    return there or "Would install numpy-1.0" in printed


def attempt(case):
    home = pathlib.Path(tempfile.mkdtemp())
    if case["tool"] == "poetry":
        (home / "pyproject.toml").write_text(PROJECT)
    out = TOOLS[case["tool"]](case, home) if case["tool"] in TOOLS else {}
    if file := case.get("file"):
        text = parsed(file["path"], file["content"])
        written = home / file["path"].removeprefix("~/")
        if case["tool"] in TOOLS:
            own = parsed(file["path"], written.read_text())
            own.pop("project", None)
            # PDM writes this one as a text, and reads either
            if own.get("pypi", {}).get("verify_ssl") == "false":
                own["pypi"]["verify_ssl"] = False
            out["sameFile"] = own == text
        else:
            out["parsed"] = text
    if case["tool"] in TOOLS and HTTP in "".join(case["commands"]):
        careful = [line for c in case["commands"] if (line := UNSAFE.sub("", c))]
        out |= {"arrives": arrives(case, case["commands"]), "arrivesChecked": arrives(case, careful)}
    shutil.rmtree(home)
    return out


cases = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
home = pathlib.Path(tempfile.mkdtemp())
versions = {tool: found(r"(\d+(?:\.\d+)+)", run(f"{command} --version", home)) for tool, command in
            {"pip": "python -m pip", "poetry": "poetry", "pdm": "pdm"}.items()}
results = {case["id"]: attempt(case) for case in cases}
pathlib.Path(sys.argv[2]).write_text(json.dumps({"versions": versions, "results": results}), encoding="utf-8")
