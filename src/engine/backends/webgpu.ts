import '@tensorflow/tfjs-backend-webgpu/dist/base';
import { addConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Add';
import { castConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Cast';
import { equalConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Equal';
import { expConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Exp';
import { identityConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Identity';
import { isNaNConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/IsNaN';
import { lessConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Less';
import { logConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Log';
import { logicalOrConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/LogicalOr';
import { maxConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Max';
import { multiplyConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Multiply';
import { padV2Config } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/PadV2';
import { realDivConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/RealDiv';
import { reshapeConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Reshape';
import { selectConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Select';
import { subConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Sub';
import { sumConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Sum';
import { tileConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Tile';
import { transposeConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Transpose';
import { crossEntropyRowsConfig } from '../fused/webgpu.ts';
import { registerAll } from './kernels.ts';
import { batchMatMulConfig } from './webgpu-kernels.ts';

registerAll([
	addConfig,
	batchMatMulConfig,
	castConfig,
	crossEntropyRowsConfig,
	equalConfig,
	expConfig,
	identityConfig,
	isNaNConfig,
	lessConfig,
	logConfig,
	logicalOrConfig,
	maxConfig,
	multiplyConfig,
	padV2Config,
	realDivConfig,
	reshapeConfig,
	selectConfig,
	subConfig,
	sumConfig,
	tileConfig,
	transposeConfig,
]);
