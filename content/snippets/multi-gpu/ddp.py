#| zh.title: DDP：0 号进程存，每个进程都装
#| en.title: DDP: rank 0 saves, every rank loads
import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel

#zh 单进程演示；由 torchrun 启动时，括号里什么也不用写
#en one process, as a demo; under torchrun leave the brackets empty
dist.init_process_group("gloo", rank=0, world_size=1,
                        store=dist.HashStore())
model = DistributedDataParallel(nn.Linear(4, 2))

if dist.get_rank() == 0:
    torch.save(model.module.state_dict(), "net.pt")
dist.barrier()  #zh 等文件写完  #en wait until the file is whole
#zh 换成这个进程自己的卡：f"cuda:{local_rank}"
#en or the device of this process: f"cuda:{local_rank}"
state = torch.load("net.pt", map_location="cpu", weights_only=True)
print(dist.get_rank(), model.module.load_state_dict(state))
dist.destroy_process_group()
