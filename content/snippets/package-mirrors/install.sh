#| zh.title: 只换这一次
#| en.title: For one install
python -m pip install -i https://pypi.tuna.tsinghua.edu.cn/simple numpy
