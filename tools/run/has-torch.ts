/** Exit 0 where TORCH_PYTHON (default python3) has PyTorch and torchvision, 1 where not. */
import { torchVersion } from '../record/torch.ts';

process.exit(torchVersion() ? 0 : 1);
