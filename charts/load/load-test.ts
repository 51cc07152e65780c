import type { ApiObject } from 'cdk8s';
import { checkInstance, failOn, show } from '../../lib/problems';
import { Construct } from '../construct';
import { renderDns } from '../network/dns';
import { Peer } from '../network/peer';
import { Port } from '../network/port';
import { KubernetesObject } from '../object/kubernetes-object';
import { type Labels, labelsOf, selectorOf } from '../object/labels';
import { checkName, checkOwnName, nameOf, namespaceOf } from '../object/names';
import { checkObject, checkRequiredInteger, ifGiven } from '../object/shape';
import type { IPriority } from '../platform/priority';
import { Target } from '../target/target';
import { checkImage } from '../workload/image';
import { checkPlacement } from '../workload/placement';
import { checkResources, type Resources } from '../workload/resources';
import { checkResourcesShape } from '../workload/resources-shape';
import type { Toleration } from '../workload/toleration';
import { renderLoadPod } from './load-pod';
import {
  checkStages,
  checkThresholds,
  DEFAULT_STAGES,
  DEFAULT_THRESHOLDS,
  type LoadStage,
  type LoadThresholds,
  secondsOf,
} from './load-profile';
import { renderScript } from './load-script';
import { checkTarget, type LoadTargetProps, portOf, urlsOf } from './load-target';

/** Of which the fields of the script are known. */
const IMAGE = 'grafana/k6:1.7.1';

const DEFAULT_RESOURCES: Resources = {
  requests: { cpu: '500m', memory: '256Mi' },
  limits: { cpu: '2', memory: '1Gi' },
};

/** What k6 needs beside the stages: the image, its start, the last answers. */
const SLACK_SECONDS = 300;

/** See {@link LoadTest}. */
export interface LoadTestProps extends LoadTargetProps {
  /** The cluster that the test runs in. */
  readonly target: Target;
  /**
   * How many users there are, and how long. A user asks, waits for the answer, pauses, and asks again.
   *
   * @default - 50 users within a minute, for five minutes, and none after one more
   */
  readonly stages?: readonly LoadStage[];
  /**
   * When the test has failed.
   *
   * @default - more than 1 % of the requests fail, or more than 5 % take longer than 500 ms
   */
  readonly thresholds?: LoadThresholds;
  /**
   * Between an answer and the next request of a user.
   *
   * @default 1
   */
  readonly pauseSeconds?: number;
  /**
   * How long the Job and what it printed are kept.
   *
   * @default 86400, a day
   */
  readonly keepSeconds?: number;
  /**
   * k6; best with a digest.
   *
   * @default 'grafana/k6:1.7.1'
   */
  readonly image?: string;
  /**
   * A k6 that lacks CPU measures itself.
   *
   * @default - requests 500m CPU and 256Mi memory, limits 2 and 1Gi: enough for some hundred users
   */
  readonly resources?: Resources;
  /**
   * Names of Secrets with the passwords of image registries, in the namespace of the test.
   *
   * @default - none: the image is one that everybody can pull, or whose password the cluster knows
   */
  readonly imagePullSecrets?: readonly string[];
  /**
   * Labels of the nodes that it may run on: best others than those of what it asks.
   *
   * @default - any node
   */
  readonly nodeSelector?: Labels;
  /**
   * Taints that its pod puts up with.
   *
   * @default - none
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * Who goes first where room is short, such as a `PriorityClass`.
   *
   * @default - that of the cluster
   */
  readonly priority?: IPriority;
  /** @default - from the construct's id: `Load` gives `load` */
  readonly name?: string;
}

/**
 * A load test with k6: many users at once, so that the scaling of an application can be seen to work.
 *
 * Defines a Job, which runs once as soon as it is applied, a ConfigMap with its script, and where NetworkPolicy objects
 * take effect one for the test and one that lets it in. A Job can never be changed: delete it to run the test again.
 */
export class LoadTest extends Construct {
  /** Name of all objects. */
  public readonly name: string;
  public readonly namespace: string;
  /** The labels that pick its pod, to let it into what is asked by `url`. */
  public readonly selector: Labels;
  public readonly job: ApiObject;
  public readonly configMap: ApiObject;

  private readonly labels: Labels;

