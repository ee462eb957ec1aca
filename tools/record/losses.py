"""Prints PyTorch's losses and their gradients for many inputs: python3 losses.py OUT.json

Every case has the loss' name, its options, input and target, and what PyTorch gave: the loss and the
gradient of the input for a given upstream gradient, or the error it raised. float32 arrays are stored as
base64 of their little-endian bytes, so that nothing is lost; integer targets as plain lists.
"""

import base64
import itertools
import json
import math
import pathlib
import sys

import torch
from torch import nn

INF, NAN = math.inf, math.nan
cases = []


def pack(t):
    if t is None:
        return None
    if t.dtype == torch.float32:
        data = base64.b64encode(t.detach().contiguous().numpy().astype("<f4").tobytes()).decode()
    else:
        data = t.flatten().tolist()
    return {"dtype": str(t.dtype).removeprefix("torch."), "shape": list(t.shape), "data": data}


def option(v):
    if isinstance(v, torch.Tensor):
        return pack(v)
    # JSON has no word for these
    return {"nan": "NaN", "inf": "Infinity"}.get(str(v), v)


def add(name, loss, x, target, **options):
    made = {k: v for k, v in options.items() if v is not None}
    case = {"id": f"{len(cases):03d} {name}", "loss": loss, "input": pack(x), "target": pack(target)}
    case["options"] = {k: option(v) for k, v in made.items()}
    try:
        given = x.clone().requires_grad_(x.is_floating_point())
        out = getattr(nn, loss)(**made)(given, target)
        # an upstream gradient that tells elements apart
        upstream = torch.linspace(0.5, 1.5, out.numel()).reshape(out.shape) if out.dim() else torch.ones(())
        out.backward(upstream)
        case |= {"output": pack(out), "upstream": pack(upstream), "gradient": pack(given.grad)}
    except Exception as error:
        case["error"] = {"type": type(error).__name__, "text": str(error)}
    cases.append(case)


REDUCTIONS = ("mean", "sum", "none")
SHAPES = ((5,), (4, 3), (2, 4, 3), (2, 3, 2, 2))


def classes(shape):
    return shape[0] if len(shape) == 1 else shape[1]


def indices(shape, gen):
    rest = shape[2:] if len(shape) > 1 else ()
    batch = shape[:1] if len(shape) > 1 else ()
    return torch.randint(0, classes(shape), batch + rest, generator=gen)


g = torch.Generator().manual_seed(20261123)

# cross-entropy and NLL, index targets, over all options and shapes
for shape, reduction in itertools.product(SHAPES, REDUCTIONS):
    for weighted, smoothing, ignore in itertools.product((False, True), (0.0, 0.1, 1.0), (None, 1)):
        x = torch.randn(shape, generator=g) * 3
        w = torch.rand(classes(shape), generator=g) + 0.2 if weighted else None
        add("index", "CrossEntropyLoss", x, indices(shape, g), weight=w, label_smoothing=smoothing, reduction=reduction, ignore_index=ignore)
    for weighted, ignore in itertools.product((False, True), (None, 0)):
        x = torch.randn(shape, generator=g).log_softmax(0 if len(shape) == 1 else 1)
        w = torch.rand(classes(shape), generator=g) + 0.2 if weighted else None
        add("nll", "NLLLoss", x, indices(shape, g), weight=w, reduction=reduction, ignore_index=ignore)

# probability targets
for shape, reduction, weighted, smoothing in itertools.product(SHAPES, REDUCTIONS, (False, True), (0.0, 0.2)):
    x = torch.randn(shape, generator=g) * 2
    q = torch.rand(shape, generator=g).softmax(0 if len(shape) == 1 else 1)
    w = torch.rand(classes(shape), generator=g) + 0.2 if weighted else None
    add("probabilities", "CrossEntropyLoss", x, q, weight=w, label_smoothing=smoothing, reduction=reduction)

# values where arithmetic breaks
ROWS = [
    [0, 0, 0], [1e4, -1e4, 0], [-1e4, 1e4, 1e4], [1e38, -1e38, 0], [10000.5, 10000, 9999.5], [88.8, 0, 0], [-88.8, -200, 0],
    [1e-30, -1e-30, 1e-40], [INF, 0, 0], [0, INF, 0], [INF, INF, 0], [-INF, 0, 0], [0, -INF, 0], [-INF, -INF, -INF],
    [INF, -INF, 0], [NAN, 0, 0], [0, NAN, 0], [20, -20, 0], [100, 0, 0],
]  # fmt: skip
for row, reduction in itertools.product(ROWS, ("none", "mean")):
    x = torch.tensor([row, [0.5, -0.5, 1.0]], dtype=torch.float32)
    for y in (0, 1):
        add("extreme", "CrossEntropyLoss", x, torch.tensor([y, 2]), reduction=reduction)
    add("extreme, smoothed", "CrossEntropyLoss", x, torch.tensor([0, 2]), reduction=reduction, label_smoothing=0.1)
    add("extreme, one-hot", "CrossEntropyLoss", x, torch.eye(3)[[0, 2]], reduction=reduction)
