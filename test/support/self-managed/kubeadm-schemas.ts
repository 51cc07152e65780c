/** A range as `10.244.0.0/16`. */
export const CIDR = { type: 'string', pattern: '^(\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}$' };

const object = (properties: Record<string, object>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const list = (items: object) => ({ type: 'array', items });
const text = { type: 'string', minLength: 1 };
const bool = { type: 'boolean' };

const ADDRESS = { type: 'string', pattern: '^(\\d{1,3}\\.){3}\\d{1,3}$' };
const ENDPOINT = { type: 'string', pattern: '^[a-z0-9.-]+:6443$' };
const DURATION = { type: 'string', pattern: '^(\\d+h)?(\\d+m)?(\\d+s)?$' };
const TOKEN = { type: 'string', pattern: '^[a-z0-9]{6}\\.[a-z0-9]{16}$' };
const CERTIFICATE_KEY = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const ARGUMENTS = list(object({ name: { type: 'string', pattern: '^[a-z]' }, value: text }, ['name', 'value']));

const API_ENDPOINT = object({ advertiseAddress: ADDRESS, bindPort: { const: 6443 } });

const NODE_REGISTRATION = object({
  name: text,
  criSocket: { type: 'string', pattern: '^unix:///' },
  taints: list(object({ key: text, value: text, effect: text }, ['key', 'effect'])),
  kubeletExtraArgs: ARGUMENTS,
  ignorePreflightErrors: list(text),
  imagePullPolicy: { enum: ['Always', 'IfNotPresent', 'Never'] },
});

const TIMEOUTS = object({
  controlPlaneComponentHealthCheck: DURATION,
  kubeletHealthCheck: DURATION,
  kubernetesAPICall: DURATION,
  etcdAPICall: DURATION,
  tlsBootstrap: DURATION,
  discovery: DURATION,
  upgradeManifests: DURATION,
});

const COMPONENT = { extraArgs: ARGUMENTS };

const kubeadmObject = (kind: string, fields: Record<string, object>, required: readonly string[] = []) =>
  object({ apiVersion: { const: 'kubeadm.k8s.io/v1beta4' }, kind: { const: kind }, ...fields }, [
    'apiVersion',
    'kind',
    ...required,
  ]);

/** By kind: kubeadm v1beta4 and the kubelet's configuration, as far as anybody here needs them (kubernetes.io). */
export const SCHEMAS: Readonly<Record<string, object>> = {
  InitConfiguration: kubeadmObject('InitConfiguration', {
    bootstrapTokens: list(object({ token: TOKEN, ttl: DURATION, description: text }, ['token'])),
    certificateKey: CERTIFICATE_KEY,
    localAPIEndpoint: API_ENDPOINT,
    nodeRegistration: NODE_REGISTRATION,
    skipPhases: list(text),
    timeouts: TIMEOUTS,
  }),
  ClusterConfiguration: kubeadmObject(
    'ClusterConfiguration',
    {
      clusterName: text,
      kubernetesVersion: { type: 'string', pattern: '^v\\d+\\.\\d+\\.\\d+$' },
      controlPlaneEndpoint: ENDPOINT,
      imageRepository: text,
      networking: object({ podSubnet: CIDR, serviceSubnet: CIDR, dnsDomain: text }),
      apiServer: object({ ...COMPONENT, certSANs: list(text) }),
      controllerManager: object(COMPONENT),
      scheduler: object(COMPONENT),
    },
    ['kubernetesVersion', 'controlPlaneEndpoint', 'networking'],
  ),
  JoinConfiguration: kubeadmObject(
    'JoinConfiguration',
    {
      discovery: object(
        {
          bootstrapToken: object(
            {
              apiServerEndpoint: ENDPOINT,
              token: TOKEN,
              caCertHashes: { ...list({ type: 'string', pattern: '^sha256:[0-9a-f]{64}$' }), minItems: 1 },
            },
            ['apiServerEndpoint', 'token', 'caCertHashes'],
          ),
        },
        ['bootstrapToken'],
      ),
      controlPlane: object({ localAPIEndpoint: API_ENDPOINT, certificateKey: CERTIFICATE_KEY }, ['certificateKey']),
      nodeRegistration: NODE_REGISTRATION,
      timeouts: TIMEOUTS,
    },
    ['discovery'],
  ),
  KubeletConfiguration: object(
    {
      apiVersion: { const: 'kubelet.config.k8s.io/v1beta1' },
      kind: { const: 'KubeletConfiguration' },
      cgroupDriver: { enum: ['systemd', 'cgroupfs'] },
      seccompDefault: bool,
      shutdownGracePeriod: DURATION,
      shutdownGracePeriodCriticalPods: DURATION,
    },
    ['apiVersion', 'kind'],
  ),
};
