#| zh.title: uv 换源
#| en.title: A mirror for uv
#| run: parse
#zh 只换这一次
#en for one install
uv pip install numpy \
  --default-index https://mirrors.ustc.edu.cn/pypi/simple
#zh 当前终端里都用镜像
#en for this terminal
export UV_DEFAULT_INDEX=https://mirrors.ustc.edu.cn/pypi/simple
uv pip install numpy
#zh 让 uv 按本机显卡驱动挑 PyTorch 的版本
#en let uv pick the PyTorch build for this machine
uv pip install torch torchvision --torch-backend=auto
