#| zh.title: 原文，原样粘贴
#| en.title: The original block, pasted as it is
#| expect: error
state_dict = torch.load('checkpoint.pt’)
from collections import OrderedDict
new_state_dict = {}  ## or OrderedDict()
for k,v in state_dict.items():
	name = k[7:]
	new_state_dict[name]  =v 
self.netG.load_state_dict(new_state_dict)
