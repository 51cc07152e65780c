import { type LogDestination, projectNameOf } from '../observability/log-destination';
import { checkChoice, failOn } from '../problems';
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

/** Options all named add-ons have. */
export interface AddOnOptions {
  /**
   * The exact version, such as `v1.9.3-aliyun.1`; then nothing upgrades it but you.
   *
   * @default - the newest that fits the cluster
   */
  readonly version?: string;
}

/** Options of {@link AddOn.events}. */
export interface EventsOptions extends AddOnOptions {
  /**
   * A LogProject, or the name of an existing SLS project.
   *
   * @default - ACK makes `k8s-log-<cluster id>`
   */
  readonly project?: LogDestination;
}

/** Options of {@link AddOn.logs}. */
export interface LogsOptions extends EventsOptions {
  /**
   * Whether there is a dashboard of the traffic, from the access log of the NGINX Ingress controller. `true` is an error
   * where that is not added.
   *
   * @default - it is prepared, and stays empty while there is no such controller
   */
  readonly ingressDashboard?: boolean;
}

/** Options of {@link AddOn.nginxIngress}. */
export interface NginxIngressOptions extends AddOnOptions {
  /**
   * From where its load balancer is reached: `internet`, or `intranet` for the VPC alone.
   *
   * @default 'internet'
   */
  readonly addressType?: 'internet' | 'intranet';
}

/** Options of {@link AddOn.of}. */
export type CustomAddOnOptions = Omit<AddOnComponent, 'name' | 'needs'>;

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

/** Something ACK installs into a cluster: one component, or some that belong together. */
export class AddOn {
  /**
   * Ingress through application load balancers.
   *
   * Installed without ACK's own AlbConfig: a chart owns it, or there would be two load balancers to pay for. On a
   * dedicated cluster the controller must be authorized by hand first.
   */
  public static albIngress(options: AddOnOptions = {}): AddOn {
    return AddOn.of('alb-ingress-controller', {
      config: { albIngress: { CreateDefaultALBConfig: false } },
      version: options.version,
    });
  }

  /**
   * Ingress through NGINX in the cluster, behind a load balancer of its own; IngressClass `nginx`. Its upstream,
   * ingress-nginx, ended in March 2026: ask ACK how long it mends its build of it.
   */
  public static nginxIngress(options: NginxIngressOptions = {}): AddOn {
    const { addressType = 'internet' } = options;
    failOn('AddOn.nginxIngress', checkChoice('addressType', addressType, ['internet', 'intranet']));
    const config = { IngressSlbNetworkType: addressType };
    return AddOn.of('nginx-ingress-controller', { config, version: options.version });
  }

  /**
   * Ingress through gateways of Microservices Engine, each made from an MseIngressConfig in the cluster. The account
   * must have authorized it; on a dedicated cluster so must the worker role.
   */
  public static mseIngress(options: AddOnOptions = {}): AddOn {
    return AddOn.of('mse-ingress-controller', options);
  }

  /** Metrics of nodes, pods and the control plane in Managed Service for Prometheus. */
  public static managedPrometheus(options: AddOnOptions = {}): AddOn {
    return AddOn.of('arms-prometheus', options);
  }

  /** CPU and memory of nodes and pods for HorizontalPodAutoscalers. ACK's own clusters come with it. */
  public static metricsServer(options: AddOnOptions = {}): AddOn {
    return AddOn.of('metrics-server', options);
  }

  /** Logs of containers, and a dashboard of NGINX Ingress traffic, in Simple Log Service (LoongCollector). */
  public static logs({ project, ingressDashboard, version }: LogsOptions = {}): AddOn {
    const config = {
      // ACK documents the flag as text.
      IngressDashboardEnabled: ingressDashboard === false ? undefined : 'true',
      sls_project_name: projectNameOf(project),
    };
    return new AddOn(() => [{ name: 'loongcollector', config, version, needs: ingressDashboard ? NGINX : undefined }]);
  }

