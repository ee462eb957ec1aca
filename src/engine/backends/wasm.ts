import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/base';
import { addConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Add';
import { batchMatMulConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/BatchMatMul';
import { castConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Cast';
import { equalConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Equal';
import { expConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Exp';
import { identityConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Identity';
import { lessConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Less';
import { logConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Log';
import { logicalOrConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/LogicalOr';
import { maxConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Max';
import { multiplyConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Multiply';
import { realDivConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/RealDiv';
import { reshapeConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Reshape';
import { selectConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Select';
import { subConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Sub';
import { tileConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Tile';
import { transposeConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Transpose';
import binary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { crossEntropyRowsConfig } from '../fused/wasm.ts';
import { registerAll } from './kernels.ts';
import { isNaNConfig, sumConfig } from './wasm-kernels.ts';

// the other two binaries are never asked for (no threads, and no Wasm without SIMD), but must be named
setWasmPaths({
	'tfjs-backend-wasm-simd.wasm': binary,
	'tfjs-backend-wasm.wasm': binary,
	'tfjs-backend-wasm-threaded-simd.wasm': binary,
});

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
