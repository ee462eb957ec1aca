"""Writes the names of ImageNet's 1000 classes as torchvision has them: python3 categories.py OUT.json

torchvision (BSD-3-Clause) has them in torchvision/models/_meta.py, and every set of weights as `weights.meta["categories"]`.
"""

import json
import pathlib
import sys

from torchvision.models import ResNet18_Weights

names = ResNet18_Weights.DEFAULT.meta["categories"]
assert len(names) == len(set(names)) == 1000
pathlib.Path(sys.argv[1]).write_text(json.dumps(names, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
print(f"categories: {len(names)}", file=sys.stderr)
