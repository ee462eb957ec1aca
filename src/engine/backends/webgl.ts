import '@tensorflow/tfjs-backend-webgl/dist/base';
import { addConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Add';
import { batchMatMulConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/BatchMatMul';
import { castConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Cast';
import { equalConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Equal';
import { expConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Exp';
import { identityConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Identity';
import { isNaNConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/IsNaN';
import { lessConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Less';
import { logConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Log';
import { logicalOrConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/LogicalOr';
import { maxConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Max';
import { multiplyConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Multiply';
import { realDivConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/RealDiv';
import { reshapeConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Reshape';
import { selectConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Select';
import { subConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Sub';
import { sumConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Sum';
import { tileConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Tile';
import { transposeConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Transpose';
import { crossEntropyRowsConfig } from '../fused/webgl.ts';
import { registerAll } from './kernels.ts';

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
	realDivConfig,
	reshapeConfig,
	selectConfig,
	subConfig,
	sumConfig,
	tileConfig,
	transposeConfig,
]);
