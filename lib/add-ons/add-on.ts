import { projectNameOf } from '../observability/log-destination';
import { checkChoice, checkText, failOn, propsOf, switchProblems } from '../problems';
import {
  type AddOnOptions,
  type ComponentVersionsOptions,
  type CustomAddOnOptions,
  componentVersionProblems,
  type EventsOptions,
  type LogsOptions,
  type NginxIngressOptions,
  optionProblems,
} from './add-on-options';
import { managedWhereKnown } from './add-on-support';

/** What type of cluster it is, as far as add-ons differ: above all, who runs the control plane. */
export type ControlPlane = 'managed' | 'dedicated' | 'serverless' | 'edge' | 'registered' | 'acs';

/** What ACK calls a component: a part of the cluster it installs and upgrades. */
export interface AddOnComponent {
  /** As ACK names it, such as `arms-prometheus`. */
  readonly name: string;

  /**
   * Its settings; each component has its own.
   *
   * @default - what the component does without
   */
  readonly config?: Readonly<Record<string, unknown>>;

  /**
   * The exact version, such as `v1.9.3-aliyun.1`.
   *
   * @default - the newest that fits the cluster
   */
  readonly version?: string;

  /**
   * Other components without which it does nothing.
   *
   * @default - none
   */
  readonly needs?: AddOnNeed;
}

/** Components of which a cluster must have one. */
export interface AddOnNeed {
  readonly oneOf: readonly string[];

  /** What they are, such as `an Ingress controller`. */
  readonly what: string;

  /** How to get one. */
  readonly fix: string;
}

/** The dashboard reads the access log that NGINX writes; an ALB has one of its own. */
const NGINX: AddOnNeed = {
  oneOf: ['nginx-ingress-controller'],
  what: 'the NGINX Ingress controller for its dashboard',
  fix: 'add AddOn.nginxIngress(), or leave ingressDashboard out',
};

const LOG_COLLECTOR: AddOnNeed = {
  oneOf: ['loongcollector', 'logtail-ds'],
  what: 'a log collector for its records',
  fix: 'add AddOn.logs()',
};

const EVENTS: AddOnNeed = {
  oneOf: ['ack-node-problem-detector'],
  what: 'the events it alerts on',
  fix: 'add AddOn.events()',
};

/** Something ACK installs into a cluster: one component, or some that belong together. */
export class AddOn {
  /**
   * Ingress through application load balancers.
   *
   * Installed without ACK's own AlbConfig: a chart owns it, or there would be two load balancers to pay for. On a
   * dedicated cluster the controller must be authorized by hand first.
   */
  public static albIngress(options: AddOnOptions = {}): AddOn {
    return AddOn.named('alb-ingress-controller', options, {
      config: { albIngress: { CreateDefaultALBConfig: false } },
    });
  }

  /**
   * Ingress through NGINX in the cluster, behind a load balancer of its own; IngressClass `nginx`. Its upstream,
   * ingress-nginx, ended in March 2026: ask ACK how long it mends its build of it.
   */
  public static nginxIngress(options: NginxIngressOptions = {}): AddOn {
    const { addressType = 'internet' } = propsOf(options);
    failOn('AddOn.nginxIngress', checkChoice('addressType', addressType, ['internet', 'intranet']));
    return AddOn.named('nginx-ingress-controller', options, { config: { IngressSlbNetworkType: addressType } });
  }

  /**
   * Ingress through gateways of Microservices Engine, each made from an MseIngressConfig in the cluster. The account
   * must have authorized it; on a dedicated cluster so must the worker role.
   */
  public static mseIngress(options: AddOnOptions = {}): AddOn {
    return AddOn.named('mse-ingress-controller', options);
  }

  /** Metrics of nodes, pods and the control plane in Managed Service for Prometheus. */
  public static managedPrometheus(options: AddOnOptions = {}): AddOn {
    return AddOn.named('arms-prometheus', options);
  }

  /** CPU and memory of nodes and pods for HorizontalPodAutoscalers. ACK's own clusters come with it. */
  public static metricsServer(options: AddOnOptions = {}): AddOn {
    return AddOn.named('metrics-server', options);
  }

  /** Logs of containers, and a dashboard of NGINX Ingress traffic, in Simple Log Service (LoongCollector). */
  public static logs(options: LogsOptions = {}): AddOn {
    const { project, ingressDashboard } = propsOf(options);
    failOn('AddOn.logs', switchProblems({ ingressDashboard }));
    const config = {
      // ACK documents the flag as text.
      IngressDashboardEnabled: ingressDashboard === false ? undefined : 'true',
      sls_project_name: projectNameOf(project),
    };
    return AddOn.named('loongcollector', options, { config, needs: ingressDashboard ? NGINX : undefined });
  }

  /** Kubernetes events in Simple Log Service, and conditions on nodes that are about to fail. */
  public static events(options: EventsOptions = {}): AddOn {
    // An empty name is ACK's word for its own project.
    const config = { sls_project_name: projectNameOf(propsOf(options).project) ?? '' };
    return AddOn.named('ack-node-problem-detector', options, { config });
  }

