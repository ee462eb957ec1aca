#| zh.title: 启动时指定显卡
#| en.title: Choose the GPU at launch
#| run: parse
#zh 只给第二块显卡；在程序里它叫 cuda:0
#en only the second GPU; the program calls it cuda:0
CUDA_VISIBLE_DEVICES=1 python train.py
#zh 两块显卡：第一块和第三块
#en two GPUs: the first and the third
CUDA_VISIBLE_DEVICES=0,2 python train.py
#zh 一块也不给，跑在 CPU 上
#en none at all: run on the CPU
CUDA_VISIBLE_DEVICES= python train.py
