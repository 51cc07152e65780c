/** Who runs the control plane: ACK (managed) or the user's own masters (dedicated). Some add-ons differ. */
export type ControlPlane = 'managed' | 'dedicated';

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

/** Options of {@link AddOn.logs}. */
export interface LogsOptions extends AddOnOptions {
  /**
   * An existing SLS project to write to.
   *
   * @default - ACK makes `k8s-log-<cluster id>`
   */
  readonly project?: string;
}

/** Options of {@link AddOn.of}. */
export type CustomAddOnOptions = Omit<AddOnComponent, 'name'>;

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

  /** Metrics of nodes, pods and the control plane in Managed Service for Prometheus. */
  public static managedPrometheus(options: AddOnOptions = {}): AddOn {
    return AddOn.of('arms-prometheus', { version: options.version });
  }

  /** Logs of containers, and a dashboard of Ingress traffic, in Simple Log Service (LoongCollector). */
  public static logs(options: LogsOptions = {}): AddOn {
    // ACK documents the flag as text.
    const config = { IngressDashboardEnabled: 'true', sls_project_name: options.project };
    return AddOn.of('loongcollector', { config, version: options.version });
  }

  /** Kubernetes events in Simple Log Service, and conditions on nodes that are about to fail. */
  public static events(options: LogsOptions = {}): AddOn {
    // An empty name is ACK's word for its own project.
    const config = { sls_project_name: options.project ?? '' };
    return AddOn.of('ack-node-problem-detector', { config, version: options.version });
  }

  /** Cluster inspection: reports workloads that run with more rights than they should. */
  public static securityInspector(options: AddOnOptions = {}): AddOn {
    return new AddOn((controlPlane) => {
      const name = controlPlane === 'managed' ? 'managed-security-inspector' : 'security-inspector';
      return [{ name, version: options.version }];
    });
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
