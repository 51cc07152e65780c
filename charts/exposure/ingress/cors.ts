import { checkInteger, checkList, show, switchProblems } from '../../../lib/problems';
import { checkObject, ifGiven } from '../../object/shape';

/** Which pages of other origins may ask, as browsers enforce it. */
export interface Cors {
  /** Such as `https://app.example.com`; `*` is every page. */
  readonly origins: readonly string[];
  /**
   * Methods they may use.
   *
   * @default - those that the balancer takes by itself
   */
  readonly methods?: readonly string[];
  /**
   * Headers they may send.
   *
   * @default - those that the balancer takes by itself
   */
  readonly headers?: readonly string[];
  /**
   * Headers of answers that they may read, beside the few they always may.
   *
   * @default - none
   */
  readonly exposedHeaders?: readonly string[];
  /**
   * Whether requests may carry cookies; not with the origin `*`.
   *
   * @default false
   */
  readonly credentials?: boolean;
  /**
   * Seconds that a browser keeps the answer, -1 to 172800; -1 is not at all.
   *
   * @default - as long as the balancer says by itself
   */
  readonly maxAgeSeconds?: number;
}

const EXAMPLE = "{ origins: ['https://app.example.com'] }";
const ORIGIN = /^(\*|https?:\/\/(\*\.)?[-a-z0-9.]+(:\d+)?)$/;
const WORD = /^[-A-Za-z0-9_*]+$/;

/** Problems of what other origins may do. */
export function checkCors(cors: Cors): string[] {
  const problems = checkObject('cors', cors, EXAMPLE);
  if (problems.length > 0) return problems;
  const { origins, methods, headers, exposedHeaders, credentials, maxAgeSeconds } = cors;
  return [
    ...checkWords('cors.origins', origins, ORIGIN, 'https://app.example.com'),
    ...ifGiven(methods, (given) => checkWords('cors.methods', given, WORD, 'GET')),
    ...ifGiven(headers, (given) => checkWords('cors.headers', given, WORD, 'Authorization')),
    ...ifGiven(exposedHeaders, (given) => checkWords('cors.exposedHeaders', given, WORD, 'X-Total')),
    ...switchProblems({ 'cors.credentials': credentials }),
    ...checkInteger('cors.maxAgeSeconds', maxAgeSeconds, { min: -1, max: 172800, example: 600 }),
    ...(credentials === true && Array.isArray(origins) && origins.includes('*')
      ? ["'cors.credentials' cannot be had with the origin '*', which browsers refuse; name the origins"]
      : []),
  ];
}

/** Annotations, without the prefix of a controller: ALB and ingress-nginx call them alike. */
export function renderCors(cors: Cors): Record<string, string> {
  const { origins, methods, headers, exposedHeaders, credentials = false, maxAgeSeconds } = cors;
  return {
    'enable-cors': 'true',
    'cors-allow-origin': origins.join(','),
    ...(methods === undefined ? {} : { 'cors-allow-methods': methods.join(',') }),
    ...(headers === undefined ? {} : { 'cors-allow-headers': headers.join(',') }),
    ...(exposedHeaders === undefined ? {} : { 'cors-expose-headers': exposedHeaders.join(',') }),
    'cors-allow-credentials': `${credentials}`,
    ...(maxAgeSeconds === undefined ? {} : { 'cors-max-age': `${maxAgeSeconds}` }),
  };
}

function checkWords(prop: string, words: unknown, form: RegExp, example: string): string[] {
  if (!Array.isArray(words)) return checkList(prop, words, `['${example}']`);
  if (words.length === 0) return [`'${prop}' must name one or more, e.g. ['${example}'], got none`];
  return words.flatMap((word, index) =>
    typeof word === 'string' && form.test(word)
      ? []
      : [`'${prop}[${index}]' must be such as '${example}', got ${show(word)}`],
  );
}
