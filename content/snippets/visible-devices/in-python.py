#| zh.title: 在 Python 里设置
#| en.title: Set it in Python
import os

os.environ["CUDA_VISIBLE_DEVICES"] = "1"  #zh 放在最前面  #en at the very top

import torch

print("CUDA started by the import:", torch.cuda.is_initialized())
device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
print(device)  #zh 有第二块显卡时是 cuda:0  #en cuda:0 where there is a second GPU
