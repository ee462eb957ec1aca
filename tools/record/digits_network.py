"""Trains the network of the save-and-load lab and writes its checkpoints and what real torch makes of them:

    python3 tools/record/digits_network.py

public/checkpoints/digits*.pth are the same weights in four forms; src/labs/save-and-load/network.json has torch's own
guesses and logits on the held-out images. It is run once: a checkpoint is a thing that was trained, not a golden that
another machine's arithmetic must reproduce. What the files hold is checked by digits_loading.py.
"""

import json
import pathlib

import torch
from torch import nn

from training import load_digits

ROOT = pathlib.Path(__file__).parents[2]
FILES = ROOT / "public/checkpoints"
EPOCHS, BATCH = 300, 32


class Digits(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Linear(64, 96), nn.ReLU(), nn.Linear(96, 64), nn.ReLU())
        self.head = nn.Linear(64, 10)

    def forward(self, x):
        return self.head(self.features(x))


def bent(images):
    """Each image a little stretched, slanted, turned and moved, for hands that the data set has not got."""
    n = len(images)
    spread = lambda by: (2 * torch.rand(n) - 1) * by
    sideways, upright = 1 + spread(0.3), 1 + spread(0.1)
    slant, turn = spread(0.25), spread(0.2)
    rows = [sideways, slant + turn, spread(0.2), -turn, upright, spread(0.15)]
    grid = nn.functional.affine_grid(torch.stack(rows, dim=1).view(n, 2, 3), (n, 1, 8, 8), align_corners=False)
    return nn.functional.grid_sample(images.view(n, 1, 8, 8), grid, align_corners=False).view(n, 64)


digits = load_digits()
images = torch.tensor(digits.data) / 16
labels = torch.tensor(digits.target)
held_out = torch.zeros(len(labels), dtype=torch.bool)
held_out[4:1785:5] = True
x, y, x_test, y_test = images[~held_out], labels[~held_out], images[held_out], labels[held_out]

torch.manual_seed(0)
torch.set_num_threads(1)
model = Digits()
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=0.02)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, EPOCHS * len(y) // BATCH)
for epoch in range(EPOCHS):
    for batch in torch.randperm(len(y)).split(BATCH):
        loss = nn.functional.cross_entropy(model(bent(x[batch])), y[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()

model.eval()
FILES.mkdir(parents=True, exist_ok=True)
torch.save(model.state_dict(), FILES / "digits.pth")
torch.save(model.state_dict(), FILES / "digits-legacy.pth", _use_new_zipfile_serialization=False)
torch.save(nn.DataParallel(model).state_dict(), FILES / "digits-dataparallel.pth")
torch.save(model, FILES / "digits-whole-model.pth")

with torch.no_grad():
    logits = model(x_test)
guesses = logits.argmax(dim=1)
answer = {
    "torch": torch.__version__.split("+")[0],
    "right": (guesses == y_test).sum().item(),
    "of": len(y_test),
    "guesses": "".join(map(str, guesses.tolist())),
    "logits": logits[:40].tolist(),
}
path = ROOT / "src/labs/save-and-load/network.json"
path.write_text(json.dumps(answer, separators=(",", ":")) + "\n", encoding="utf-8")
print(f"{answer['right']} of {answer['of']} held-out digits, last loss {loss.item():.4f}")
for file in sorted(FILES.glob("digits*.pth")):
    print(file.name, file.stat().st_size)
