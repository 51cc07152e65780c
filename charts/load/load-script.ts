import type { LoadStage, LoadThresholds } from './load-profile';

/** What a script of k6 does. */
export interface LoadScript {
  /** Asked one after the other, each user beginning with the first. */
  readonly urls: readonly string[];
  readonly stages: readonly LoadStage[];
  readonly thresholds: LoadThresholds;
  /** Between the answer and the next request of a user. */
  readonly pauseSeconds: number;
}

/** The script, a module as k6 reads it. Whatever was given stands in it as JSON, never as program. */
export function renderScript({ urls, stages, thresholds, pauseSeconds }: LoadScript): string {
  return `import { check, sleep } from 'k6';
import http from 'k6/http';

export const options = ${toJson({
    stages: stages.map(({ duration, target }) => ({ duration, target })),
    thresholds,
    discardResponseBodies: true,
    noVUConnectionReuse: true,
  })};

const urls = ${toJson(urls)};

export default function () {
  const response = http.get(urls[__ITER % urls.length]);
  check(response, { 'is well': ({ status }) => status >= 200 && status < 400 });
  sleep(${toJson(pauseSeconds)});
}
`;
}

function toJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}
