import type { ApiObject } from 'cdk8s';
import { checkChoice, checkInstance, checkInteger, failOn } from '../../lib/problems';
import { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { checkLabels, type Labels, labelsOf, selectorOf } from '../object/labels';
import { checkObjectName, checkOwnName, nameOf, namespaceOf } from '../object/names';
import { checkObject, ifGiven } from '../object/shape';
import { KnativeScaling } from '../scaling/knative-scaling';
import { checkVirtualPod } from '../scaling/virtual-node';
import { Target } from '../target/target';
import type { ContainerProps, PodContainer } from './container';
import { checkContainers } from './container-checks';
import { checkContainerShape } from './container-shape';
import { renderVolumeMounts, renderVolumes } from './container-storage';
import { type Env, renderEnv } from './env-value';
import { mainPort, PodContainers } from './pod-containers';
import { PodSecurity } from './pod-security';
import { checkPath } from './probe';
import { DEFAULT_RESOURCES } from './resources';

/** What Knative takes of a container without being told to take more. */
type KnativeContainerProps = Pick<
  ContainerProps,
  'image' | 'command' | 'args' | 'env' | 'envFrom' | 'scratch' | 'resources'
>;

/** See {@link KnativeService}. */
export interface KnativeServiceProps extends KnativeContainerProps {
  /** The cluster this is written for. */
  readonly target: Target;
  /** Where the container listens, 1024 or above; Knative tells it so in the environment variable `PORT`. */
  readonly port: number;
  /**
   * What is asked whether a pod is ready.
   *
   * @default '/'
   */
  readonly readyPath?: string;
  /** @default - 2 replicas or more, 100 requests at a time each */
  readonly scaling?: KnativeScaling;
  /**
   * So many requests at a time reach a pod at most; others wait. Best well above what `scaling` aims at.
   *
   * @default - no limit
   */
  readonly maxConcurrency?: number;
  /**
   * An answer takes so many seconds at most; 600 unless Knative is set up for more.
   *
   * @default - as Knative is set up: 300
   */
  readonly timeoutSeconds?: number;
  /**
   * Who reaches it: programs of the cluster, or whoever reaches the gateway of Knative.
   *
   * @default 'cluster'
   */
  readonly visibility?: 'cluster' | 'public';
  /**
   * What is refused of a container stays out of its pods as far as Knative lets it be said: container by container.
   *
   * @default PodSecurity.restricted()
   */
  readonly security?: PodSecurity;
  /**
   * Name of a ServiceAccount. No pod gets its token.
   *
   * @default - the one called `default`
   */
  readonly serviceAccount?: string;
  /**
   * Name of all objects, a DNS label.
   *
   * @default - from the ids below the chart: `FrontPage` gives `front-page`
   */
  readonly name?: string;
  /**
   * Further labels of all objects and pods.
   *
   * @default - none
   */
  readonly labels?: Labels;
}

const EXAMPLE = "{ target: Target.ack({ podNetwork: 'terway' }), image: 'registry.example.com/shop:1.0', port: 8080 }";

/** What Knative sets itself, and where its own container listens (Knative serving: `k8s_validation.go`). */
const RESERVED_ENV = ['PORT', 'K_SERVICE', 'K_CONFIGURATION', 'K_REVISION'];
const RESERVED_PORTS = [8008, 8012, 8013, 8022, 9090, 9091];

/** Knative serving: "Configuring private Services". */
const PRIVATE = { 'networking.knative.dev/visibility': 'cluster-local' };

/**
 * A web application that Knative runs and scales by its requests. Needs Knative in the cluster, such as ACK's: 1.13 or
 * newer, as older ones refuse a volume at `/tmp`; for those give `scratch: []`.
 *
 * Defines a Service of `serving.knative.dev/v1`, and where it never rests a PodDisruptionBudget.
 */
export class KnativeService extends Construct {
  /** Name of all objects. */
  public readonly name: string;
  /** Namespace of all objects. */
  public readonly namespace: string;
  /** The labels that pick its pods and nothing else. */
  public readonly selector: Labels;
  public readonly service: ApiObject;
  /** None where it may rest. */
  public readonly podDisruptionBudget?: ApiObject;

  private readonly labels: Labels;
  private readonly scaling: KnativeScaling;
  private readonly security: PodSecurity;
  private readonly container: PodContainer;

  /** @throws ValidationError that names everything that cannot work */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: KnativeServiceProps,
  ) {
    super(scope, id);
    failOn(this, checkShape(props));
    this.name = props.name ?? nameOf(this);
    this.namespace = namespaceOf(this);
    this.scaling = props.scaling ?? KnativeScaling.concurrency({ perReplica: 100 });
    this.security = props.security ?? PodSecurity.restricted();
    // the name of the port is the protocol, of which Knative knows http1 and h2c
    this.container = { prop: '', name: 'web', props, ports: [mainPort('http1', props.port)], probes: {} };
    const identity = { application: this.name, instance: this.name, component: 'web' };
    this.selector = selectorOf(identity);
    this.labels = { ...props.labels, ...labelsOf(identity) };
    failOn(this, this.check());
    failOn(this, [...checkEnv(props.env ?? {}), ...checkPort(props.port)]);

    this.service = this.defineService();
    this.podDisruptionBudget = this.definePodDisruptionBudget();
  }

  private check(): string[] {
    const { target, name, labels, readyPath, maxConcurrency, timeoutSeconds, visibility, serviceAccount } = this.props;
    return [
      ...checkOwnName(name, this.name),
      ...checkLabels('labels', labels),
      ...checkContainers(new PodContainers(this.container, [], []), this.security),
      ...ifGiven(readyPath, (given) => checkPath(given, '/ready')),
      ...checkInteger('maxConcurrency', maxConcurrency, { min: 1, example: 200 }),
      ...checkInteger('timeoutSeconds', timeoutSeconds, { min: 1, example: 60 }),
      ...ifGiven(visibility, (given) => checkChoice('visibility', given, ['cluster', 'public'])),
      ...ifGiven(serviceAccount, (given) => checkObjectName('serviceAccount', given, 'shop')),
      ...(target.hasNodes ? [] : checkVirtualPod({ containers: [], nodeAccess: this.security.nodeAccess })),
    ];
  }

  private defineService(): ApiObject {
    const { visibility = 'cluster', maxConcurrency, timeoutSeconds, serviceAccount } = this.props;
    return new KubernetesObject(this, 'KnativeService', {
      name: this.name,
      labels: visibility === 'public' ? this.labels : { ...this.labels, ...PRIVATE },
      spec: {
        template: {
          metadata: { labels: this.labels, annotations: this.scaling._render() },
          spec: {
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            serviceAccountName: serviceAccount,
            containerConcurrency: maxConcurrency,
            timeoutSeconds,
            containers: [this.renderContainer()],
            volumes: unlessEmpty(renderVolumes([this.container], this.name)),
          },
        },
      },
    });
  }

  private renderContainer(): object {
    const { image, command, args, env = {}, envFrom, resources = DEFAULT_RESOURCES, port, readyPath } = this.props;
    return {
      name: this.container.name,
      image,
      command,
      args,
      env: unlessEmpty(renderEnv(env)),
      envFrom: unlessEmpty((envFrom ?? []).map((source) => source._render())),
      ports: [{ name: 'http1', containerPort: port }],
      resources,
      // Knative sets nothing for a whole pod, unless its operator allows it
      securityContext: {
        ...withoutGroup(this.security._renderPod()),
        ...withoutEmpty(this.security._renderContainer()),
      },
      volumeMounts: unlessEmpty(renderVolumeMounts(this.container)),
      // it asks the only port there is
      readinessProbe: { httpGet: { path: readyPath ?? '/' }, periodSeconds: 2, failureThreshold: 3 },
    };
  }

  private definePodDisruptionBudget(): ApiObject | undefined {
    if (this.scaling.min < 2) return undefined;
    return new KubernetesObject(this, 'PodDisruptionBudget', {
      name: this.name,
      labels: this.labels,
      spec: {
        maxUnavailable: 1,
        unhealthyPodEvictionPolicy: this.props.target.hasUnhealthyPodEviction ? 'AlwaysAllow' : undefined,
        selector: { matchLabels: this.selector },
      },
    });
  }
}

