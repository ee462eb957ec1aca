#| zh.title: 以后都用镜像
#| en.title: For every install from now on
url=https://pypi.tuna.tsinghua.edu.cn/simple
python -m pip config set global.index-url $url
python -m pip config get global.index-url
#zh 撤销：python -m pip config unset global.index-url
#en undo: python -m pip config unset global.index-url
