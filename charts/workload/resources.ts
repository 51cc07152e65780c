import { parseQuantity } from '../../lib/quantity';
import { checkQuantity } from '../object/quantity';

/** Amounts of what a container computes with, as Kubernetes quantities. */
export type Amounts = {
  /** Cores, such as `500m` or `2`. */
  readonly cpu?: string;
  /** Bytes, such as `256Mi`. */
  readonly memory?: string;
};

/** What a container is promised, and what it may not exceed. Given as a whole: nothing of the default stays. */
export interface Resources {
  /** What a node keeps free for it; percentages of autoscaling are of these. */
  readonly requests?: Amounts;
  /** Above its CPU it is slowed, above its memory killed. */
  readonly limits?: Amounts;
}

/** Modest: enough for a small web server, and four of them on the smallest usual node. */
export const DEFAULT_RESOURCES: Resources = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { cpu: '500m', memory: '256Mi' },
};

const EXAMPLES = { cpu: '100m', memory: '128Mi' } as const;

/** Problems of resources, none if the API server takes them. */
export function checkResources(prop: string, { requests = {}, limits = {} }: Resources): string[] {
  return (['cpu', 'memory'] as const).flatMap((resource) => {
    const [request, limit] = [requests[resource], limits[resource]];
    const problems = [
      ...checkQuantity(`${prop}.requests.${resource}`, request, EXAMPLES[resource]),
      ...checkQuantity(`${prop}.limits.${resource}`, limit, EXAMPLES[resource]),
    ];
    if (problems.length > 0 || request === undefined || limit === undefined) return problems;
    if ((parseQuantity(request) ?? 0) <= (parseQuantity(limit) ?? 0)) return [];
    return [`'${prop}.requests.${resource}' must not be above its limit, got ${request} of at most ${limit}`];
  });
}

/** Whether percentages of a resource can be computed: Kubernetes takes a limit for the request where there is none. */
export function hasRequest({ requests, limits }: Resources, resource: keyof Amounts): boolean {
  return (requests?.[resource] ?? limits?.[resource]) !== undefined;
}
