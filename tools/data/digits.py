"""Makes public/data/digits.bin from scikit-learn's copy of the data: python3 tools/data/digits.py [--check]

The data is "Optical Recognition of Handwritten Digits" (E. Alpaydin, C. Kaynak, 1998; UCI Machine Learning
Repository, CC BY 4.0), the 1797 images that `sklearn.datasets.load_digits` gives. Beside the file it writes
tools/data/digits.json: what scikit-learn itself says of the images, which the tests hold the file to.

Layout of digits.bin, for n images of 64 pixels of 0..16, all bits from the highest of a byte to the lowest:
  2 bytes          n, little-endian
  ceil(n / 2)      the labels, 4 bits each
  8 n              1 bit a pixel, row by row: whether it is above 0
  ceil(k / 2)      the k pixels above 0, 4 bits each: the value less 1
"""

import hashlib
import json
import pathlib
import sys

import sklearn
from sklearn.datasets import load_digits

ROOT = pathlib.Path(__file__).parents[2]


def packed(values, bits):
    """Numbers of so many bits each, packed into bytes; the last byte is filled with zeros."""
    text = "".join(f"{v:0{bits}b}" for v in values)
    text += "0" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8, "big")


digits = load_digits()
pixels = [int(v) for v in digits.data.ravel()]
labels = [int(v) for v in digits.target]
binary = (
    len(labels).to_bytes(2, "little")
    + packed(labels, 4)
    + packed([int(v > 0) for v in pixels], 1)
    + packed([v - 1 for v in pixels if v > 0], 4)
)
facts = {
    "sklearn": sklearn.__version__,
    "images": len(labels),
    "labels": [int((digits.target == c).sum()) for c in range(10)],
    "sum": int(digits.data.sum()),
    "sha256": {
        "pixels": hashlib.sha256(digits.data.astype("uint8").tobytes()).hexdigest(),
        "labels": hashlib.sha256(digits.target.astype("uint8").tobytes()).hexdigest(),
        "file": hashlib.sha256(binary).hexdigest(),
    },
}
text = json.dumps(facts, indent="\t") + "\n"
wanted = {"public/data/digits.bin": binary, "tools/data/digits.json": text.encode()}
for name, content in wanted.items():
    path = ROOT / name
    if "--check" not in sys.argv:
        path.write_bytes(content)
    elif name.endswith(".bin") and path.read_bytes() != content:
        sys.exit(f"{name}: expected {facts['sha256']['file']}, found another file; run tools/data/digits.py")
print(text)
