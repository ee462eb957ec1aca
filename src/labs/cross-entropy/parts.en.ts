export * from './parts.ts';
export { words } from './words.en.ts';
