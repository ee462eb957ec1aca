import '@tensorflow/tfjs-backend-cpu/dist/base';
import { addConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Add';
import { batchMatMulConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/BatchMatMul';
import { castConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Cast';
import { equalConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Equal';
import { expConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Exp';
import { identityConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Identity';
import { isNaNConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/IsNaN';
import { lessConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Less';
import { logConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Log';
import { logicalOrConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/LogicalOr';
import { maxConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Max';
import { multiplyConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Multiply';
import { realDivConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/RealDiv';
import { reshapeConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Reshape';
import { selectConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Select';
import { subConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sub';
import { sumConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sum';
import { tileConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Tile';
import { transposeConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Transpose';
import { crossEntropyRowsConfig } from '../fused/cpu.ts';
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
