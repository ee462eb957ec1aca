#| zh.title: PyTorch 怎么读这个变量
#| en.title: How PyTorch reads the variable
import os
import torch

values = ["1", "2,1", "0,2,-1,1", "0,0", "", "-1", "a", "GPU-8932f937"]
for value in values:
    os.environ["CUDA_VISIBLE_DEVICES"] = value
    #zh 内部函数，这里只用来看结果
    #en an internal function, here only to look at
    print(f"{value!r:15}", torch.cuda._parse_visible_devices())
