import type { ISize } from '../../lib/size';
import { checkQuantity } from '../object/quantity';
import { checkKeys, checkMethods, checkObject, checkRequiredInteger, ifGiven } from '../object/shape';
import type { Amounts } from '../workload/resources';
import { checkAmountsShape } from '../workload/resources-shape';

/** What all objects of a namespace may have together. */
export interface Quota {
  /**
   * Sum of what containers are promised.
   *
   * @default - no limit
   */
  readonly requests?: Amounts;
  /**
   * Sum of what containers may not exceed.
   *
   * @default - no limit
   */
  readonly limits?: Amounts;
  /**
   * How many pods; a rollout has more of them than replicas.
   *
   * @default - no limit
   */
  readonly pods?: number;
  /**
   * Sum of what claims for volumes ask for.
   *
   * @default - no limit
   */
  readonly storage?: ISize;
  /**
   * How many claims for volumes.
   *
   * @default - no limit
   */
  readonly claims?: number;
  /**
   * How many Services of type LoadBalancer, each of which is paid for.
   *
   * @default - no limit
   */
  readonly loadBalancers?: number;
}

const QUOTA_KEYS = {
  requests: true,
  limits: true,
  pods: true,
  storage: true,
  claims: true,
  loadBalancers: true,
} satisfies Record<keyof Quota, true>;

const EXAMPLE = "{ requests: { cpu: '8', memory: '16Gi' }, pods: 50 }";

/** Problems of a quota. */
export function checkQuota(prop: string, quota: Quota): string[] {
  const problems = checkObject(prop, quota, EXAMPLE);
  if (problems.length > 0) return problems;
  const { requests, limits, pods, storage, claims, loadBalancers } = quota;
  const wrong = [
    ...checkKeys(`${prop}.`, quota, 'a quota', QUOTA_KEYS),
    ...ifGiven(requests, (given) => checkAmounts(`${prop}.requests`, given)),
    ...ifGiven(limits, (given) => checkAmounts(`${prop}.limits`, given)),
    ...ifGiven(storage, (given) => checkStorage(`${prop}.storage`, given)),
    ...Object.entries({ pods, claims, loadBalancers }).flatMap(([name, count]) =>
      ifGiven(count, (given) => checkRequiredInteger(`${prop}.${name}`, given, { min: 0, example: 10 })),
    ),
  ];
  if (wrong.length > 0 || Object.keys(renderQuota(quota).hard).length > 0) return wrong;
  return [`'${prop}' must limit something, e.g. ${EXAMPLE}`];
}

/** As a ResourceQuota has it (Kubernetes: "Resource Quotas"). */
export function renderQuota({ requests, limits, pods, storage, claims, loadBalancers }: Quota) {
  return {
    hard: written({
      'requests.cpu': requests?.cpu,
      'requests.memory': requests?.memory,
      'limits.cpu': limits?.cpu,
      'limits.memory': limits?.memory,
      pods,
      'requests.storage': storage && `${storage.toGibibytes()}Gi`,
      persistentvolumeclaims: claims,
      'services.loadbalancers': loadBalancers,
    }),
  };
}

function checkAmounts(prop: string, amounts: Amounts): string[] {
  const problems = checkAmountsShape(prop, amounts, "{ cpu: '8', memory: '16Gi' }");
  if (problems.length > 0) return problems;
  const { cpu, memory } = amounts;
  return [...checkQuantity(`${prop}.cpu`, cpu, '8'), ...checkQuantity(`${prop}.memory`, memory, '16Gi')];
}

function checkStorage(prop: string, storage: ISize): string[] {
  const problems = checkMethods(prop, storage, ['toGibibytes'], 'a Size', 'Size.gibibytes(100)');
  if (problems.length > 0) return problems;
  return checkRequiredInteger(prop, storage.toGibibytes(), { min: 1, example: 100 });
}

/** Counts as text: a quantity is. */
function written(limits: Readonly<Record<string, string | number | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(limits).flatMap(([name, limit]) => (limit === undefined ? [] : [[name, String(limit)]])),
  );
}
