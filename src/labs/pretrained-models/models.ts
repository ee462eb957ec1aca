import recorded from './weights.json' with { type: 'json' };

/** One set of weights of a model, as torchvision describes it. */
export interface Weights {
	/** The enum's entry: `IMAGENET1K_V1`. */
	readonly name: string;
	readonly file: string;
	/** Of the file. */
	readonly bytes: number;
	/** Accuracy on ImageNet in %. */
	readonly top1: number;
	readonly top5: number;
	/** The shorter side of a picture before it is cropped. */
	readonly resize: number;
	/** 10⁹ multiplications with an addition, by torchvision's count. */
	readonly gigaOps: number;
}

export interface ModelFacts {
	/** The class that errors name. */
	readonly className: string;
	/** The enum of its weights: `ResNet18_Weights`. */
	readonly enumName: string;
	readonly parameters: number;
	/** In the enum's order; the last is DEFAULT. */
	readonly weights: readonly Weights[];
}

export type Model = keyof typeof recorded.models;

type Row = readonly [string, string, number, number, number, number, number];
const MEBIBYTE = 2 ** 20;

const weightsOf = ([name, file, size, top1, top5, resize, gigaOps]: Row): Weights => ({
	name,
	file,
	bytes: Math.round(size * MEBIBYTE),
	top1,
	top5,
	resize,
	gigaOps,
});

/** torchvision's models that run here, by their builders' names. */
export const MODELS = Object.keys(recorded.models) as readonly Model[];
export const isModel = (name: string): name is Model => Object.hasOwn(recorded.models, name);

/** The version of torchvision that the facts are of. */
export const TORCHVISION = recorded.torchvision;

/** What a model's weights are and what its class is called. */
export function factsOf(model: Model): ModelFacts {
	const { className, enum: enumName, parameters, weights } = recorded.models[model];
	return { className, enumName, parameters, weights: (weights as unknown as Row[]).map(weightsOf) };
}

/** What all the weights' preprocessing has in common: the crop, and each channel's mean and standard deviation. */
export const { crop: CROP, mean: MEAN, std: STD } = recorded;
