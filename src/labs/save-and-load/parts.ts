export { examine } from './examine.ts';
export { LoadResult } from './LoadResult.tsx';
export { load } from './load.ts';