  /** Kubernetes events in Simple Log Service, and conditions on nodes that are about to fail. */
  public static events({ project, version }: EventsOptions = {}): AddOn {
    // An empty name is ACK's word for its own project.
    return AddOn.of('ack-node-problem-detector', {
      config: { sls_project_name: projectNameOf(project) ?? '' },
      version,
    });
  }

  /** Traces and metrics of applications in ARMS, for pods whose labels ask for it. */
  public static tracing(options: AddOnOptions = {}): AddOn {
    return AddOn.of('ack-onepilot', options);
  }

  /** What each part of the cluster costs, for the cost analysis in ACK's console. */
  public static costExporter(options: AddOnOptions = {}): AddOn {
    return AddOn.of('ack-cost-exporter', options);
  }

  /** Cluster inspection: reports workloads that run with more rights than they should. */
  public static securityInspector({ version }: AddOnOptions = {}): AddOn {
    return new AddOn((controlPlane) => [{ name: managedWhereKnown('security-inspector', controlPlane), version }]);
  }

  /**
   * Policies on what may be deployed, chosen in ACK's console from its library (Gatekeeper); needs {@link AddOn.logs}.
   * What they refuse or warn of is in the log.
   */
  public static policies(): AddOn {
    return new AddOn(() => [{ name: 'gatekeeper' }, { name: 'policy-template-controller', needs: LOG_COLLECTOR }]);
  }

  /** Gives pods the RAM role of their service account (RRSA), which the cluster must have switched on. */
  public static podIdentity(options: AddOnOptions = {}): AddOn {
    return AddOn.of('ack-pod-identity-webhook', options);
  }

  /** Lets pods pull private images from the account's Container Registry without a secret. */
  public static registryCredentials({ version }: AddOnOptions = {}): AddOn {
    return new AddOn((controlPlane) => [
      { name: managedWhereKnown('aliyun-acr-credential-helper', controlPlane), version },
    ]);
  }

  /** Replicas by the clock: CronHorizontalPodAutoscaler objects. */
  public static cronHpa(options: AddOnOptions = {}): AddOn {
    return AddOn.of('ack-kubernetes-cronhpa-controller', options);
  }

  /** More and fewer nodes in autoscaled node pools, the way of upstream; not with {@link AddOn.instantElasticity}. */
  public static clusterAutoscaler(options: AddOnOptions = {}): AddOn {
    return AddOn.of('cluster-autoscaler', options);
  }

  /** More and fewer nodes in autoscaled node pools, from and to none, faster; needs Kubernetes 1.24. */
  public static instantElasticity(options: AddOnOptions = {}): AddOn {
    return AddOn.of('ack-goatscaler', options);
  }

  /** Virtual nodes: pods that run without nodes, on ECI or ACS, and are paid while they run. */
  public static virtualNode(options: AddOnOptions = {}): AddOn {
    return AddOn.of('ack-virtual-node', options);
  }

  /** Services that scale with their requests, down to none. */
  public static knative(options: AddOnOptions = {}): AddOn {
    return AddOn.of('knative', options);
  }

  /** A DNS cache on each node; pods on virtual nodes have none. */
  public static nodeLocalDns(options: AddOnOptions = {}): AddOn {
    return AddOn.of('ack-node-local-dns', options);
  }

  /** Volumes on disks, NAS and OSS. A cluster made here has it from the start; an existing one may lack it. */
  public static csi(): AddOn {
    return new AddOn(() => [{ name: 'csi-plugin' }, { name: 'csi-provisioner' }]);
  }

  /** Any component by the name ACK has for it (ACK: `ListAddons`). */
  public static of(name: string, options: CustomAddOnOptions = {}): AddOn {
    return new AddOn(() => [{ ...options, name }]);
  }

  private constructor(private readonly componentsOf: (controlPlane: ControlPlane) => readonly AddOnComponent[]) {}

  /** The components it consists of on such a cluster. */
  public components(controlPlane: ControlPlane): readonly AddOnComponent[] {
    return this.componentsOf(controlPlane);
  }
}
