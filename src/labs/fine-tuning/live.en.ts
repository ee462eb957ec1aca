export * from './live.ts';
export { verdictStrings } from './verdict-strings.en.ts';
