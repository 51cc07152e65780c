/** What a node is for. */
export type NodeRole = 'control-plane' | 'worker';

/** What a node is told at its first boot. All texts may be deploy-time values. */
export interface NodeOptions {
  /**
   * Host name or address of the API server for every node, without the port (6443): of a load balancer in front of the
   * control plane, or of its only node. Control-plane nodes take a host name for their own, because behind a layer-4
   * load balancer a node may not reach itself.
   */
  readonly apiServer: string;

  /**
   * The node's own address.
   *
   * @default - the address its default route starts from
   */
  readonly nodeAddress?: string;

  /**
   * Lets nodes in, as `abcdef.0123456789abcdef`. It ends up in user data, so it comes from a NoEcho parameter and never
   * stands in a program.
   *
   * @default - the first node makes one of its own; others are prepared only, and wait for `node-bootstrap join`
   */
  readonly bootstrapToken?: string;

  /**
   * Flags of the kubelet, without dashes. `@NAME@` in a value stands for a variable of the file
   * `/etc/node-bootstrap/environment`, to which a command of `MachineSetup.with({ first })` can add.
   *
   * @default - the node's address only
   */
  readonly kubeletArgs?: Readonly<Record<string, string>>;
}

/** What the first control-plane node is told. */
export interface FirstControlPlaneOptions extends NodeOptions {
  /**
   * Encrypts the certificates on their way to further control-plane nodes, 64 hexadecimal digits; a secret as
   * `bootstrapToken`.
   *
   * @default - none: no other control-plane node can join
   */
  readonly certificateKey?: string;

  /**
   * Addresses, or paths on the machine, of manifests to apply once the cluster is there, after Calico and
   * metrics-server.
   *
   * @default - none
   */
  readonly manifests?: readonly string[];
}

/** What a node that joins is told. */
export interface JoiningNodeOptions extends NodeOptions {
  /**
   * Hash of the certificate authority of the cluster, as `sha256:…`; public. The first node prints it with
   * `node-bootstrap ca-cert-hash`.
   *
   * @default - none; required beside `bootstrapToken`
   */
  readonly caCertHash?: string;
}

/** What a further control-plane node is told. */
export interface JoiningControlPlaneOptions extends JoiningNodeOptions {
  /** The one the first control-plane node was told. */
  readonly certificateKey: string;
}
