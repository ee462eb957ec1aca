export { readDigits } from '../training/digits.ts';
export { arriving } from './arrive.ts';
export { Curves } from './Curves.tsx';
export { startTuning } from './tune.ts';
export { verdictOf } from './verdict.ts';
