import { checkList, duplicates, show } from '../../../lib/problems';

/** All of a host. */
export const ALL_PATHS: readonly string[] = ['/'];

const PATH = /^(\/[-A-Za-z0-9._~!$&'()*+,;=:@]+)+$/;

/** Problems of the paths that an Ingress leads to a workload, each with all that lies below it. */
export function checkPaths(paths: readonly string[]): string[] {
  if (!Array.isArray(paths)) return checkList('paths', paths, "['/api']");
  if (paths.length === 0) return ["'paths' must name one or more, e.g. ['/api'], got none"];
  return [
    ...paths.flatMap((path, index) => checkPath(`paths[${index}]`, path)),
    ...duplicates(paths).map((path) => `'paths' has ${show(path)} twice`),
  ];
}

/** Whether requests for one path are requests for the other one too. */
export function liesWithin(path: string, outer: string): boolean {
  return path === outer || outer === '/' || path.startsWith(`${outer}/`);
}

/**
 * When an ALB asks the rules of these paths, 1 to 10: longer paths first, or `/` would take all requests.
 *
 * Of several Ingresses it asks the one of the lowest order first; 10 is what it takes for one that says nothing
 * (ACK: "ALB Ingress dictionary").
 */
export function orderOf(paths: readonly string[]): number {
  const shallowest = Math.min(...paths.map((path) => path.split('/').filter(Boolean).length));
  return Math.max(1, 10 - shallowest);
}

function checkPath(prop: string, path: unknown): string[] {
  const isPlain = typeof path === 'string' && !path.split('/').some((part) => part === '.' || part === '..');
  if (isPlain && (path === '/' || PATH.test(path))) return [];
  return [`'${prop}' must be a path without a '/' at its end, host and query, got ${show(path)}, e.g. '/api'`];
}
