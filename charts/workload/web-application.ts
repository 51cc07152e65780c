import type { ApiObject } from 'cdk8s';
import { failOn } from '../../lib/problems';
import { Construct } from '../construct';
import type { AlbGateway } from '../exposure/alb-gateway';
import type { ExposedApplication, IExposure } from '../exposure/exposed-application';
import { Exposure } from '../exposure/exposure';
import { KubernetesObject } from '../object/kubernetes-object';
import { type Identity, type Labels, labelsOf, selectorOf } from '../object/labels';
import { nameOf, namespaceOf } from '../object/names';
import { renderAutoscaler } from '../scaling/horizontal-pod-autoscaler';
import { Scaling } from '../scaling/scaling';
import { renderFiles } from './container-storage';
import { type PodContainers, podContainers } from './pod-containers';
import { PodSecurity } from './pod-security';
import { renderPodTemplate } from './pod-template';
import { RevisionedDeployment } from './revisioned-deployment';
import { Rollout } from './rollout';
import { Spread } from './spread';
import { checkWebApplication } from './web-application-checks';
import type { WebApplicationProps } from './web-application-props';
import { checkShape } from './web-application-shape';

/**
 * A web application that keeps answering: while it is rolled out, while nodes are drained, without one of its zones.
 *
 * Defines a Deployment, a Service, a PodDisruptionBudget, with `Scaling.horizontal` a HorizontalPodAutoscaler, with
 * `files` a ConfigMap, and what its exposure needs. All of them have the same name, and lie in the namespace of the
 * chart, which is `default` where the chart has none.
 */
export class WebApplication extends Construct {
  /** Name of all objects. */
  public readonly name: string;
  /** Namespace of all objects. */
  public readonly namespace: string;
  /** The labels that pick its pods and nothing else, for a NetworkPolicy or a monitor. */
  public readonly selector: Labels;

  public readonly deployment: ApiObject;
  public readonly service: ApiObject;
  /** None where the number of replicas is fixed. */
  public readonly horizontalPodAutoscaler?: ApiObject;
  /** None for a fixed single replica. */
  public readonly podDisruptionBudget?: ApiObject;
  /** The `files` of all containers; none where there are none. */
  public readonly configMap?: ApiObject;
  /** With `Exposure.alb`. */
  public readonly ingress?: ApiObject;
  /** With `Exposure.alb`, where it shares none. */
  public readonly gateway?: AlbGateway;

  private readonly identity: Identity;
  private readonly labels: Labels;
  private readonly scaling: Scaling;
  private readonly exposure: IExposure;
  private readonly security: PodSecurity;
  private readonly containers: PodContainers;

  /** @throws ValidationError that names everything that cannot work */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: WebApplicationProps,
  ) {
    super(scope, id);
    failOn(this, checkShape(props));
    this.name = props.name ?? nameOf(this);
    this.namespace = namespaceOf(this);
    this.scaling = props.scaling ?? Scaling.fixed(3);
    this.exposure = props.exposure ?? Exposure.clusterIp();
    this.security = props.security ?? PodSecurity.restricted();
    this.containers = podContainers(props);
    this.identity = {
      application: props.application ?? this.name,
      instance: this.name,
      component: props.component ?? 'web',
      partOf: props.partOf,
    };
    this.selector = selectorOf(this.identity);
    this.labels = { ...props.labels, ...labelsOf(this.identity) };
    failOn(this, [...this.checkProps(), ...this.exposure.check(this.exposed)]);

    this.configMap = this.defineConfigMap();
    this.deployment = this.defineDeployment();
    this.service = this.defineService();
    this.horizontalPodAutoscaler = this.defineHorizontalPodAutoscaler();
    this.podDisruptionBudget = this.definePodDisruptionBudget();
    const { ingress, gateway } = this.exposure.defineObjects(this, this.exposed);
    this.ingress = ingress;
    this.gateway = gateway;
  }

  private checkProps(): string[] {
    return checkWebApplication({
      props: this.props,
      name: this.name,
      namespace: this.namespace,
      scaling: this.scaling,
      containers: this.containers,
      security: this.security,
      servicePort: this.exposure.renderService(this.exposed).port,
    });
  }

  private get exposed(): ExposedApplication {
    return {
      name: this.name,
      namespace: this.namespace,
      labels: this.labels,
      target: this.props.target,
      health: this.health,
      graceSeconds: this.containers.graceSeconds,
    };
  }

  private get health(): ExposedApplication['health'] {
    const { path, port = this.props.port } = this.containers.main.probes.readiness ?? {};
    return path === undefined ? undefined : { path, port: port === this.props.port ? undefined : port };
  }

  private defineConfigMap(): ApiObject | undefined {
    const data = renderFiles(this.containers.all);
    if (Object.keys(data).length === 0) return undefined;
    return new KubernetesObject(this, 'ConfigMap', { name: this.name, labels: this.labels, data });
  }

  private defineDeployment(): ApiObject {
    const {
      target,
      spread = Spread.preferred(),
      serviceAccount,
      tolerations,
      nodeSelector,
      imagePullSecrets,
    } = this.props;
    const template = renderPodTemplate({
      name: this.name,
      identity: this.identity,
      labels: this.labels,
      target,
      containers: this.containers,
      security: this.security,
      spread,
      readinessGates: this.exposure.renderReadinessGates(this.exposed),
      serviceAccount,
      tolerations,
      nodeSelector,
      imagePullSecrets,
    });
    const spec = {
      // an autoscaler's number would be reset by each apply
      replicas: this.scaling.targets ? undefined : this.scaling.min,
      selector: { matchLabels: this.selector },
      template,
      ...this.rollout._render(),
    };
    const props = { name: this.name, labels: this.labels, spec };
    return new RevisionedDeployment(this, props, this.selector, this.configMap);
  }

  private get rollout(): Rollout {
    return this.props.rollout ?? (this.containers.hasDisk ? Rollout.recreate() : Rollout.surge());
  }

  private defineService(): ApiObject {
    const { port, annotations, ...exposed } = this.exposure.renderService(this.exposed);
    // a load balancer of its own would offer them to everybody
    const extraPorts = exposed.type === 'LoadBalancer' ? {} : (this.props.extraPorts ?? {});
    return new KubernetesObject(this, 'Service', {
      name: this.name,
      labels: this.labels,
      annotations,
      spec: {
        ...exposed,
        selector: this.selector,
        ports: [
          { name: 'http', port, targetPort: 'http' },
          ...Object.entries(extraPorts).map(([name, extra]) => ({ name, port: extra, targetPort: name })),
        ],
      },
    });
  }

  private defineHorizontalPodAutoscaler(): ApiObject | undefined {
    const { targets } = this.scaling;
    if (!targets) return undefined;
    return new KubernetesObject(this, 'HorizontalPodAutoscaler', {
      name: this.name,
      labels: this.labels,
      spec: renderAutoscaler(this.scaling, targets, this.name),
    });
  }

  private definePodDisruptionBudget(): ApiObject | undefined {
    if (this.scaling.max < 2) return undefined;
    return new KubernetesObject(this, 'PodDisruptionBudget', {
      name: this.name,
      labels: this.labels,
      spec: {
        maxUnavailable: this.props.maxUnavailable ?? 1,
        // a pod that is not well holds up no node; before Kubernetes 1.27 it may
        unhealthyPodEvictionPolicy: this.props.target.hasUnhealthyPodEviction ? 'AlwaysAllow' : undefined,
        selector: { matchLabels: this.selector },
      },
    });
  }
}
