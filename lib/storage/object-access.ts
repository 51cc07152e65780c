import { fits } from '../fits';
import type { PolicyStatement } from '../identity/policy-statement';
import { show } from '../problems';

const DIRECTORY = /^[^/*?$][^*?$]*\/$/;

const READ = ['oss:GetObject'];
/** An old version cannot be deleted with these: what is overwritten or deleted can be brought back. */
const WRITE = ['oss:PutObject', 'oss:DeleteObject', 'oss:ListParts', 'oss:AbortMultipartUpload'];

/** What RAM needs to know to let somebody list and read a bucket, or what begins with a prefix. */
export function readStatements(bucketName: string, prefix = ''): PolicyStatement[] {
  return objectStatements(bucketName, prefix, READ);
}

/** The same, with writing and deleting. */
export function readWriteStatements(bucketName: string, prefix = ''): PolicyStatement[] {
  return objectStatements(bucketName, prefix, [...READ, ...WRITE]);
}

/** What makes a prefix reach further than it looks, a sentence each. */
export function prefixProblems(prefix: unknown): string[] {
  if (prefix === undefined || fits(prefix, DIRECTORY)) return [];
  return [`'prefix' is ${show(prefix)}, must be a directory such as 'web/', without '*', '?', '$' or a slash in front`];
}

function objectStatements(bucketName: string, prefix: string, actions: readonly string[]): PolicyStatement[] {
  const bucket = `acs:oss:*:*:${bucketName}`;
  return [
    {
      actions: ['oss:ListObjects'],
      resources: [bucket],
      // Listing is a right on the bucket; only a condition narrows it down.
      conditions: prefix === '' ? undefined : { StringLike: { 'oss:Prefix': [`${prefix}*`] } },
    },
    { actions, resources: [`${bucket}/${prefix}*`] },
  ];
}
