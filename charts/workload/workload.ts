import { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { failOn } from '../../lib/problems';
import { Construct } from '../construct';
import type { ExposureObjects } from '../exposure/exposed-application';
import type { Visitors } from '../network/network-access';
import type { Kind } from '../object/kinds';
import { KubernetesObject } from '../object/kubernetes-object';
import type { Labels } from '../object/labels';
import type { Plain } from '../object/plain';
import { renderFiles } from './container-storage';
import { type AdditionsByProp, checkAdditions, mergeAdditions } from './pod-additions';
import type { PodProps } from './pod-props';
import { type PodOptions, renderPodTemplate } from './pod-template';
import { ServiceAccount } from './service-account';
import { checkWorkload } from './workload-checks';
import { planWorkload, type WorkloadKind, type WorkloadPlan } from './workload-plan';

/**
 * Something that runs in pods. All its objects have the same name, and lie in the namespace of the chart, which is
 * `default` where the chart has none.
 */
export abstract class Workload extends Construct {
  /** Name of all objects. */
  public readonly name: string;
  /** Namespace of all objects. */
  public readonly namespace: string;
  /** The labels that pick its pods and nothing else, for a NetworkPolicy or a monitor. */
  public readonly selector: Labels;
  /** The `files` of all containers; none where there are none. */
  public readonly configMap?: ApiObject;

  protected readonly plan: WorkloadPlan;

  private readonly additions: AdditionsByProp;
  private readonly serviceAccountName?: string;

  /**
   * @param problems of what kind each prop is
   * @param describe what kind of workload it is; asked when there are no such problems
   */
  protected constructor(
    scope: Construct,
    id: string,
    props: PodProps,
    problems: readonly string[],
    describe: () => WorkloadKind,
  ) {
    super(scope, id);
    failOn(this, problems);
    this.plan = planWorkload(this, props, describe());
    const { name, namespace, selector } = this.plan;
    this.name = name;
    this.namespace = namespace;
    this.selector = selector;
    failOn(this, checkWorkload(this.plan));

    const account = this.findServiceAccount(props);
    this.serviceAccountName = account?.name;
    this.additions = this.collectAdditions(account?.podLabels);
    failOn(this, checkAdditions(this.additions));
    this.configMap = this.defineConfigMap();
  }

  /** Where connections to its pods have to be declared; none where the target takes no notice of policies. */
  public get networkPolicy(): ApiObject | undefined {
    return this.findObject('NetworkPolicy');
  }

  /** The object of a kind, where there is one. */
  protected findObject(kind: Kind): ApiObject | undefined {
    const object = this.node.tryFindChild(kind);
    return object && ApiObject.isApiObject(object) ? object : undefined;
  }

  protected renderTemplate(options: PodOptions): Plain<k8s.PodTemplateSpec> {
    const { serviceAccountName } = this;
    return renderPodTemplate(this.plan, mergeAdditions(this.additions), { serviceAccountName, ...options });
  }

  /** What is needed beside the pods: for each of the parts, and for requests to come in. */
  protected defineParts(): ExposureObjects {
    const { parts, facts, exposure, exposed } = this.plan;
    for (const part of Object.values(parts)) part?.defineObjects?.(this, facts);
    this.plan.network.defineObjects(this, facts, this.visitors);
    return exposure?.defineObjects(this, exposed) ?? {};
  }

  /** Who has to reach the pods, whatever `network` says. */
  private get visitors(): Visitors[] {
    const { exposure, exposed, metrics, containers, facts } = this.plan;
    const [main] = containers.main.ports;
    const asked = [main?.port, exposed.health?.port].filter((port) => port !== undefined);
    const measured = containers.serving.flatMap(({ ports }) => ports.filter(({ name }) => name === metrics?.port));
    return [
      ...(exposure ? [{ peers: exposure.renderSources(exposed), ports: asked }] : []),
      ...(metrics ? [{ peers: metrics.renderSources(facts), ports: measured.map(({ port }) => port) }] : []),
    ];
  }

  private findServiceAccount({ serviceAccount }: PodProps): { name: string; podLabels?: Labels } | undefined {
    if (typeof serviceAccount === 'string') return { name: serviceAccount };
    if (serviceAccount === undefined || serviceAccount instanceof ServiceAccount) return serviceAccount;
    return new ServiceAccount(this, 'Account', { identity: serviceAccount });
  }

  private collectAdditions(podLabels?: Labels): AdditionsByProp {
    const { props, labels, parts, facts } = this.plan;
    const chosen = Object.entries(parts).map(([prop, part]) => [prop, part?.renderPod?.(facts) ?? {}]);
    return {
      labels: { labels },
      env: { env: props.env },
      serviceAccount: { labels: podLabels },
      ...Object.fromEntries(chosen),
    };
  }

  private defineConfigMap(): ApiObject | undefined {
    const data = renderFiles(this.plan.containers.all);
    if (Object.keys(data).length === 0) return undefined;
    return new KubernetesObject(this, 'ConfigMap', { name: this.name, labels: this.plan.labels, data });
  }
}
