#| zh.title: 多做一次 softmax 会怎样
#| en.title: What a second softmax does
import math
import torch
from torch import nn

loss_fn = nn.CrossEntropyLoss()

def run(name, values, label):
    for extra in (False, True):
        z = torch.tensor([values], requires_grad=True)
        x = z.softmax(dim=1) if extra else z
        loss = loss_fn(x, torch.tensor([label]))
        loss.backward()
        grad = [f"{g:+.1e}" for g in z.grad[0].tolist()]
        print(name, "twice " if extra else "logits",
              f"loss {loss.item():7.4f}  grad", *grad)

run("right", [10.0, 0.0, 0.0], 0)
run("wrong", [10.0, 0.0, 0.0], 1)
print("floor, 3 classes:", round(math.log(1 + 2 / math.e), 4))