  /** @throws ValidationError for a target, stage or threshold that is none */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: LoadTestProps,
  ) {
    super(scope, id);
    failOn(this, checkObject('props', props, "{ target: Target.local(), url: 'https://www.example.com' }"));
    this.name = props.name ?? nameOf(this);
    this.namespace = namespaceOf(this);
    failOn(this, [...checkOwnName(props.name, this.name), ...checkTarget(props), ...this.checkTest()]);
    const identity = { application: this.name, instance: this.name, component: 'load-test' };
    this.selector = selectorOf(identity);
    this.labels = labelsOf(identity);
    this.configMap = this.defineScript();
    this.job = this.defineJob();
    if (!props.target.enforcesNetworkPolicies) return;
    this.defineOwnPolicy();
    this.defineAdmission();
  }

  private checkTest(): string[] {
    const { target, stages, thresholds, pauseSeconds, keepSeconds, image, resources } = this.props;
    return [
      ...checkInstance('target', target, Target, "Target.ack({ podNetwork: 'terway' })"),
      ...ifGiven(stages, checkStages),
      ...ifGiven(thresholds, checkThresholds),
      ...ifGiven(pauseSeconds, checkPause),
      ...ifGiven(keepSeconds, (given) => checkRequiredInteger('keepSeconds', given, { min: 0, example: 86400 })),
      ...ifGiven(image, (given) => checkImage('image', given)),
      ...ifGiven(resources, (given) => checkLoadResources(given)),
      ...checkPlacement(this.props),
      ...(this.props.app ? checkAdmissionName(this.name) : []),
    ];
  }

  private defineScript(): ApiObject {
    const { stages = DEFAULT_STAGES, thresholds = DEFAULT_THRESHOLDS, pauseSeconds = 1 } = this.props;
    const script = renderScript({ urls: urlsOf(this.props), stages, thresholds, pauseSeconds });
    return new KubernetesObject(this, 'ConfigMap', {
      name: this.name,
      labels: this.labels,
      data: { 'test.js': script },
    });
  }

  private defineJob(): ApiObject {
    const { stages = DEFAULT_STAGES, keepSeconds = 86_400 } = this.props;
    const { image = IMAGE, resources = DEFAULT_RESOURCES } = this.props;
    return new KubernetesObject(this, 'Job', {
      name: this.name,
      labels: this.labels,
      spec: {
        // a second attempt would measure something else
        backoffLimit: 0,
        activeDeadlineSeconds: secondsOf(stages) + SLACK_SECONDS,
        ttlSecondsAfterFinished: keepSeconds,
        template: renderLoadPod({ ...this.props, name: this.name, labels: this.labels, image, resources }),
      },
    });
  }

  /** What the test may reach: what it asks, and DNS. */
  private defineOwnPolicy(): void {
    const { app, url = '', target } = this.props;
    const to = app ? { to: Peer.workload(app)._render(this.selector) } : { ports: [Port.tcp(portOf(url))._render()] };
    new KubernetesObject(this, 'NetworkPolicy', {
      name: this.name,
      labels: this.labels,
      spec: {
        podSelector: { matchLabels: this.selector },
        policyTypes: ['Ingress', 'Egress'],
        egress: [renderDns('anywhere', target), to],
      },
    });
  }

  /** Lets the test into the application: policies add to each other, and this one goes when the test does. */
  private defineAdmission(): void {
    const { app } = this.props;
    if (!app) return;
    new KubernetesObject(new Construct(this, 'Admission'), 'NetworkPolicy', {
      name: admissionNameOf(this.name),
      namespace: app.namespace,
      labels: this.labels,
      spec: {
        podSelector: { matchLabels: app.selector },
        policyTypes: ['Ingress'],
        ingress: [{ from: Peer.workload(this)._render(app.selector) }],
      },
    });
  }
}

function admissionNameOf(name: string): string {
  return `${name}-admission`;
}

function checkAdmissionName(name: unknown): string[] {
  if (typeof name !== 'string') return [];
  return checkName('name', admissionNameOf(name));
}

function checkPause(seconds: unknown): string[] {
  if (typeof seconds === 'number' && seconds >= 0 && seconds <= 3600) return [];
  return [`'pauseSeconds' must be 0 to 3600, got ${show(seconds)}, e.g. 0.5`];
}

function checkLoadResources(resources: Resources): string[] {
  const problems = checkResourcesShape('resources', resources);
  return problems.length > 0 ? problems : checkResources('resources', resources);
}
