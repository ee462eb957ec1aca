export * from './parts.ts';
export { words } from './words.zh.ts';
