export { arriving } from './arrive.ts';
export { Curves } from './Curves.tsx';
export { startTuning } from './tune.ts';
