"""Lets pip, Poetry and PDM read what the package-mirrors builder writes: python3 mirrors.py IN.json OUT.json

IN: [{"id", "tool", "span", "commands", "file"}] for a POSIX shell. Each runs in a home of its own, without a network;
then the tool itself is asked which index it would use, and the file that it wrote is compared with the builder's.
For uv and conda, which are not at hand, the file is read by a real parser of its format instead.
"""

import configparser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

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
    shutil.rmtree(home)
    return out


cases = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
home = pathlib.Path(tempfile.mkdtemp())
versions = {tool: found(r"(\d+(?:\.\d+)+)", run(f"{command} --version", home)) for tool, command in
            {"pip": "python -m pip", "poetry": "poetry", "pdm": "pdm"}.items()}
results = {case["id"]: attempt(case) for case in cases}
pathlib.Path(sys.argv[2]).write_text(json.dumps({"versions": versions, "results": results}), encoding="utf-8")
