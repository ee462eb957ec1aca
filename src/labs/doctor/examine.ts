/** What tells of a file once it is read: a chunk of its own, beside the reader's. */
export { joinShards, shardSets } from '../../checkpoint/shards.ts';
export { checkData, checkHeaders } from '../../checkpoint/verify.ts';
export { diagnose } from '../../doctor/diagnose.ts';
export { reportOf } from './report.ts';