function checkShape(props: KnativeServiceProps): string[] {
  const problems = checkObject('props', props, EXAMPLE);
  if (problems.length > 0) return problems;
  const { target, scaling, security } = props;
  const unknown = ['files', 'mounts', 'sidecars', 'initContainers', 'tolerations', 'nodeSelector', 'user'];
  return [
    ...unknown
      .filter((prop) => (props as unknown as Record<string, unknown>)[prop] !== undefined)
      .map((prop) => `'${prop}' is nothing a KnativeService can have; use a WebApplication for it`),
    ...checkInstance('target', target, Target, "Target.ack({ podNetwork: 'terway' })"),
    ...checkContainerShape('', props),
    ...ifGiven(security, (given) => checkInstance('security', given, PodSecurity, 'PodSecurity.restricted()')),
    ...ifGiven(scaling, (given) =>
      checkInstance('scaling', given, KnativeScaling, 'KnativeScaling.concurrency({ perReplica: 50 })'),
    ),
  ];
}

/** What of a whole pod can be said of a container. */
function withoutGroup({
  fsGroup,
  fsGroupChangePolicy,
  ...context
}: ReturnType<PodSecurity['_renderPod']> & object = {}): object {
  return context;
}

/** Knative refuses what it sets itself, and fields of the pod as values, unless its operator allows them. */
function checkEnv(env: Env): string[] {
  return renderEnv(env).flatMap(({ name, valueFrom }) => [
    ...(RESERVED_ENV.includes(name) ? [`'env.${name}' is set by Knative; leave it out`] : []),
    ...(valueFrom?.fieldRef ? [`'env.${name}' is a field of the pod, which Knative does not give; leave it out`] : []),
  ]);
}

function checkPort(port: number): string[] {
  if (!RESERVED_PORTS.includes(port)) return [];
  return [`'port' must not be one of Knative's own, ${RESERVED_PORTS.join(', ')}, got ${port}, e.g. 8080`];
}

function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function withoutEmpty(context: object): object {
  return Object.fromEntries(Object.entries(context).filter(([, value]) => value !== undefined));
}