for reduction, smoothing in itertools.product(REDUCTIONS, (0.0, 0.1)):
    x = torch.randn(3, 4, generator=g)
    ignored = torch.full((3,), -100)
    add("all ignored", "CrossEntropyLoss", x, ignored, reduction=reduction, label_smoothing=smoothing)
    add("all ignored, weighted", "CrossEntropyLoss", x, ignored, reduction=reduction, label_smoothing=smoothing, weight=torch.rand(4, generator=g))
    add("zero weights", "CrossEntropyLoss", x, torch.tensor([0, 1, 2]), reduction=reduction, label_smoothing=smoothing, weight=torch.zeros(4))
    add("one weight zero", "CrossEntropyLoss", x, torch.tensor([0, 1, 1]), reduction=reduction, label_smoothing=smoothing, weight=torch.tensor([0.0, 1, 2, 3]))
    add("empty", "CrossEntropyLoss", torch.zeros(0, 4), torch.zeros(0, dtype=torch.int64), reduction=reduction, label_smoothing=smoothing)
add("negative smoothing", "CrossEntropyLoss", torch.randn(2, 3, generator=g), torch.tensor([0, 1]), label_smoothing=-0.1)
add("negative probabilities", "CrossEntropyLoss", torch.randn(2, 3, generator=g), torch.tensor([[-1.0, 2, 0.5], [3, 0, 0]]))
add("ignore_index -1", "CrossEntropyLoss", torch.randn(3, 3, generator=g), torch.tensor([0, -1, 2]), ignore_index=-1)
add("uint8 target", "CrossEntropyLoss", torch.randn(2, 3, generator=g), torch.tensor([0, 2], dtype=torch.uint8))
add("probabilities, ignore_index -1", "CrossEntropyLoss", torch.randn(2, 3, generator=g), torch.rand(2, 3, generator=g), ignore_index=-1)
add("unbatched, target (1,)", "CrossEntropyLoss", torch.randn(3, generator=g), torch.tensor([1]))

# binary cross-entropy
for shape, reduction, weighted in itertools.product(((), (4,), (3, 2), (2, 2, 3)), REDUCTIONS, (False, True)):
    p, t = torch.rand(shape, generator=g), torch.randint(0, 2, shape, generator=g).float()
    w = torch.rand(shape, generator=g) + 0.2 if weighted else None
    add("bce", "BCELoss", p, t, weight=w, reduction=reduction)
    add("bce, soft", "BCELoss", p, torch.rand(shape, generator=g), weight=w, reduction=reduction)
    z = torch.randn(shape, generator=g) * 4
    add("logits", "BCEWithLogitsLoss", z, t, weight=w, reduction=reduction)
    positive = torch.rand(shape[-1:] or (1,), generator=g) * 4
    add("logits, pos_weight", "BCEWithLogitsLoss", z, torch.rand(shape, generator=g), weight=w, pos_weight=positive, reduction=reduction)
P = [0.0, 1.0, 0.5, 1e-45, 1e-40, 1e-38, 1e-20, 1e-8, 3e-5, 1 - 2**-24, 1 - 2**-23, 0.99, 0.25]
for t, reduction in itertools.product((0.0, 1.0, 0.3), ("none", "sum")):
    add("edges", "BCELoss", torch.tensor(P), torch.full((len(P),), t), reduction=reduction)
Z = [0.0, -0.0, 16.6, 16.7, -16.7, 20, -20, 88, 89, -88, -104, 1e4, -1e4, 1e38, -1e38, 1e-8, 1e-40, INF, -INF, NAN, 13.9, -13.9]
for t, reduction in itertools.product((0.0, 1.0, 0.5, 2.0), ("none", "mean")):
    add("edges", "BCEWithLogitsLoss", torch.tensor(Z), torch.full((len(Z),), t), reduction=reduction)
    add("edges, pos_weight", "BCEWithLogitsLoss", torch.tensor(Z[:17]), torch.full((17,), t), pos_weight=torch.tensor([3.0]), reduction=reduction)
