import type { ApiObject } from 'cdk8s';
import { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { nameOf } from '../object/names';

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

/** A namespace that refuses pods which could do harm to their node. */
export class Namespace extends Construct {
  public readonly name: string;
  public readonly namespace: ApiObject;

  /** @throws ValidationError when the name is no DNS label */
  constructor(scope: Construct, id: string, { podSecurity = 'restricted', ...props }: NamespaceProps = {}) {
    super(scope, id);
    this.name = props.name ?? nameOf(this);
    this.namespace = new KubernetesObject(this, 'Namespace', {
      name: this.name,
      labels: {
        'pod-security.kubernetes.io/enforce': podSecurity,
        'pod-security.kubernetes.io/warn': podSecurity,
      },
    });
  }
}
