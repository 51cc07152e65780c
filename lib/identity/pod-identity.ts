import { checkText, failOn, propsOf } from '../problems';

/** What a workload needs to know so that its pods act as a RAM role. Plain data: charts take it. */
export interface IPodIdentity {
  /** Namespace of the Kubernetes ServiceAccount. */
  readonly namespace: string;

  /** Name of the Kubernetes ServiceAccount. */
  readonly name: string;

  /** Annotations the ServiceAccount object must carry; a value may be a deploy-time one. */
  readonly annotations: Readonly<Record<string, string>>;

  /** Labels its pods must carry. */
  readonly podLabels: Readonly<Record<string, string>>;
}

/** Which ServiceAccount acts as which role. */
export interface PodIdentityOptions {
  readonly namespace: string;
  readonly name: string;

  /** Name of the RAM role, not its ARN. */
  readonly roleName: string;
}

/**
 * The annotations and labels that ACK's ack-pod-identity-webhook looks for (ACK: ack-pod-identity-webhook; labels on pods
 * since 0.2.0). With them it gives the pods a token and the environment variables that Alibaba Cloud's SDKs read.
 *
 * @throws ValidationError when a name is missing
 */
export function podIdentity(options: PodIdentityOptions): IPodIdentity {
  const { namespace, name, roleName } = propsOf(options);
  failOn('podIdentity', [
    ...checkText('namespace', namespace, 'web'),
    ...checkText('name', name, 'site'),
    ...checkText('roleName', roleName, 'cluster-tfg-clusterweb'),
  ]);
  return {
    namespace,
    name,
    annotations: { 'pod-identity.alibabacloud.com/role-name': roleName },
    podLabels: { 'pod-identity.alibabacloud.com/injection': 'on' },
  };
}