for reduction, loss in itertools.product(REDUCTIONS, ("BCELoss", "BCEWithLogitsLoss")):
    add("empty", loss, torch.zeros(0, 3), torch.zeros(0, 3), reduction=reduction)

# bad input: the texts
x43, t4 = torch.randn(4, 3, generator=g), torch.tensor([0, 1, 2, 0])
CE = "CrossEntropyLoss"
add("index too large", CE, x43, torch.tensor([0, 5, 1, 2]))
add("index below 0", CE, x43, torch.tensor([0, -1, 1, 2]))
for dtype in (torch.float32, torch.int32, torch.int16, torch.bool):
    add(f"{dtype} target", CE, x43, t4.to(dtype))
add("target (N,1)", CE, x43, t4[:, None])
add("one-hot long", CE, x43, torch.eye(3, dtype=torch.int64)[t4])
add("probabilities, other C", CE, x43, torch.rand(4, 2, generator=g))
add("other batch", CE, x43, torch.tensor([0, 1, 2]))
add("sequence", CE, torch.randn(2, 5, 3, generator=g), torch.zeros(2, 5, dtype=torch.int64))
add("image, (N,1,H,W) target", CE, torch.randn(2, 3, 4, 4, generator=g), torch.zeros(2, 1, 4, 4, dtype=torch.int64))
add("image, other size", CE, torch.randn(2, 3, 4, 4, generator=g), torch.zeros(2, 5, 5, dtype=torch.int64))
add("weight too short", CE, x43, t4, weight=torch.ones(2))
add("weight too short, probabilities", CE, x43, torch.rand(4, 3, generator=g), weight=torch.ones(2))
add("probabilities with ignore_index", CE, x43, torch.rand(4, 3, generator=g), ignore_index=1)
add("smoothing above 1", CE, x43, t4, label_smoothing=1.5)
add("bad reduction", CE, x43, t4, reduction="avg")
for bad in ([-0.1, 0.5], [1.0000001, 0.5], [NAN, 0.5], [2.0, 0.5], [INF, 0.5]):
    add("input out of range", "BCELoss", torch.tensor(bad), torch.tensor([1.0, 0.0]))
add("target out of range", "BCELoss", torch.tensor([0.5, 0.5]), torch.tensor([1.5, 0.0]))
add("long target", "BCELoss", torch.tensor([0.5, 0.5]), torch.tensor([1, 0]))
add("bool target", "BCELoss", torch.tensor([0.5, 0.5]), torch.tensor([True, False]))
add("other shape", "BCELoss", torch.full((4, 1), 0.5), torch.ones(4))
add("long target", "BCEWithLogitsLoss", torch.tensor([0.5, 0.5]), torch.tensor([1, 0]))
add("bool target", "BCEWithLogitsLoss", torch.tensor([0.5, 0.5]), torch.tensor([True, False]))
add("other shape", "BCEWithLogitsLoss", torch.full((4, 1), 0.5), torch.ones(4))
add("pos_weight too short", "BCEWithLogitsLoss", torch.randn(2, 3, generator=g), torch.zeros(2, 3), pos_weight=torch.ones(2))
add("bad reduction", "BCELoss", torch.tensor([0.5]), torch.tensor([1.0]), reduction="avg")
add("bad reduction", "BCEWithLogitsLoss", torch.tensor([0.5]), torch.tensor([1.0]), reduction="avg")

logp = x43.log_softmax(1)
add("probabilities", "NLLLoss", logp, torch.rand(4, 3, generator=g))
add("one-hot long", "NLLLoss", logp, torch.eye(3, dtype=torch.int64)[t4])
add("index too large", "NLLLoss", logp, torch.tensor([0, 3, 1, 2]))
add("float target", "NLLLoss", logp, t4.float())

soft = torch.rand(4, 3, generator=g)
add("smoothing above 1, probabilities", CE, x43, soft, label_smoothing=1.5)
add("smoothing above 1 and weight too short, probabilities", CE, x43, soft, label_smoothing=1.5, weight=torch.ones(2))
add("smoothing barely above 1", CE, x43, t4, label_smoothing=1.00000001)
add("smoothing of a million", CE, x43, t4, label_smoothing=1234567.0)

