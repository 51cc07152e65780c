import { checkChoice, checkInteger, checkText, failOn, propsOf, show, valueListProblems } from '../problems';
import type { Manifest } from './manifest';

/** Conditions one resource takes (ROS: ALIYUN::CS::ClusterApplication, `WaitUntil`). */
export const MOST_CONDITIONS = 5;

/** How a value is compared. */
export type WaitOperator = 'Empty' | 'NotEmpty' | 'Equals' | 'NotEquals';

const OPERATORS: readonly WaitOperator[] = ['Empty', 'NotEmpty', 'Equals', 'NotEquals'];

/** What a {@link WaitCondition} looks at. */
export interface WaitConditionProps {
  /** Kind of the object, such as `Ingress`. */
  readonly kind: string;
  /** Its name. */
  readonly name: string;
  /** Its namespace; any for a kind outside of namespaces. */
  readonly namespace: string;
  /** What of it, such as `$.status.loadBalancer.ingress[0].hostname`. */
  readonly jsonPath: string;
  /** @default 'NotEmpty' */
  readonly operator?: WaitOperator;
  /**
   * What it is compared with; for `Equals` and `NotEquals` only.
   *
   * @default - nothing
   */
  readonly value?: string;
  /**
   * How long the stack waits before it fails, 10 to 10800 seconds.
   *
   * @default 600
   */
  readonly timeoutSeconds?: number;
}

/** A condition as ALIYUN::CS::ClusterApplication and ClusterHelmApplication take it. */
export interface RenderedCondition {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly jsonPath: string;
  readonly operator: WaitOperator;
  readonly value?: string;
  readonly firstMatch: boolean;
  readonly timeout: number;
}

/** What has to be true of an object in the cluster before the stack goes on. */
export class WaitCondition {
  /**
   * A replica is ready.
   *
   * After a change it is true at once, as those of before are.
   *
   * @throws ValidationError for a name or namespace that is none
   */
  public static ready(
    kind: 'Deployment' | 'StatefulSet',
    name: string,
    options: { readonly namespace: string; readonly timeoutSeconds?: number },
  ): WaitCondition {
    return WaitCondition.of({ kind, name, jsonPath: '$.status.readyReplicas', ...propsOf(options) });
  }

  /**
   * Anything that a JSON path finds in the object.
   *
   * @throws ValidationError with everything that is wrong with the props
   */
  public static of(props: WaitConditionProps): WaitCondition {
    const given = propsOf(props);
    const { operator = 'NotEmpty', timeoutSeconds } = given;
    failOn('WaitCondition.of', [
      ...checkText('kind', given.kind, 'Ingress'),
      ...checkText('name', given.name, 'web'),
      ...checkText('namespace', given.namespace, 'web'),
      ...checkText('jsonPath', given.jsonPath, '$.status.loadBalancer.ingress[0].hostname'),
      ...checkChoice('operator', operator, OPERATORS),
      ...valueProblems(operator, given.value),
      ...checkInteger('timeoutSeconds', timeoutSeconds, { min: 10, max: 10800, example: 600 }),
    ]);
    return new WaitCondition(given);
  }

  private constructor(private readonly props: WaitConditionProps) {}

  /** @internal */
  public _render(): RenderedCondition {
    const { timeoutSeconds: timeout = 600, operator = 'NotEmpty', ...props } = this.props;
    // one value, not a list of one
    return { ...props, operator, firstMatch: true, timeout };
  }
}

/** What a stack waits for where nothing was said: a ready replica of each Deployment and StatefulSet. */
export function defaultConditions(manifests: readonly Manifest[]): readonly WaitCondition[] {
  return manifests
    .filter(isWorkload)
    .map(({ kind, metadata: { name, namespace = 'default' } }) => WaitCondition.ready(kind, name, { namespace }));
}

/** Problems of conditions somebody gave. */
export function conditionsProblems(conditions: unknown): string[] {
  if (conditions === undefined) return [];
  const example = "WaitCondition.ready('Deployment', 'web', { namespace: 'web' })";
  const problems = valueListProblems('waitFor', conditions, WaitCondition, example);
  if (!Array.isArray(conditions) || conditions.length <= MOST_CONDITIONS) return problems;
  return [...problems, `'waitFor' takes ${MOST_CONDITIONS} conditions, got ${conditions.length}`];
}

function isWorkload(manifest: Manifest): manifest is Manifest & { readonly kind: 'Deployment' | 'StatefulSet' } {
  const { apiVersion, kind, spec } = manifest;
  if (apiVersion !== 'apps/v1' || (kind !== 'Deployment' && kind !== 'StatefulSet')) return false;
  return (spec as { readonly replicas?: unknown } | undefined)?.replicas !== 0;
}

function valueProblems(operator: WaitOperator, value: unknown): string[] {
  const needsValue = operator === 'Equals' || operator === 'NotEquals';
  if (needsValue) return checkText('value', value, '3');
  return value === undefined
    ? []
    : [`'value' is ${show(value)}, but '${operator}' compares with nothing; leave it out`];
}
