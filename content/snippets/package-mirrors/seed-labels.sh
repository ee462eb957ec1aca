#| zh.title: 原笔记的两行
#| en.title: The two lines of the note
#| expect: error
pip install XXX -i https://pypi.tuna.tsinghua.edu.cn/simple  清华源
pip install XXX -i http://mirrors.aliyun.com/pypi/simple --trusted-host mirrors.aliyun.com  阿里源