# a second, hostile round: weights that no one means, and what they do to the mean
NLL, BCE, LOGITS = "NLLLoss", "BCELoss", "BCEWithLogitsLoss"
long = torch.int64
for w in ([-1.0, 1, 2], [-1.0, 1, 1], [INF, 1, 2], [NAN, 1, 2], [1, -INF, 0], [1e38, 1e38, 1e38], [-1.0, -1, -1]):
    x, y, w = torch.randn(4, 3, generator=g), torch.tensor([0, 1, 1, 0]), torch.tensor(w)
    for reduction in REDUCTIONS:
        add(f"weight {w.tolist()}", CE, x, y, weight=w, reduction=reduction)
    add(f"weight {w.tolist()}, smoothed", CE, x, y, weight=w, label_smoothing=0.1)
    add(f"weight {w.tolist()}, probabilities", CE, x, torch.rand(4, 3, generator=g), weight=w)
    add(f"weight {w.tolist()}", NLL, x, y, weight=w)
for reduction, smoothing in itertools.product(REDUCTIONS, (0.0, 0.2)):
    add("weight of the ignored class is nan", CE, x43, t4, weight=torch.tensor([1.0, NAN, 2.0]), ignore_index=1, reduction=reduction, label_smoothing=smoothing)
for smoothing in (1e-30, 1e-8, 0.999999, 1.0, -5.0, NAN, INF, 100.0, 999999.5, 1e20):
    add(f"smoothing {smoothing}", CE, x43, t4, label_smoothing=smoothing)
    add(f"smoothing {smoothing}, probabilities", CE, x43, soft, label_smoothing=smoothing)
for ignored in (0, 2, -1, -2, 5, 255, 2**40):
    target = torch.tensor([ignored, 1, 2, 1])
    add(f"ignore_index {ignored}", CE, x43, target, ignore_index=ignored)
    add(f"ignore_index {ignored}, smoothed", CE, x43, target, ignore_index=ignored, label_smoothing=0.3, weight=torch.rand(3, generator=g))
    add(f"ignore_index {ignored}", NLL, logp, target, ignore_index=ignored, reduction="none")
add("-100 with another ignore_index", CE, x43, torch.tensor([0, -100, 2, 1]), ignore_index=1)
add("uint8 255, ignored", CE, x43, torch.tensor([0, 255, 2, 1], dtype=torch.uint8), ignore_index=255)
add("uint8 255", CE, x43, torch.tensor([0, 255, 2, 1], dtype=torch.uint8))

# probabilities that are none, on logits that are none
for q in ([0.2, 0.2, 0.2], [5.0, 1, 1], [-1.0, 0.5, 0.3], [NAN, 0.5, 0.5], [INF, 0, 0], [0.0, 0, 0], [1e38, 1e38, 1e38]):
    for row in ([1.0, 2, 3], [-INF, 0, 0], [INF, 0, 0], [1e38, -1e38, 0]):
        add(f"probabilities {q}", CE, torch.tensor([row]), torch.tensor([q]), reduction="none")
    add(f"probabilities {q}, smoothed", CE, torch.tensor([[1.0, -INF, 2]]), torch.tensor([q]), label_smoothing=0.5)

# one class, none, no samples, no positions
for reduction in REDUCTIONS:
    add("one class", CE, torch.tensor([[1.5], [INF], [NAN]]), torch.tensor([0, 0, 0]), reduction=reduction)
    add("one class, probabilities", CE, torch.randn(3, 1, generator=g), torch.rand(3, 1, generator=g), reduction=reduction)
    add("no class", CE, torch.zeros(2, 0), torch.tensor([-100, -100]), reduction=reduction)
    add("no class, probabilities", CE, torch.zeros(2, 0), torch.zeros(2, 0), reduction=reduction)
    add("no class", NLL, torch.zeros(2, 0), torch.tensor([-100, -100]), reduction=reduction)
    add("no sample, probabilities", CE, torch.zeros(0, 3), torch.zeros(0, 3), reduction=reduction)
    add("no sample, image", CE, torch.zeros(0, 3, 2, 2), torch.zeros(0, 2, 2, dtype=long), reduction=reduction)
    add("no position", CE, torch.zeros(2, 3, 0), torch.zeros(2, 0, dtype=long), reduction=reduction)
    add("volume", CE, torch.randn(2, 3, 1, 2, 2, generator=g), torch.randint(0, 3, (2, 1, 2, 2), generator=g), weight=torch.rand(3, generator=g), label_smoothing=0.2, reduction=reduction)
    add("unbatched and ignored", CE, torch.randn(3, generator=g), torch.tensor(-100), reduction=reduction)
    add("one class, target (1,)", NLL, torch.randn(1, generator=g), torch.tensor([0]), reduction=reduction)
