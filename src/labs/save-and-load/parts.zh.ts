export * from './parts.ts';
export { resultStrings as words } from './result-strings.zh.ts';
