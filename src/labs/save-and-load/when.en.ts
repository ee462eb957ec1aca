/** The two networks that the lab compares, in English. */
export const when = { fresh: 'Fresh network', after: 'After that' };
