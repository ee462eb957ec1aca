import { networkOf } from '../../nn/networks/index.ts';
import { summaryOf } from '../../nn/summary/summary.ts';
import type { Model } from './models.ts';

export { AllModels } from './AllModels.tsx';
export { Layers } from './Layers.tsx';

/** The modules of a model. */
export const layersOfModel = (model: Model) => summaryOf(networkOf(model)).layers;
