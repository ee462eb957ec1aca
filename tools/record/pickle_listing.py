"""What Python's own pickletools lists of the fixtures' pickles: python3 pickle_listing.py OUT.json

OUT: {"python", "files": {file: [[instructions, sha256 of their text] for each pickle in it]}}
"""

import hashlib
import io
import json
import pathlib
import pickletools
import struct
import sys
import zipfile

ROOT = pathlib.Path(__file__).parents[2]
FOLDER = ROOT / "src/checkpoint/fixtures"


def text(argument):
    if argument is None:
        return ""
    if isinstance(argument, float):
        return struct.pack(">d", argument).hex()
    if isinstance(argument, (bytes, bytearray)):
        return bytes(argument).hex()
    return json.dumps(argument)


def listings(data):
    """Each pickle from the first byte on, as far as one follows the other."""
    found, stream = [], io.BytesIO(data)
    while stream.tell() < len(data) and len(found) < 5:
        start = stream.tell()
        try:
            ops = [f"{at - start} {op.name} {text(arg)}" for op, arg, at in pickletools.genops(stream)]
        except Exception:
            break
        found.append([len(ops), hashlib.sha256("\n".join(ops).encode()).hexdigest()])
    return found


def pickles(path):
    data = path.read_bytes()
    if not zipfile.is_zipfile(path):
        return data
    archive = zipfile.ZipFile(path)
    name = next((n for n in archive.namelist() if n.endswith("/data.pkl")), None)
    return archive.read(name) if name else b""


paths = [p for folder in ("t26/*", "t214/*", "broken/evil_*", "broken/*_p[0-5].*") for p in FOLDER.glob(folder)]
paths += (ROOT / "public/checkpoints").glob("digits*.pth")
files = {str(p.relative_to(ROOT)): listings(pickles(p)) for p in sorted(paths) if p.suffix != ".json"}
files = {name: found for name, found in files.items() if found}
lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(found)}" for name, found in files.items())
pathlib.Path(sys.argv[1]).write_text(
    f'{{"python": "{sys.version.split()[0]}", "files": {{\n{lines}\n}}}}\n', encoding="utf-8"
)
