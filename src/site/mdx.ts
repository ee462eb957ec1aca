/** What a page of `content/docs` may use besides Markdown. */
export { default as Doctor } from '../labs/doctor/Doctor.astro';
export { default as Answer } from './components/Answer.astro';
export { default as Erratum } from './components/Erratum.astro';
export { default as ErrorFilter } from './components/ErrorFilter.astro';
export { default as ErrorList } from './components/ErrorList.astro';
export { default as Glossary } from './components/Glossary.astro';
export { default as Home } from './components/Home.astro';
export { default as Lab } from './components/Lab.astro';
export { default as LossErrors } from './components/LossErrors.astro';
export { default as LossTimes } from './components/LossTimes.astro';
export { default as NetworkErrors } from './components/NetworkErrors.astro';
export { default as NetworkTimes } from './components/NetworkTimes.astro';
export { default as RecordingFacts } from './components/RecordingFacts.astro';
export { default as Snippet } from './components/Snippet.astro';
