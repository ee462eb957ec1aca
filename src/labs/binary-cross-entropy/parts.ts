/**
 * What the lab needs once the reader acts, in a chunk of its own that comes with the engine: until
 * then the page shows what these drew at build time.
 */
export { compute, computePlain, readState } from './compute.ts';
export { LabelsControls } from './LabelsControls.tsx';
export { computeLabels, readLabels } from './labels.ts';
export { Result } from './Result.tsx';
