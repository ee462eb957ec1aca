export { Refused } from './Refused.tsx';
export { refusedStrings as words } from './refused-strings.en.ts';
