#| zh.title: 能接着训练的检查点
#| en.title: A checkpoint you can resume from
import os
import torch
from torch import nn

model = nn.Linear(4, 2)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=10)
parts = {"model": model, "optimizer": optimizer, "scheduler": scheduler}
model(torch.ones(1, 4)).sum().backward()
optimizer.step()  #zh 代表一轮训练  #en stands for one epoch
scheduler.step()
state = {name: part.state_dict() for name, part in parts.items()}
torch.save(dict(state, epoch=1, rng=torch.get_rng_state()), "last.pt.tmp")
os.replace("last.pt.tmp", "last.pt")  #zh 写完才换名  #en whole file or none
#zh 下次启动：先建好同样的三个对象，模型放到设备上，再装入
#en next run: build the same three objects, model on its device, then load
ckpt = torch.load("last.pt", map_location="cpu", weights_only=True)
for name, part in parts.items():
    part.load_state_dict(ckpt[name])
torch.set_rng_state(ckpt["rng"])
print("next epoch:", ckpt["epoch"] + 1, "scheduler:", scheduler.last_epoch)
