import { parseLiteral } from '../shared/literal.ts';
import { BATCH, HIDDEN, lrSource, RUN, type Settings } from './settings.ts';

/** How many of the first losses the program prints; the tests compare them one by one. */
export const PRINTED = 20;

/**
 * Both trainings as one complete PyTorch program, from the same weights and in the same order as the lab.
 * It prints the first losses and the test accuracy after each epoch; the tests run it under real PyTorch
 * and hold the lab to what it prints.
 */
export function asPyTorch(settings: Settings): string {
	return `import math

import torch
from sklearn.datasets import load_digits
from torch import nn

LR, SEED = ${lrSource(settings)}, ${parseLiteral(settings.seed).source}
BATCH, STEPS = ${BATCH}, ${RUN}

digits = load_digits()  # 1797 images of 8 x 8, values 0 to 16
images = torch.tensor(digits.data, dtype=torch.float32) / 16
labels = torch.tensor(digits.target)
held_out = torch.zeros(len(labels), dtype=torch.bool)
held_out[4:1785:5] = True  # every fifth image is for testing
x, y, x_test, y_test = images[~held_out], labels[~held_out], images[held_out], labels[held_out]


def uniform():  # the lab's own generator, so that both start from the same weights
    global state
    state = (1664525 * state + 1013904223) % 2**32
    return (state >> 8) / 2**24


def linear(inputs, outputs):  # as nn.Linear is initialised: U(-k, k) with k = 1 / sqrt(inputs)
    layer = nn.Linear(inputs, outputs)
    k = 1 / math.sqrt(inputs)
    with torch.no_grad():
        for p in layer.parameters():
            p.copy_(torch.tensor([(2 * uniform() - 1) * k for _ in range(p.numel())]).view_as(p))
    return layer


def train(name, softmax_twice):
    global state
    state = SEED
    model = nn.Sequential(linear(64, ${HIDDEN}), nn.ReLU(), linear(${HIDDEN}, 10))
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=LR)
    losses, accuracies = [], []
    while len(losses) < STEPS:
        order = list(range(len(y)))
        for i in range(len(order) - 1, 0, -1):
            j = int(uniform() * (i + 1))
            order[i], order[j] = order[j], order[i]
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            output = model(x[batch])
            if softmax_twice:
                output = output.softmax(dim=1)  # the mistake: CrossEntropyLoss has its own
            loss = criterion(output, y[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        with torch.no_grad():
            accuracies.append((model(x_test).argmax(dim=1) == y_test).sum().item() / len(y_test))
    print(name, "losses", losses[:${PRINTED}])
    print(name, "last", losses[-1])
    print(name, "accuracies", accuracies)


train("right", False)
train("double", True)
`;
}
