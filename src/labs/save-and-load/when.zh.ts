/** 实验里比较的两个网络，中文。 */
export const when = { fresh: '刚建好的网络', after: '这样做之后' };
