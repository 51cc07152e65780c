import type { ApiObject } from 'cdk8s';
import { checkText, failOn, switchProblems } from '../../../lib/problems';
import { Construct } from '../../construct';
import { KubernetesObject } from '../../object/kubernetes-object';
import { checkLabels, type Labels, ownLabels } from '../../object/labels';
import { checkName, nameOf } from '../../object/names';
import { checkObject, ifGiven } from '../../object/shape';

/** What the controller of a class reads beside it; outside of namespaces. */
export interface IngressClassParameters {
  readonly apiGroup: string;
  readonly kind: string;
  readonly name: string;
}

/** See {@link IngressClass}. */
export interface IngressClassProps {
  /** Who serves it, such as `k8s.io/ingress-nginx`. */
  readonly controller: string;
  /** @default - none */
  readonly parameters?: IngressClassParameters;
  /**
   * What Ingresses call it.
   *
   * @default - from the ids of the constructs below the chart
   */
  readonly name?: string;
  /**
   * Whether Ingresses that name no class get this one.
   *
   * @default false
   */
  readonly isDefault?: boolean;
  /**
   * Further labels.
   *
   * @default - none
   */
  readonly labels?: Labels;
}

/** A class of Ingresses, outside of namespaces. Controllers usually bring theirs; `AlbGateway` and `MseGateway` do. */
export class IngressClass extends Construct {
  /** What Ingresses call it. */
  public readonly ingressClassName: string;
  /** The IngressClass (`networking.k8s.io/v1`). */
  public readonly ingressClass: ApiObject;

  /** @throws ValidationError for a name that Kubernetes refuses */
  constructor(scope: Construct, id: string, props: IngressClassProps) {
    super(scope, id);
    failOn(this, checkObject('props', props, "{ controller: 'k8s.io/ingress-nginx' }"));
    const { controller, parameters, isDefault = false, labels } = props;
    this.ingressClassName = props.name ?? nameOf(this);
    failOn(this, [
      ...checkName('name', this.ingressClassName),
      ...checkText('controller', controller, 'k8s.io/ingress-nginx'),
      ...ifGiven(parameters, checkParameters),
      ...switchProblems({ isDefault }),
      ...checkLabels('labels', labels),
    ]);
    this.ingressClass = new KubernetesObject(this, 'IngressClass', {
      name: this.ingressClassName,
      labels: { ...ownLabels(this.ingressClassName), ...labels },
      annotations: isDefault ? { 'ingressclass.kubernetes.io/is-default-class': 'true' } : undefined,
      spec: { controller, parameters },
    });
  }
}

function checkParameters(parameters: IngressClassParameters): string[] {
  const problems = checkObject('parameters', parameters, '{ apiGroup, kind, name }');
  if (problems.length > 0) return problems;
  return [
    ...checkText('parameters.apiGroup', parameters.apiGroup, 'alibabacloud.com'),
    ...checkText('parameters.kind', parameters.kind, 'AlbConfig'),
    ...checkText('parameters.name', parameters.name, 'alb'),
  ];
}
