"""goldens.py for the classifying lab's programs: `Image.open` gives the lab's own sample, and `torch.load` the numbers
of network_logits.py, for neither the reader's picture nor ImageNet's weights are here.
"""

import pathlib
import runpy
import sys

import torch
from PIL import Image
from torchvision import models

from network_logits import fill

SOURCE = pathlib.Path(__file__).with_name("classify.py").read_text(encoding="utf-8")
# the sample alone, without what classify.py writes
scope = {"Image": Image, "WIDTH": 320, "HEIGHT": 256}
exec(SOURCE[SOURCE.index("def sample()") : SOURCE.index("def sha(")], scope)


def load(name, **options):
    assert options == {"map_location": "cpu", "weights_only": True}, options
    model = models.get_model(name.split("-")[0], weights=None)
    for place, (key, tensor) in enumerate(model.state_dict().items()):
        if tensor.is_floating_point():
            fill(place, key, tensor)
    return model.state_dict()


Image.open = lambda name: scope["sample"]()
torch.load = load
runpy.run_path(str(pathlib.Path(__file__).with_name("goldens.py")), run_name="__main__")
