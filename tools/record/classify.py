"""Writes what PIL, torchvision and torch make of pictures and of random weights: python3 classify.py OUT.json

Pictures are made by rules of whole numbers, the same as in src/labs/classify/sample.ts and preprocess.test.ts.
"""

import hashlib
import json
import pathlib
import sys

import torch
import torchvision
from network_logits import fill
from PIL import Image
from torchvision import models
from weights import NAMES

SEED = 0
WIDTH, HEIGHT = 320, 256
# width, height: larger, smaller, upright, wide, square, one pixel more than the crop, and what rounds to even
SIZES = [(320, 256), (641, 480), (333, 777), (1500, 500), (256, 256), (50, 40), (257, 300), (233, 235), (1, 3), (232, 239), (1024, 1021)]


def noise(width, height):
    """Bytes of a linear congruential generator, three a pixel, with larger shapes under them."""
    state, data = width * 1000 + height, bytearray()
    for i in range(width * height * 3):
        state = (1664525 * state + 1013904223) % 2**32
        data.append((state >> 24) // 2 + (i // 997) % 128)
    return Image.frombytes("RGB", (width, height), bytes(data))


def sample():
    """A sun over two hills."""
    data = bytearray()
    for y in range(HEIGHT):
        for x in range(WIDTH):
            far = 150 + (x - 90) ** 2 // 260
            near = 190 + (x - 250) ** 2 // 400
            if y >= near:
                data += bytes((58 + (x + y) % 7 * 4, 110 - (y - near) // 3, 52))
            elif y >= far:
                data += bytes((96, 128 + (x * 3 + y * 5) % 5 * 3, 110))
            elif (x - 226) ** 2 + (y - 70) ** 2 < 34**2:
                data += bytes((255, 214, 120))
            else:
                data += bytes((120 + y // 2, 160 + y // 3, 222 - y // 5))
    return Image.frombytes("RGB", (WIDTH, HEIGHT), bytes(data))


def sha(tensor):
    return hashlib.sha256(tensor.contiguous().numpy().tobytes()).hexdigest()


V1, V2 = models.ResNet50_Weights.IMAGENET1K_V1.transforms(), models.ResNet50_Weights.IMAGENET1K_V2.transforms()
pictures = []
for name, picture in [("sample", sample())] + [(f"{w}x{h}", noise(w, h)) for w, h in SIZES]:
    for transforms in (V1, V2):
        pictures.append({"id": f"{name} {transforms.resize_size[0]}", "sha256": sha(transforms(picture))})

# the numbers that each tensor begins with, has in its middle and ends with
initial = {}
logits = {}
for name in NAMES:
    torch.manual_seed(SEED)
    model = models.get_model(name, weights=None).eval()
    initial[name] = {
        key: [float(t.flatten()[i]) for i in (0, t.numel() // 2, t.numel() - 1)] for key, t in model.state_dict().items() if t.is_floating_point()
    }
    if name in ("resnet18", "squeezenet1_1"):
        with torch.no_grad():
            out = model(V1(sample()).unsqueeze(0))[0]
        top = out.softmax(0).topk(5)
        logits[name] = {
            "logits": [round(float(v), 6) for v in out[:20]],
            "top": [[int(i), float(f"{v:.6g}")] for i, v in zip(top.indices, top.values)],
        }

# files whose numbers are made by the rule of network_logits.py, on the sample
loaded = {}
for name in ("squeezenet1_1", "resnet18", "densenet121"):
    model = models.get_model(name, weights=None).eval()
    with torch.no_grad():
        for place, (key, tensor) in enumerate(model.state_dict().items()):
            if tensor.is_floating_point():
                fill(place, key, tensor)
        # logits of some tens would leave one class alone
        top = (model(V1(sample()).unsqueeze(0))[0]).softmax(0).topk(5)
    loaded[name] = [[int(i), float(f"{v:.6g}")] for i, v in zip(top.indices, top.values)]

out = {
    "torch": torch.__version__.split("+")[0],
    "torchvision": torchvision.__version__.split("+")[0],
    "seed": SEED,
    "pictures": pictures,
    "logits": logits,
    "loaded": loaded,
    "initial": initial,
}
text = json.dumps(out, separators=(",", ":"))
pathlib.Path(sys.argv[1]).write_text(text.replace('{"id":', '\n{"id":').replace("]},\"", "]},\n\"") + "\n")
print(f"classify: {len(pictures)} pictures, {len(initial)} models under torch {torch.__version__}", file=sys.stderr)
