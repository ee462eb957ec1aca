"""A model's state dict in shards, as transformers and huggingface_hub lay them out, described as real PyTorch loads it.

python3 tools/record/checkpoint_shards.py src/checkpoint/fixtures/shards
"""
import hashlib
import json
import pathlib
import sys

import torch
from safetensors.torch import load_file, save_file

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
torch.manual_seed(0)
parts = [
    {"embed.weight": torch.randn(6, 4), "layers.0.weight": torch.randn(4, 4, dtype=torch.bfloat16)},
    {"layers.0.bias": torch.randn(4), "layers.1.weight": torch.randn(4, 4).half()},
    {"layers.1.bias": torch.randn(4, dtype=torch.float64), "head.weight": torch.randint(-9, 9, (3, 4))},
]


def write(stem, ending, shards, save):
    names = [f"{stem}-{i + 1:05}-of-{len(shards):05}.{ending}" for i in range(len(shards))]
    for name, tensors in zip(names, shards):
        save(tensors, folder / name)
    total = sum(t.numel() * t.element_size() for tensors in shards for t in tensors.values())
    weight_map = {key: name for name, tensors in zip(names, shards) for key in tensors}
    index = {"metadata": {"total_size": total}, "weight_map": weight_map}
    (folder / f"{stem}.{ending}.index.json").write_text(json.dumps(index, indent=2) + "\n")
    return names


def described(names, load):
    whole = {}
    for name in names:
        whole.update(load(folder / name))
    return [
        {
            "path": [key],
            "shape": list(t.shape),
            "dtype": str(t.dtype).removeprefix("torch."),
            "sha256": hashlib.sha256(bytes(t.contiguous().view(torch.uint8).numpy())).hexdigest(),
        }
        for key, t in whole.items()
    ]


def torch_load(path):
    return torch.load(path, weights_only=True)


names = {
    "model.safetensors": write("model", "safetensors", parts, lambda t, p: save_file(t, p, metadata={"format": "pt"})),
    "pytorch_model.bin": write("pytorch_model", "bin", parts[:2], torch.save),
}
sets = [
    {"name": name, "shards": shards, "tensors": described(shards, load_file if "safetensors" in name else torch_load)}
    for name, shards in names.items()
]
(folder / "manifest.json").write_text(json.dumps({"torch": torch.__version__.split("+")[0], "sets": sets}, indent=1) + "\n")
