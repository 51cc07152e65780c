import type { ApiObject } from 'cdk8s';
import { checkChoice, checkInteger } from '../../lib/problems';
import type { Construct } from '../construct';
import type { AlbGateway } from '../exposure/alb/alb-gateway';
import type { IExposure } from '../exposure/exposed-application';
import { checkKeys, checkObject, ifGiven } from '../object/shape';
import { combineScalings } from '../scaling/i-scaling';
import { renderClaimTemplates } from './container-storage';
import { Drain } from './drain';
import { mainPort, namedPorts, podContainers } from './pod-containers';
import { checkExposureShape, checkNames, checkReplicatedShape } from './pod-shape';
import { probesOr, TCP_PROBES } from './probes';
import { STATEFUL_APPLICATION_KEYS } from './prop-keys';
import { checkReplicated } from './replicated-checks';
import { ReplicatedWorkload } from './replicated-workload';
import { RevisionedObject } from './revisioned-object';
import { defineHeadlessService, defineService, servicePortOf } from './service';
import type { StatefulApplicationProps } from './stateful-application-props';
import { checkNameLength } from './workload-checks';
import type { WorkloadKind, WorkloadPlan } from './workload-plan';

/** A label of its pods is the name with 11 more characters, and a label's value has 63 at most. */
const LONGEST_NAME = 52;

/**
 * A program whose replicas are not alike, such as a database: each has a name that stays, and with `Volume.perReplica` a
 * disk that stays.
 *
 * Defines a StatefulSet, a Service that leads to any of the replicas, and one that gives each a name:
 * `db-0.db-pods.shop.svc`. A PodDisruptionBudget, a HorizontalPodAutoscaler, a ConfigMap and a NetworkPolicy are there as
 * with a `WebApplication`.
 *
 * An update, unlike that of a Deployment, takes one replica away before its new pod starts: exactly one is missing until
 * that is ready, and a single one is away. Disks stay when replicas, or all of it, are deleted. Which disks there are
 * cannot be changed in a StatefulSet that exists.
 */
export class StatefulApplication extends ReplicatedWorkload {
  public readonly statefulSet: ApiObject;
  /** Leads to any of the replicas that are ready. */
  public readonly service: ApiObject;
  /** Where `service` listens for what goes to the main container. */
  public readonly servicePort: number;
  /** Gives each replica a name. */
  public readonly headlessService: ApiObject;
  /** With `Exposure.alb`. */
  public readonly ingress?: ApiObject;
  /** With `Exposure.alb`, where it shares none. */
  public readonly gateway?: AlbGateway;

  /** @throws ValidationError that names everything that cannot work */
  constructor(scope: Construct, id: string, props: StatefulApplicationProps) {
    super(scope, id, props, checkShape(props), () => describe(props));
    this.statefulSet = this.defineStatefulSet(props);
    this.service = defineService(this, this.plan);
    this.servicePort = servicePortOf(this.plan);
    this.headlessService = defineHeadlessService(this, this.plan, this.headlessName);
    const { ingress, gateway } = this.defineRest(props);
    this.ingress = ingress;
    this.gateway = gateway;
  }

  private get headlessName(): string {
    return `${this.name}-pods`;
  }

  private defineStatefulSet(props: StatefulApplicationProps): ApiObject {
    const { name, labels, selector, containers } = this.plan;
    const claims = renderClaimTemplates(containers.all, selector);
    const spec = {
      replicas: this.replicas,
      serviceName: this.headlessName,
      selector: { matchLabels: selector },
      template: this.renderReplica(props),
      podManagementPolicy: props.podManagementPolicy ?? 'Parallel',
      updateStrategy: { type: 'RollingUpdate' },
      minReadySeconds: props.minReadySeconds ?? 15,
      revisionHistoryLimit: 5,
      volumeClaimTemplates: claims.length > 0 ? claims : undefined,
    };
    return new RevisionedObject(this, 'StatefulSet', { name, labels, spec }, selector, this.configMap);
  }
}

function describe(props: StatefulApplicationProps): WorkloadKind {
  const { port, portName = 'http', extraPorts, probes, exposure, drain = defaultDrain(exposure) } = props;
  return {
    controller: { apiVersion: 'apps/v1', kind: 'StatefulSet' },
    containers: podContainers(props, {
      name: 'server',
      ports: [mainPort(portName, port), ...namedPorts(extraPorts)],
      probes: probesOr(TCP_PROBES, probes),
      drain,
    }),
    scaling: combineScalings(props.scaling),
    exposure,
    metrics: props.metrics,
    hasService: true,
    check: (plan) => checkStateful(props, plan),
  };
}

/** A load balancer needs 30 s to notice a stop; the Service alone, within the cluster, a moment. */
function defaultDrain(exposure: IExposure | undefined): Drain {
  return exposure ? Drain.sleep(30) : Drain.sleep(5, { graceSeconds: 60 });
}

function checkStateful(props: StatefulApplicationProps, plan: WorkloadPlan): string[] {
  const { portName = 'http', exposure, podManagementPolicy, minReadySeconds } = props;
  return [
    ...checkNameLength(plan, LONGEST_NAME, 'pods get a label with 11 characters more'),
    ...checkReplicated(props, plan),
    ...ifGiven(podManagementPolicy, (given) => checkChoice('podManagementPolicy', given, ['Parallel', 'OrderedReady'])),
    ...checkInteger('minReadySeconds', minReadySeconds, { min: 0, example: 15 }),
    ...(exposure && portName !== 'http'
      ? [`'portName' must be left out beside 'exposure', which leads to the port 'http', got '${portName}'`]
      : []),
  ];
}

function checkShape(props: StatefulApplicationProps): string[] {
  const example = "{ target: Target.ack({ podNetwork: 'terway' }), image: 'redis:8', port: 6379 }";
  const problems = checkObject('props', props, example);
  if (problems.length > 0) return problems;
  return [
    ...checkKeys('', props, 'a StatefulApplication', STATEFUL_APPLICATION_KEYS),
    ...checkNames({ portName: props.portName }, 'postgres'),
    ...checkReplicatedShape(props),
    ...ifGiven(props.exposure, checkExposureShape),
  ];
}
