#| zh.title: 数值稳定：减去最大值
#| en.title: Numerical stability: subtract the maximum
import torch

z = torch.tensor([1000.0, 0.0])

naive = z.exp() / z.exp().sum()  #zh exp(1000) 上溢  #en exp(1000) overflows
print("naive softmax    ", naive.tolist())

m = z.max()
stable = z - m - (z - m).exp().sum().log()
print("shifted by max   ", stable.tolist())
print("log_softmax      ", torch.log_softmax(z, dim=0).tolist())

#zh 先 softmax 再取对数，小概率下溢成 0
#en softmax, then log: the small probability underflows to 0
print("log of softmax   ", z.softmax(dim=0).log().tolist())
