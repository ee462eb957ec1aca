#| zh.title: 原文说明文字里的那一行，补上当年的导入
#| en.title: The line in the original's docstring, with the imports of its day
#| expect: error
from torch.utils import model_zoo  #zh 原文没有导入  #en both imports are added
from torchvision.models.resnet import model_urls

pretrained_dict = model_zoo.load_url(model_urls['resnet152'])
