import { checkInstance, failOn } from '../../../lib/problems';
import { checkLabels, type Labels } from '../../object/labels';
import { checkName } from '../../object/names';
import type { Target } from '../../target/target';
import type { RequestSource } from '../exposed-application';

/** The pods of ingress-nginx, from which requests come: a NetworkPolicy lets them in. */
export class IngressController {
  /**
   * Pods of a namespace.
   *
   * @param podLabels which of them; without, all
   */
  public static in(namespace: string, podLabels: Labels = {}): IngressController {
    failOn('IngressController.in', [...checkName('namespace', namespace), ...checkLabels('podLabels', podLabels)]);
    return new IngressController(namespace, podLabels);
  }

  /**
   * Where it usually is: ACK's add-on in `kube-system`, with labels that no page tells; elsewhere in `ingress-nginx`,
   * labelled as its manifests do it (ingress-nginx: "Installation Guide").
   *
   * @internal
   */
  public static _of({ platform }: Target): IngressController {
    if (platform === 'ack') return new IngressController('kube-system', {});
    return new IngressController('ingress-nginx', { 'app.kubernetes.io/name': 'ingress-nginx' });
  }

  private constructor(
    private readonly namespace: string,
    private readonly podLabels: Labels,
  ) {}

  /** @internal */
  public _render(): RequestSource {
    return {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': this.namespace } },
      ...(Object.keys(this.podLabels).length === 0 ? {} : { podSelector: { matchLabels: this.podLabels } }),
    };
  }
}

/** Problems of where requests come from. */
export function checkIngressController(controller: IngressController): string[] {
  return checkInstance('controller', controller, IngressController, "IngressController.in('ingress-nginx')");
}
