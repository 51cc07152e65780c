import type { BootstrapSettings } from './bootstrap-settings';
import type { FirstControlPlaneOptions, JoiningNodeOptions, NodeOptions, NodeRole } from './node-options';
import { renderYaml } from './yaml';

/** kubeadm: since Kubernetes 1.31; 1.36 reads no older one. */
const KUBEADM_API = 'kubeadm.k8s.io/v1beta4';

/** What comes from the node itself: `node-bootstrap` puts values in the place of names when it runs kubeadm. */
const LOCAL_ENDPOINT = { advertiseAddress: '@NODE_ADDRESS@', bindPort: 6443 };
const API_ENDPOINT = '@API_SERVER@:6443';

/** What `kubeadm init` reads: the first node, the cluster, and what all kubelets have in common. */
export function renderInitConfiguration(settings: BootstrapSettings, node: FirstControlPlaneOptions): string {
  return renderYaml(initConfiguration(node), clusterConfiguration(settings), kubeletConfiguration());
}

/** What `kubeadm join` reads. */
export function renderJoinConfiguration(
  role: NodeRole,
  node: JoiningNodeOptions & { readonly certificateKey?: string },
): string {
  return renderYaml({
    apiVersion: KUBEADM_API,
    kind: 'JoinConfiguration',
    discovery: {
      bootstrapToken: {
        apiServerEndpoint: API_ENDPOINT,
        token: '@BOOTSTRAP_TOKEN@',
        caCertHashes: ['@CA_CERT_HASH@'],
      },
    },
    nodeRegistration: nodeRegistration(node),
    ...(role === 'control-plane' && {
      controlPlane: { localAPIEndpoint: LOCAL_ENDPOINT, certificateKey: '@CERTIFICATE_KEY@' },
    }),
    timeouts: {
      // a first control-plane node on a slow line takes longer than the usual five minutes
      discovery: '15m0s',
      // etcd takes in one new member at a time: those that ask at once wait for each other, usually two minutes at most
      ...(role === 'control-plane' && { etcdAPICall: '10m0s' }),
    },
  });
}

function initConfiguration(node: FirstControlPlaneOptions): object {
  return {
    apiVersion: KUBEADM_API,
    kind: 'InitConfiguration',
    ...(node.bootstrapToken !== undefined && { bootstrapTokens: [{ token: '@BOOTSTRAP_TOKEN@', ttl: '24h0m0s' }] }),
    ...(node.certificateKey !== undefined && { certificateKey: '@CERTIFICATE_KEY@' }),
    localAPIEndpoint: LOCAL_ENDPOINT,
    nodeRegistration: nodeRegistration(node),
    // it would print a token into logs
    skipPhases: ['show-join-command'],
  };
}

function clusterConfiguration({
  clusterName,
  kubernetesVersion,
  podCidr,
  serviceCidr,
  sources,
}: BootstrapSettings): object {
  return {
    apiVersion: KUBEADM_API,
    kind: 'ClusterConfiguration',
    clusterName,
    kubernetesVersion: `v${kubernetesVersion}`,
    controlPlaneEndpoint: API_ENDPOINT,
    imageRepository: sources.kubernetesImages,
    networking: { podSubnet: podCidr, serviceSubnet: serviceCidr },
  };
}

function kubeletConfiguration(): object {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    cgroupDriver: 'systemd',
    // pods that choose no seccomp profile get that of the runtime rather than none
    seccompDefault: true,
    // when a node is shut down its pods get this long, the critical ones the last part of it
    shutdownGracePeriod: '60s',
    shutdownGracePeriodCriticalPods: '20s',
  };
}

function nodeRegistration({ kubeletArgs = {} }: NodeOptions): object {
  return {
    criSocket: 'unix:///run/containerd/containerd.sock',
    kubeletExtraArgs: Object.entries({ 'node-ip': '@NODE_ADDRESS@', ...kubeletArgs }).map(([name, value]) => ({
      name,
      value,
    })),
  };
}
