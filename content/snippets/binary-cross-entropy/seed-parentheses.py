#| zh.title: 原笔记里的全角括号
#| en.title: The full-width parentheses of the note
#| expect: error
from torch import nn

nn.BCELoss（）
