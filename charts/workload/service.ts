import type { ApiObject } from 'cdk8s';
import { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import type { WorkloadPlan } from './workload-plan';

/** Where the Service of a workload listens. */
export function servicePortOf({ exposure, exposed, containers }: WorkloadPlan): number {
  return exposure?.renderService(exposed).port ?? (containers.main.ports[0]?.port as number);
}

/** Makes the Service of a workload: as its exposure has it, or else for the cluster, at the ports of its containers. */
export function defineService(scope: Construct, plan: WorkloadPlan): ApiObject {
  const { name, labels, selector, exposure, exposed } = plan;
  const { annotations, port, ...service } = exposure?.renderService(exposed) ?? { type: 'ClusterIP' as const };
  const [main, ...extra] = portsOf(plan);
  // a load balancer of its own would offer them to everybody
  const others = service.type === 'LoadBalancer' ? [] : extra;
  const spec = { ...service, selector, ports: [...(main ? [{ ...main, port: port ?? main.port }] : []), ...others] };
  return new KubernetesObject(scope, 'Service', { name, labels, annotations, spec });
}

/**
 * Makes a Service without an address, which gives each pod a name, such as `db-0.db-pods`. Pods have it before they are
 * ready: replicas often have to find each other first.
 */
export function defineHeadlessService(scope: Construct, plan: WorkloadPlan, name: string): ApiObject {
  const { selector } = plan;
  // other labels than the Service of the workload: what watches that one would count each pod twice
  const labels = { ...plan.labels, 'app.kubernetes.io/instance': name };
  const spec = { clusterIP: 'None', publishNotReadyAddresses: true, selector, ports: portsOf(plan) };
  return new KubernetesObject(new Construct(scope, 'Headless'), 'Service', { name, labels, spec });
}

function portsOf({ containers }: WorkloadPlan) {
  return containers.main.ports.flatMap(({ name, port }) => (name ? [{ name, port, targetPort: name }] : []));
}