add("no class, a target all the same", CE, torch.zeros(2, 0), torch.tensor([0, 0]))

# logits at the ends of float32
for row in ([INF, INF, INF], [INF, -INF, NAN], [3e38, 3e38, -3e38], [-3.4e38, -3.4e38, -3.4e38], [-3.4e38, 3.4e38, 0], [1e-45, -1e-45, 0], [103.9, 0, 0], [0, -103.3, -104], [17.4, 0, 0], [-INF, NAN, 0], [1e9, 1e9 - 64, 0]):
    for y in (0, 2, -100):
        add(f"logits {row}", CE, torch.tensor([row], dtype=torch.float32), torch.tensor([y]), reduction="none")
    add(f"logits {row}, smoothed", CE, torch.tensor([row, [1.0, 2, 3]]), torch.tensor([1, 1]), label_smoothing=0.3)
    add(f"logits {row}, weighted", CE, torch.tensor([row, [1.0, 2, 3]]), torch.tensor([1, 0]), weight=torch.tensor([2.0, 0, 1]))

# sizes at which the kernels change their ways
for n, c in ((1, 1), (3, 2), (7, 5), (17, 64), (65, 17), (2, 257), (1, 4100), (200, 1), (67, 3)):
    y = torch.randint(0, c, (n,), generator=g)
    y[1::3] = -100
    add(f"{n} rows of {c}", CE, torch.randn(n, c, generator=g), y, weight=torch.rand(c, generator=g))
    if c < 100:
        add(f"{n} rows of {c}, each", CE, torch.randn(n, c, generator=g), y, weight=torch.rand(c, generator=g), reduction="none")
        add(f"{n} rows of {c}, all ignored", CE, torch.randn(n, c, generator=g), torch.full((n,), -100))
x = torch.randn(2, 1027, generator=g)
x[0, 17], x[1, 1026] = NAN, INF
add("nan and inf in long rows", CE, x, torch.tensor([3, 4]), reduction="none")
x[0, :], x[1, :1026], x[1, 1026] = -INF, -INF, 1
add("-inf in long rows", CE, x, torch.tensor([3, 1026]), reduction="none")
add("long rows of 1e37", CE, torch.randn(3, 1027, generator=g) * 1e37, torch.tensor([3, 1026, 0]), reduction="none")

# weights of the binary losses: broadcast, and what does not fit
ZEROS23 = torch.zeros(2, 3)
for shape in ((), (1,), (3,), (1, 3), (2, 1), (3, 1), (2,), (1, 2, 3), (5, 3, 3), (0,)):
    w = torch.rand(shape, generator=g)
    p, t = torch.rand(2, 3, generator=g), torch.rand(2, 3, generator=g)
    add(f"weight {shape}", BCE, p, t, weight=w, reduction="none")
    add(f"weight {shape}", LOGITS, p, t, weight=w, reduction="none")
    add(f"pos_weight {shape}", LOGITS, p, t, pos_weight=w, reduction="none")
    add(f"weight {shape}, no sample", BCE, torch.zeros(0, 3), torch.zeros(0, 3), weight=w)
    add(f"weight {shape}, of one", LOGITS, torch.rand(1, generator=g), torch.rand(1, generator=g), weight=w)
add("both weights", LOGITS, torch.randn(2, 2, 3, generator=g), torch.rand(2, 2, 3, generator=g), weight=torch.rand(2, 1, 1, generator=g), pos_weight=torch.rand(2, 1, generator=g))
add("both weights wrong", LOGITS, ZEROS23, ZEROS23, weight=torch.rand(4, generator=g), pos_weight=torch.rand(2, generator=g))
add("weight and range wrong", BCE, ZEROS23 - 1, ZEROS23, weight=torch.rand(1, 2, 3, generator=g))
for w in (0.0, -1.0, 1e38):
    add(f"weight {w}", BCE, torch.tensor(P), torch.rand(len(P), generator=g), weight=torch.full((len(P),), w), reduction="none")
for t, positive in itertools.product((1.0, 0.5, -1.0, NAN, INF), (0.0, -1.0, 1e38, INF, NAN)):
    # where the logit or its log sigmoid is denormal, an infinite factor meets 0 on a GPU
    z = torch.tensor([v for v in Z if not (87 < abs(v) < 105 or 0 < abs(v) < 1e-38) or math.isfinite(t + t * positive)])
    add(f"target {t}, pos_weight {positive}", LOGITS, z, torch.full(z.shape, t), pos_weight=torch.tensor([positive]), reduction="none")
