import type { ApiObject } from 'cdk8s';
import type { IPodIdentity } from '../../lib/identity/pod-identity';
import { failOn, show } from '../../lib/problems';
import { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { checkLabels, type Labels, ownLabels } from '../object/labels';
import { checkObjectName, namespaceOf } from '../object/names';
import { checkObject, checkTextMap } from '../object/shape';

const EXAMPLE = "podIdentity({ namespace: 'shop', name: 'web', roleName: 'shop-web' })";

/** See {@link ServiceAccount}. */
export interface ServiceAccountProps {
  /**
   * Who its pods act as: what `cluster.addServiceAccount` gives, or `podIdentity(…)` where only the name of the role is at
   * hand. Its namespace has to be that of the chart.
   */
  readonly identity: IPodIdentity;
}

/**
 * A ServiceAccount whose pods act as a RAM role, for several workloads to share. A workload on its own takes the identity
 * itself.
 *
 * Pods get no token for the Kubernetes API, unless they ask for it.
 */
export class ServiceAccount extends Construct {
  public readonly name: string;
  public readonly namespace: string;
  /** Labels that its pods carry. */
  public readonly podLabels: Labels;
  public readonly serviceAccount: ApiObject;

  /** @throws ValidationError when the identity is for another namespace, or is none */
  constructor(scope: Construct, id: string, props: ServiceAccountProps) {
    super(scope, id);
    failOn(this, checkObject('props', props, `{ identity: ${EXAMPLE} }`));
    const { identity } = props;
    this.namespace = namespaceOf(this);
    failOn(this, checkIdentity('identity', identity, this.namespace));
    failOn(this, this.checkTwins(identity));
    this.name = identity.name;
    this.podLabels = identity.podLabels;
    this.serviceAccount = new KubernetesObject(this, 'ServiceAccount', {
      name: identity.name,
      labels: ownLabels(identity.name),
      annotations: identity.annotations,
      automountServiceAccountToken: false,
    });
  }

  /** Of two objects of one name, one would silently replace the other. */
  private checkTwins({ name, namespace }: IPodIdentity): string[] {
    const twin = this.node.root.node
      .findAll()
      .find(
        (other) =>
          other !== this && other instanceof ServiceAccount && other.name === name && other.namespace === namespace,
      );
    if (!twin) return [];
    return [
      `'identity' has its ServiceAccount already, ${twin.node.path}; make one for all, new ServiceAccount(chart, 'Account', { identity }), and give that to each workload as 'serviceAccount'`,
    ];
  }
}

/** Problems of an identity for pods of a namespace. */
export function checkIdentity(prop: string, identity: IPodIdentity, namespace: string): string[] {
  const problems = checkObject(prop, identity, EXAMPLE);
  if (problems.length > 0) return problems;
  return [
    ...checkObjectName(`${prop}.name`, identity.name, 'web'),
    ...checkTextMap(`${prop}.annotations`, identity.annotations, "{ 'example.com/role': 'web' }"),
    ...checkLabels(`${prop}.podLabels`, identity.podLabels ?? null),
    ...(identity.namespace === namespace
      ? []
      : [
          `'${prop}' is for pods of namespace ${show(identity.namespace)}, but these are of '${namespace}'; define them in a chart with namespace ${show(identity.namespace)}`,
        ]),
  ];
}
