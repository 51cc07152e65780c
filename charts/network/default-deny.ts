import type { ApiObject } from 'cdk8s';
import { checkInstance, failOn } from '../../lib/problems';
import { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { ownLabels } from '../object/labels';
import { checkName, checkOwnName, nameOf, namespaceOf } from '../object/names';
import { checkObject } from '../object/shape';
import { Target } from '../target/target';
import { checkDns, type DnsAccess, renderDns } from './dns';

/** See {@link DefaultDeny}. */
export interface DefaultDenyProps {
  /** The cluster; where it enforces no NetworkPolicy, none is written. */
  readonly target: Target;
  /**
   * See `NetworkAccess.declared`.
   *
   * @default 'anywhere'
   */
  readonly dns?: DnsAccess;
  /** @default - that of the chart */
  readonly namespace?: string;
  /** @default - from the construct's id: `DefaultDeny` gives `default-deny` */
  readonly name?: string;
}

/**
 * Cuts off all pods of a namespace from everything but DNS, also those that somebody else defines. Other policies of the
 * namespace open what they name: policies only ever add to each other.
 */
export class DefaultDeny extends Construct {
  /** None where it would take no effect. */
  public readonly networkPolicy?: ApiObject;

  /** @throws ValidationError for a name or namespace that is none */
  constructor(scope: Construct, id: string, props: DefaultDenyProps) {
    super(scope, id);
    failOn(this, checkObject('props', props, '{ target: Target.local() }'));
    const { target, dns = 'anywhere', namespace = namespaceOf(this), name = nameOf(this) } = props;
    failOn(this, [
      ...checkInstance('target', target, Target, "Target.ack({ podNetwork: 'terway', networkPolicies: 'enforced' })"),
      ...checkDns('dns', dns),
      ...checkName('namespace', namespace),
      ...checkOwnName(props.name, name),
    ]);
    if (!target.enforcesNetworkPolicies) return;
    this.networkPolicy = new KubernetesObject(this, 'NetworkPolicy', {
      name,
      namespace,
      labels: ownLabels(name),
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [renderDns(dns, target)] },
    });
  }
}
