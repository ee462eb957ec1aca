#| zh.title: 从 PyTorch 自己的索引安装
#| en.title: Install from PyTorch's own index
#| run: parse
#zh 只用 CPU
#en CPU only
python -m pip install torch torchvision \
  --index-url https://download.pytorch.org/whl/cpu
#zh CUDA 13.0，Windows 上要 GPU 也用这一种
#en CUDA 13.0; on Windows too, if you want the GPU
python -m pip install torch torchvision \
  --index-url https://download.pytorch.org/whl/cu130
