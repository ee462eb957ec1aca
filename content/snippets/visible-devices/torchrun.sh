#| zh.title: 与 torchrun 一起用
#| en.title: With torchrun
#| run: parse
#zh 两个进程：LOCAL_RANK 0 用物理 2 号卡，LOCAL_RANK 1 用 3 号
#en two processes: LOCAL_RANK 0 gets GPU 2, LOCAL_RANK 1 gets GPU 3
CUDA_VISIBLE_DEVICES=2,3 torchrun --nproc-per-node 2 train.py
