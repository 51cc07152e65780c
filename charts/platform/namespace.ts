import type { ApiObject } from 'cdk8s';
import { checkChoice, failOn, show } from '../../lib/problems';
import { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { type Labels, ownLabels } from '../object/labels';
import { checkOwnName, nameOf } from '../object/names';
import { checkObject, ifGiven } from '../object/shape';
import { checkResources, DEFAULT_RESOURCES, type Resources } from '../workload/resources';
import { checkResourcesShape } from '../workload/resources-shape';
import { checkQuota, type Quota, renderQuota } from './quota';

const PROFILES = ['restricted', 'baseline', 'privileged'] as const;

/** See {@link Namespace}. */
export interface NamespaceProps {
  /** @default - from the construct's id: `Web` gives `web` */
  readonly name?: string;
  /**
   * What the API server lets pods do, by the Pod Security Standards.
   *
   * @default 'restricted'
   */
  readonly podSecurity?: (typeof PROFILES)[number];
  /**
   * Whose version of the profile: `latest`, or a minor version such as `1.30` or `v1.30`, which an upgrade of the cluster
   * leaves as it is.
   *
   * @default - `latest`: it grows stricter with the cluster
   */
  readonly podSecurityVersion?: string;
  /**
   * What all that lies in it may have together.
   *
   * @default - no limit
   */
  readonly quota?: Quota;
  /**
   * What containers get that say nothing about it, those of other people too.
   *
   * @default - with `quota`, which refuses such containers otherwise, what workloads get: requests of 100m CPU and 128Mi
   * memory, limits of 500m and 256Mi. Else nothing
   */
  readonly containerDefaults?: Resources;
}

/**
 * A namespace that refuses pods which could do harm to their node.
 *
 * What is to lie in it is defined in charts that name it: `new Chart(app, 'shop', { namespace: 'shop' })`. Deleting it
 * deletes all that lies in it.
 */
export class Namespace extends Construct {
  public readonly name: string;
  public readonly namespace: ApiObject;
  /** None without `quota`. */
  public readonly resourceQuota?: ApiObject;
  /** None without `quota` and `containerDefaults`. */
  public readonly limitRange?: ApiObject;

  /** @throws ValidationError when the name is no DNS label, the profile none of the standards, or a limit none */
  constructor(scope: Construct, id: string, props: NamespaceProps = {}) {
    super(scope, id);
    failOn(this, checkObject('props', props, "{ name: 'shop' }"));
    const { podSecurity = 'restricted', podSecurityVersion, quota } = props;
    const { containerDefaults = quota && DEFAULT_RESOURCES } = props;
    this.name = props.name ?? nameOf(this);
    failOn(this, [
      ...checkOwnName(props.name, this.name),
      ...checkReserved(this.name),
      ...checkChoice('podSecurity', podSecurity, PROFILES),
      ...ifGiven(podSecurityVersion, checkVersion),
      ...ifGiven(quota, (given) => checkQuota('quota', given)),
      ...ifGiven(containerDefaults, checkDefaults),
    ]);
    this.namespace = new KubernetesObject(this, 'Namespace', {
      name: this.name,
      labels: { ...ownLabels(this.name), ...renderPodSecurity(podSecurity, podSecurityVersion) },
    });
    this.resourceQuota = quota && this.defineResourceQuota(quota);
    this.limitRange = containerDefaults && this.defineLimitRange(containerDefaults);
  }

  private defineResourceQuota(quota: Quota): ApiObject {
    return new KubernetesObject(this, 'ResourceQuota', { ...this.inside, spec: renderQuota(quota) });
  }

  private defineLimitRange({ requests, limits }: Resources): ApiObject {
    const defaults = { type: 'Container', defaultRequest: requests, default: limits };
    return new KubernetesObject(this, 'LimitRange', { ...this.inside, spec: { limits: [defaults] } });
  }

  private get inside() {
    return { name: this.name, namespace: this.name, labels: ownLabels(this.name) };
  }
}

/** Refused, shown to who applies, and written to the audit log: a Deployment is not refused, only its pods are. */
function renderPodSecurity(profile: string, version: string | undefined): Labels {
  const labels = ['enforce', 'warn', 'audit'].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, profile],
    ...(version === undefined ? [] : [[`pod-security.kubernetes.io/${mode}-version`, version.replace(/^1/, 'v1')]]),
  ]);
  return Object.fromEntries(labels);
}

/** What keeps nodes and pods running lies there, and is nothing that `restricted` lets run. */
function checkReserved(name: unknown): string[] {
  if (typeof name !== 'string' || !name.startsWith('kube-')) return [];
  return [`'name' must not start with 'kube-', which Kubernetes keeps for itself, got ${show(name)}, e.g. 'shop'`];
}

function checkVersion(version: unknown): string[] {
  if (typeof version === 'string' && /^(latest|v?1\.\d+)$/.test(version)) return [];
  return [`'podSecurityVersion' must be 'latest' or a minor version, got ${show(version)}, e.g. 'v1.30'`];
}

function checkDefaults(defaults: Resources): string[] {
  const problems = checkResourcesShape('containerDefaults', defaults);
  if (problems.length > 0) return problems;
  const { requests, limits } = defaults;
  if (!requests && !limits) return ["'containerDefaults' must say something, e.g. { requests: { memory: '128Mi' } }"];
  return checkResources('containerDefaults', defaults);
}
