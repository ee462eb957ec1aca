#| zh.title: 原笔记的一行
#| en.title: The line of the note
CUDA_VISIBLE_DEVICES=1
python -c 'import os; print(os.environ.get("CUDA_VISIBLE_DEVICES"))'
