import { factsOf } from '../pretrained-models/models.ts';
import { type State, weightsOf } from './state.ts';

/** Stands for a picture and a file that the reader has not chosen. */
export const PICTURE = 'picture.jpg';

/**
 * The state as a complete PyTorch program: what an untrained model and the file's weights say of a picture.
 *
 * @param picture the picture's own name
 * @param file the name of the file with the weights
 */
export function asPyTorch(state: State, picture = PICTURE, file = weightsOf(state).file): string {
	const { model } = state;
	const text = (name: string) => JSON.stringify(name);
	return [
		'import torch',
		'from PIL import Image, ImageOps',
		'from torchvision import models',
		'',
		`weights = models.${factsOf(model).enumName}.${weightsOf(state).name}`,
		'preprocess = weights.transforms()  # resize, crop, normalize as for these weights',
		`picture = ImageOps.exif_transpose(Image.open(${text(picture)})).convert("RGB")`,
		'x = preprocess(picture).unsqueeze(0)',
		'',
		'',
		'@torch.no_grad()',
		'def top5(name, model):',
		'    top = model.eval()(x).softmax(dim=1)[0].topk(5)',
		'    for p, i in zip(top.values.tolist(), top.indices.tolist()):',
		'        print(f"{name}: {100 * p:.4f} % {weights.meta[\'categories\'][i]}")',
		'',
		'',
		'torch.manual_seed(0)',
		`model = models.${model}(weights=None)`,
		'top5("weights=None", model)',
		'',
		`model.load_state_dict(torch.load(${text(file)}, map_location="cpu", weights_only=True))`,
		'top5("loaded", model)',
		'',
	].join('\n');
}
