"""goldens.py for the training lab's programs, whose `load_digits` reads public/data/digits.bin here.

The programs say `from sklearn.datasets import load_digits`, because a reader has scikit-learn; the file
holds the same numbers (tools/data/digits.json), and no scikit-learn is needed to record.
"""

import importlib.machinery
import importlib.util
import pathlib
import runpy
import sys
import types

ROOT = pathlib.Path(__file__).parents[2]


def load_digits():
    """The images of digits.bin; its layout is in tools/data/digits.py."""
    data = (ROOT / "public/data/digits.bin").read_bytes()
    count = int.from_bytes(data[:2], "little")
    mask_at = 2 + (count + 1) // 2
    values_at = mask_at + 8 * count
    nibbles = lambda part: (n for byte in part for n in (byte >> 4, byte & 15))
    values = nibbles(data[values_at:])
    mask = (byte >> bit & 1 for byte in data[mask_at:values_at] for bit in range(7, -1, -1))
    pixels = [next(values) + 1.0 if on else 0.0 for on in mask]
    return types.SimpleNamespace(
        data=[pixels[i : i + 64] for i in range(0, len(pixels), 64)],
        target=list(nibbles(data[2:mask_at]))[:count],
    )


sklearn = importlib.util.module_from_spec(importlib.machinery.ModuleSpec("sklearn", None))
sklearn.datasets = importlib.util.module_from_spec(importlib.machinery.ModuleSpec("sklearn.datasets", None))
sklearn.datasets.load_digits = load_digits
sys.modules.update({"sklearn": sklearn, "sklearn.datasets": sklearn.datasets})
if __name__ == "__main__":
    runpy.run_path(str(pathlib.Path(__file__).with_name("goldens.py")), run_name="__main__")
