import { loadStyles } from '../shared/load-styles.ts';
import styles from './late.css?url';

/** Puts the styles of the later views into the page; settles when they are there. */
export const looks = () => loadStyles(styles);
