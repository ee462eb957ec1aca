#| zh.title: 修好的两行
#| en.title: The two lines repaired
#zh 清华源：标签写进注释
#en Tsinghua: the label is a comment
python -m pip install -i https://pypi.tuna.tsinghua.edu.cn/simple numpy
#zh 阿里源：https，不要 --trusted-host
#en Aliyun: https, and no --trusted-host
python -m pip install -i https://mirrors.aliyun.com/pypi/simple/ numpy
