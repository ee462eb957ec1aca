#| zh.title: 原笔记里的 sigmod
#| en.title: sigmod, as the note spells it
#| expect: error
import torch

logit = torch.tensor([0.3, -1.2])
torch.sigmod(logit)
