import type { ApiObject } from 'cdk8s';
import type { Construct } from '../construct';
import { checkKeys, checkObject } from '../object/shape';
import { combineScalings } from '../scaling/i-scaling';
import { defineDeployment, deploymentController } from './deployment';
import { Drain } from './drain';
import { namedPorts, podContainers } from './pod-containers';
import { checkDeploymentShape } from './pod-shape';
import { WORKER_KEYS } from './prop-keys';
import { checkDeployment } from './replicated-checks';
import { ReplicatedWorkload } from './replicated-workload';
import { defineService } from './service';
import type { WorkerProps } from './worker-props';
import type { WorkloadKind } from './workload-plan';

/**
 * A program that works without being asked, such as the reader of a queue: on several replicas, which are never away at
 * the same time.
 *
 * Defines a Deployment, a PodDisruptionBudget, with `Scaling.horizontal` a HorizontalPodAutoscaler, with `files` a
 * ConfigMap, with `extraPorts` a Service, where policies take effect a NetworkPolicy, and what its other parts need.
 */
export class Worker extends ReplicatedWorkload {
  /** The Deployment; with `Scaling.elastic` the UnitedDeployment that makes several of it. */
  public readonly deployment: ApiObject;
  /** With `extraPorts`. */
  public readonly service?: ApiObject;

  /** @throws ValidationError that names everything that cannot work */
  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id, props, checkShape(props), () => describe(props));
    this.deployment = defineDeployment(this, this.plan, {
      replicas: this.replicas,
      template: this.renderReplica(props),
      rollout: props.rollout,
      files: this.configMap,
    });
    this.service = this.plan.hasService ? defineService(this, this.plan) : undefined;
    this.defineRest(props);
  }
}

function describe(props: WorkerProps): WorkloadKind {
  const { extraPorts, probes = {}, drain = Drain.none({ graceSeconds: 60 }) } = props;
  const ports = namedPorts(extraPorts);
  const scaling = combineScalings(props.scaling);
  return {
    controller: deploymentController(scaling),
    containers: podContainers(props, { name: 'worker', ports, probes, drain }),
    scaling,
    metrics: props.metrics,
    hasService: ports.length > 0,
    check: (plan) => checkDeployment(props, plan),
  };
}

function checkShape(props: WorkerProps): string[] {
  const example = "{ target: Target.ack({ podNetwork: 'terway' }), image: 'registry.example.com/mailer:1.4' }";
  const problems = checkObject('props', props, example);
  if (problems.length > 0) return problems;
  return [...checkKeys('', props, 'a Worker', WORKER_KEYS), ...checkDeploymentShape(props)];
}
