#| zh.title: 按 nvidia-smi 的编号，或按 UUID
#| en.title: By nvidia-smi's numbers, or by UUID
#| run: parse
nvidia-smi -L  #zh 列出编号和 UUID  #en lists numbers and UUIDs
#zh 让编号和 nvidia-smi 一致
#en number the GPUs as nvidia-smi does
CUDA_DEVICE_ORDER=PCI_BUS_ID CUDA_VISIBLE_DEVICES=1 python train.py
#zh 用 UUID，只要前几位不重复就够
#en by UUID; a prefix is enough if it is unique
CUDA_VISIBLE_DEVICES=GPU-8932f937 python train.py
