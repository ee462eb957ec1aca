#| zh.title: 看看装到的是哪一种
#| en.title: See which build you got
import torch

print("CUDA of this build:", torch.version.cuda)  #zh None 就是没有 CUDA  #en None: no CUDA
print("GPU usable:", torch.cuda.is_available())
