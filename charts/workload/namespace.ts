import type { ApiObject } from 'cdk8s';
import { checkChoice, failOn } from '../../lib/problems';
import { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { ownLabels } from '../object/labels';
import { checkOwnName, nameOf } from '../object/names';
import { checkObject } from '../object/shape';

/** See {@link Namespace}. */
export interface NamespaceProps {
  /** @default - from the construct's id: `Web` gives `web` */
  readonly name?: string;
  /**
   * What the API server lets pods do, by the Pod Security Standards.
   *
   * @default 'restricted'
   */
  readonly podSecurity?: 'restricted' | 'baseline' | 'privileged';
}

/**
 * A namespace that refuses pods which could do harm to their node.
 *
 * What is to lie in it is defined in charts that name it: `new Chart(app, 'shop', { namespace: 'shop' })`.
 */
export class Namespace extends Construct {
  public readonly name: string;
  public readonly namespace: ApiObject;

  /** @throws ValidationError when the name is no DNS label, or the profile none of the standards */
  constructor(scope: Construct, id: string, props: NamespaceProps = {}) {
    super(scope, id);
    failOn(this, checkObject('props', props, "{ name: 'shop' }"));
    const { podSecurity = 'restricted' } = props;
    this.name = props.name ?? nameOf(this);
    failOn(this, [
      ...checkOwnName(props.name, this.name),
      ...checkChoice('podSecurity', podSecurity, ['restricted', 'baseline', 'privileged']),
    ]);
    this.namespace = new KubernetesObject(this, 'Namespace', {
      name: this.name,
      labels: {
        ...ownLabels(this.name),
        'pod-security.kubernetes.io/enforce': podSecurity,
        'pod-security.kubernetes.io/warn': podSecurity,
      },
    });
  }
}
