#| zh.title: 原文的空白其实是不间断空格（U+00A0）
#| en.title: The note's own blanks are non-breaking spaces (U+00A0)
#zh 原样复制第一行，只把 pip 换成 printf，看 shell 切出哪些参数
#en the first line byte for byte, with printf for pip, to see its arguments
printf "[%s]\n" install XXX -i https://pypi.tuna.tsinghua.edu.cn/simple  清华源
