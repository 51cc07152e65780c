import type { ApiObject } from 'cdk8s';
import type { Construct } from '../construct';
import type { AlbGateway } from '../exposure/alb/alb-gateway';
import { Exposure } from '../exposure/exposure';
import { checkKeys, checkObject, ifGiven } from '../object/shape';
import { combineScalings } from '../scaling/i-scaling';
import { defineDeployment, deploymentController } from './deployment';
import { Drain } from './drain';
import { mainPort, namedPorts, podContainers } from './pod-containers';
import { checkDeploymentShape, checkExposureShape } from './pod-shape';
import { probesOr, WEB_PROBES } from './probes';
import { WEB_APPLICATION_KEYS } from './prop-keys';
import { checkDeployment } from './replicated-checks';
import { ReplicatedWorkload } from './replicated-workload';
import { defineService, servicePortOf } from './service';
import type { WebApplicationProps } from './web-application-props';
import type { WorkloadKind } from './workload-plan';

/**
 * A web application that keeps answering: while it is rolled out, while nodes are drained, without one of its zones.
 *
 * Defines a Deployment, a Service, a PodDisruptionBudget, with `Scaling.horizontal` a HorizontalPodAutoscaler, with
 * `files` a ConfigMap, where policies take effect a NetworkPolicy, and what its exposure and its other parts need.
 */
export class WebApplication extends ReplicatedWorkload {
  /** The Deployment; with `Scaling.elastic` the UnitedDeployment that makes several of it. */
  public readonly deployment: ApiObject;
  public readonly service: ApiObject;
  /** Where `service` listens for what goes to the main container. */
  public readonly servicePort: number;
  /** With `Exposure.alb`. */
  public readonly ingress?: ApiObject;
  /** With `Exposure.alb`, where it shares none. */
  public readonly gateway?: AlbGateway;

  /** @throws ValidationError that names everything that cannot work */
  constructor(scope: Construct, id: string, props: WebApplicationProps) {
    super(scope, id, props, checkShape(props), () => describe(props));
    this.deployment = defineDeployment(this, this.plan, {
      replicas: this.replicas,
      template: this.renderReplica(props),
      rollout: props.rollout,
      files: this.configMap,
    });
    this.service = defineService(this, this.plan);
    this.servicePort = servicePortOf(this.plan);
    const { ingress, gateway } = this.defineRest(props);
    this.ingress = ingress;
    this.gateway = gateway;
  }
}

function describe(props: WebApplicationProps): WorkloadKind {
  const { port, extraPorts, probes, drain = Drain.sleep(30), exposure = Exposure.clusterIp() } = props;
  const scaling = combineScalings(props.scaling);
  return {
    controller: deploymentController(scaling),
    containers: podContainers(props, {
      name: 'web',
      ports: [mainPort('http', port), ...namedPorts(extraPorts)],
      probes: probesOr(WEB_PROBES, probes),
      drain,
    }),
    scaling,
    exposure,
    metrics: props.metrics,
    hasService: true,
    check: (plan) => checkDeployment(props, plan),
  };
}

function checkShape(props: WebApplicationProps): string[] {
  const example =
    "{ target: Target.ack({ podNetwork: 'terway' }), image: 'nginxinc/nginx-unprivileged:1.28', port: 8080 }";
  const problems = checkObject('props', props, example);
  if (problems.length > 0) return problems;
  return [
    ...checkKeys('', props, 'a WebApplication', WEB_APPLICATION_KEYS),
    ...checkDeploymentShape(props),
    ...ifGiven(props.exposure, checkExposureShape),
  ];
}