  /**
   * ACK's alert center: sends what AckAlertRule objects ask for to contact groups. Needs {@link AddOn.events}, as most of
   * ACK's own rules are on events; on a registered cluster an AccessKey too.
   */
  public static alerts(options: AddOnOptions = {}): AddOn {
    return AddOn.named('alicloud-monitor-controller', options, { needs: EVENTS });
  }

  /** Traces and metrics of applications in ARMS, for pods whose labels ask for it. */
  public static tracing(options: AddOnOptions = {}): AddOn {
    return AddOn.named('ack-onepilot', options);
  }

  /** What each part of the cluster costs, for the cost analysis in ACK's console. */
  public static costExporter(options: AddOnOptions = {}): AddOn {
    return AddOn.named('ack-cost-exporter', options);
  }

  /** Cluster inspection: reports workloads that run with more rights than they should. */
  public static securityInspector(options: AddOnOptions = {}): AddOn {
    return AddOn.managed('security-inspector', options);
  }

  /**
   * Policies on what may be deployed, chosen in ACK's console from its library (Gatekeeper); needs {@link AddOn.logs}.
   * What they refuse or warn of is in the log.
   */
  public static policies(options: ComponentVersionsOptions<'gatekeeper' | 'policy-template-controller'> = {}): AddOn {
    return AddOn.several(
      [{ name: 'gatekeeper' }, { name: 'policy-template-controller', needs: LOG_COLLECTOR }],
      options,
    );
  }

  /** Gives pods the RAM role of their service account (RRSA), which the cluster must have switched on. */
  public static podIdentity(options: AddOnOptions = {}): AddOn {
    return AddOn.named('ack-pod-identity-webhook', options);
  }

  /** Lets pods pull private images from the account's Container Registry without a secret. */
  public static registryCredentials(options: AddOnOptions = {}): AddOn {
    return AddOn.managed('aliyun-acr-credential-helper', options);
  }

  /** Replicas by the clock: CronHorizontalPodAutoscaler objects. */
  public static cronHpa(options: AddOnOptions = {}): AddOn {
    return AddOn.named('ack-kubernetes-cronhpa-controller', options);
  }

  /** More and fewer nodes in autoscaled node pools, the way of upstream; not with {@link AddOn.instantElasticity}. */
  public static clusterAutoscaler(options: AddOnOptions = {}): AddOn {
    return AddOn.named('cluster-autoscaler', options);
  }

  /** More and fewer nodes in autoscaled node pools, from and to none, faster; needs Kubernetes 1.24. */
  public static instantElasticity(options: AddOnOptions = {}): AddOn {
    return AddOn.named('ack-goatscaler', options);
  }

  /** Virtual nodes: pods that run without nodes, on ECI or ACS, and are paid while they run. */
  public static virtualNode(options: AddOnOptions = {}): AddOn {
    return AddOn.named('ack-virtual-node', options);
  }

  /** Services that scale with their requests, down to none. */
  public static knative(options: AddOnOptions = {}): AddOn {
    return AddOn.named('knative', options);
  }

  /** A DNS cache on each node; pods on virtual nodes have none. */
  public static nodeLocalDns(options: AddOnOptions = {}): AddOn {
    return AddOn.named('ack-node-local-dns', options);
  }

  /** Volumes on disks, NAS and OSS. A cluster made here has it from the start; an existing one may lack it. */
  public static csi(options: ComponentVersionsOptions<'csi-plugin' | 'csi-provisioner'> = {}): AddOn {
    return AddOn.several([{ name: 'csi-plugin' }, { name: 'csi-provisioner' }], options);
  }

  /** Any component by the name ACK has for it (ACK: `ListAddons`). */
  public static of(name: string, options: CustomAddOnOptions = {}): AddOn {
    failOn('AddOn.of', checkText('name', name, 'ack-kruise'));
    return AddOn.named(name, options, { config: propsOf(options).config });
  }

  /** One component, which the user may pin. */
  private static named(
    name: string,
    options: AddOnOptions,
    facts: Pick<AddOnComponent, 'config' | 'needs'> = {},
  ): AddOn {
    failOn(`add-on '${name}'`, optionProblems(options));
    return new AddOn(() => [{ ...facts, name, version: options.version }]);
  }

  /** One component, which ACK runs itself where it can. */
  private static managed(name: string, options: AddOnOptions): AddOn {
    failOn(`add-on '${name}'`, optionProblems(options));
    return new AddOn((controlPlane) => [{ name: managedWhereKnown(name, controlPlane), version: options.version }]);
  }

  /** Components that belong together, each of which the user may pin. */
  private static several(components: readonly AddOnComponent[], options: ComponentVersionsOptions<string>): AddOn {
    const names = components.map(({ name }) => name);
    failOn(`add-on '${names[0]}'`, componentVersionProblems(options, names));
    return new AddOn(() =>
      components.map((component) => ({ ...component, version: options.version?.[component.name] })),
    );
  }

  private constructor(private readonly componentsOf: (controlPlane: ControlPlane) => readonly AddOnComponent[]) {}

  /** The components it consists of on such a cluster. */
  public components(controlPlane: ControlPlane): readonly AddOnComponent[] {
    return this.componentsOf(controlPlane);
  }
}