add("the target's value is the first that is wrong", BCE, torch.tensor([0.5, 2.0]), torch.tensor([2.0, 0.5]))
add("-0.0", BCE, torch.tensor([-0.0]), torch.tensor([-0.0]))

# types
for dtype in (long, torch.int32, torch.int16, torch.uint8, torch.bool, torch.float64):
    half, one = torch.tensor([0.5, 0.25]), torch.ones(2).to(dtype)
    for loss in (BCE, LOGITS):
        add(f"{dtype} target", loss, half, one)
        add(f"{dtype} input", loss, one, half)
        add(f"{dtype} both", loss, one, one)
        add(f"{dtype} weight", loss, half, half, weight=one)
    add(f"{dtype} pos_weight", LOGITS, half, half, pos_weight=one)
    add(f"{dtype} pos_weight and bool target", LOGITS, half, half.bool(), pos_weight=one)
    add(f"{dtype} weight, probabilities", CE, x43, soft, weight=torch.ones(3).to(dtype))
    for loss in (CE, NLL):
        add(f"{dtype} weight", loss, x43, t4, weight=torch.ones(3).to(dtype))
        add(f"{dtype} logits", loss, torch.ones(2, 3).to(dtype), torch.tensor([0, 1]))
        add(f"{dtype} logits, image", loss, torch.ones(1, 3, 2, 2).to(dtype), torch.zeros(1, 2, 2, dtype=long))
        add(f"{dtype} logits, no sample", loss, torch.ones(0, 3).to(dtype), torch.zeros(0, dtype=long), reduction="sum")
        add(f"{dtype} target, image", loss, torch.randn(1, 3, 2, 2, generator=g), torch.zeros(1, 2, 2).to(dtype))
        add(f"{dtype} target, unbatched", loss, torch.randn(3, generator=g), torch.tensor(1).to(dtype))
add("float32 weight for float64 logits", CE, x43.double(), t4, weight=torch.ones(3))

# shapes, which is refused first
for a, b in (
    ((3,), (3,)), ((3,), (2,)), ((3,), (1, 1)), ((2, 3), ()), ((2, 3), (1, 2)), ((0, 3), ()), ((1, 3), (0,)), ((), ()), ((), (1,)),
    ((2, 3, 4), (2,)), ((2, 3, 4), (4, 2)), ((2, 3, 4), (2, 4)), ((2, 3, 2, 2), (2, 4)), ((2, 3, 2, 2), (2, 2, 3)), ((2, 3, 2, 2), ()), ((2, 3, 1, 1, 2), (2, 2)),
):  # fmt: skip
    for loss, dtype in itertools.product((CE, NLL), (long, torch.float32)):
        add(f"{a} and {b}, {dtype}", loss, torch.randn(a, generator=g), torch.zeros(b, dtype=dtype))
        add(f"{a} and {b}, {dtype}, weight too short", loss, torch.randn(a, generator=g), torch.zeros(b, dtype=dtype), weight=torch.ones(2))
for shape in ((3, 1), (), (4,)):
    add(f"weight {shape}", CE, x43, t4, weight=torch.ones(shape))
    add(f"weight {shape}, image", CE, torch.randn(1, 3, 2, 2, generator=g), torch.zeros(1, 2, 2, dtype=long), weight=torch.ones(shape))
for reduction in REDUCTIONS:
    add("unbatched, target (1,), smoothed", CE, torch.randn(3, generator=g), torch.tensor([1]), label_smoothing=0.1, reduction=reduction)
    add("unbatched, target (1,), too large", CE, torch.randn(3, generator=g), torch.tensor([9]), reduction=reduction)
for loss, t in ((CE, t4), (NLL, t4), (BCE, soft), (LOGITS, soft)):
    add("elementwise_mean", loss, torch.rand(4, 3, generator=g), t, reduction="elementwise_mean")
    add("reduction without a name", loss, torch.rand(4, 3, generator=g), t, reduction="")
    add("bad reduction and target", loss, torch.rand(4, 3, generator=g), t[:2] + 5, reduction="avg")

answer = {"torch": torch.__version__.split("+")[0], "python": sys.version.split()[0], "cases": cases}
text = json.dumps(answer, ensure_ascii=False).replace('{"id"', '\n{"id"')
pathlib.Path(sys.argv[1]).write_text(text + "\n", encoding="utf-8")
print(len(cases), "cases,", sum("error" in c for c in cases), "errors")
