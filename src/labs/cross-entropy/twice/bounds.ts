/** The smallest loss that a softmax before the loss leaves reachable, ln(1 + (C−1)/e). */
export const floorOf = (classes: number): number => Math.log(1 + (classes - 1) / Math.E);

/** The largest, ln(e + C − 1). */
export const ceilingOf = (classes: number): number => Math.log(Math.E + classes - 1);
