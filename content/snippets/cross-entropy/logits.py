#| zh.title: 交叉熵：直接给 logits
#| en.title: Cross-entropy straight from logits
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(5, 3)  #zh 后面不接 softmax  #en no softmax after it
x = torch.randn(4, 5)
target = torch.tensor([0, 2, 1, 2])  #zh 类别索引，int64  #en class indices, int64

logits = model(x)  #zh 形状 (4, 3)：批量在前，类别在后  #en shape (4, 3): batch, classes
loss = nn.CrossEntropyLoss()(logits, target)
loss.backward()
print(f"loss {loss.item():.4f}")

#zh softmax 只在你想看概率时用，而且要放在损失之外
#en softmax is for reading probabilities, outside the loss
with torch.no_grad():
    prob = logits.softmax(dim=1)
print("predicted ", prob.argmax(dim=1).tolist())
print("same again", logits.argmax(dim=1).tolist())
