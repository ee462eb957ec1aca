#| zh.title: 两种有效的写法
#| en.title: Two spellings that work
#zh 只对这一条命令
#en for this one command
CUDA_VISIBLE_DEVICES=1 \
  python -c 'import os; print(os.environ.get("CUDA_VISIBLE_DEVICES"))'
#zh 对当前终端之后的所有命令
#en for every later command of this terminal
export CUDA_VISIBLE_DEVICES=0,1
python -c 'import os; print(os.environ.get("CUDA_VISIBLE_DEVICES"))'
