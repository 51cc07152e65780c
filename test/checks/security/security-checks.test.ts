import { runChecks } from '../../../lib/checks/run-checks';
import { SECURITY_CHECKS } from '../../../lib/checks/security/security-checks';

const cluster = (Type: string, Properties: object) => ({ Cluster: { Type: `ALIYUN::${Type}`, Properties } });
const managed = (properties: object) =>
  cluster('CS::ManagedKubernetesCluster', {
    ControlPlaneLogComponents: ['apiserver'],
    Addons: [{ Name: 'loongcollector' }],
    ...properties,
  });
const ingress = (properties: object) => ({
  In: {
    Type: 'ALIYUN::ECS::SecurityGroupIngress',
    Properties: { IpProtocol: 'tcp', SourceCidrIp: '0.0.0.0/0', ...properties },
  },
});
const pool = (ScalingGroup: unknown) => ({
  Workers: { Type: 'ALIYUN::CS::ClusterNodePool', Properties: { ScalingGroup } },
});

function linesOf(Resources: object): string[] {
  const content = { ROSTemplateFormatVersion: '2015-09-01', Resources };
  return shorten(runChecks({ templates: [{ name: 'template', content }] }, { checks: SECURITY_CHECKS }).findings);
}

function linesIn(...objects: object[]): string[] {
  return shorten(
    runChecks({ manifests: objects.map((content) => ({ content })) }, { checks: SECURITY_CHECKS }).findings,
  );
}

function shorten(findings: ReturnType<typeof runChecks>['findings']): string[] {
  return findings.map(({ id, message, place: { path }, severity }) => `${severity} ${id} ${path}: ${message}`);
}

test.each<[string, object, ...string[]]>([
  [
    'a public API server',
    managed({ EndpointPublicAccess: 'True' }),
    'warning SEC010 Resources.Cluster.Properties.EndpointPublicAccess: everybody reaches the API server',
  ],
  [
    'an API server that is public unless told otherwise',
    cluster('CS::ASKCluster', { Addons: [{ Name: 'logtail-ds' }] }),
    'warning SEC010 Resources.Cluster.Properties: EndpointPublicAccess is true unless the template says false',
  ],
  [
    'no logs of anything',
    cluster('CS::ManagedKubernetesCluster', { Addons: [] }),
    'warning SEC011 Resources.Cluster.Properties: no component of the control plane writes logs',
    'info SEC012 Resources.Cluster.Properties.Addons: no add-on collects logs, such as loongcollector or logtail-ds',
  ],
  [
    'a password of nodes',
    pool({ LoginPassword: { Ref: 'Password' }, SystemDiskEncrypted: true }),
    'warning SEC020 Resources.Workers.Properties.ScalingGroup.LoginPassword: nodes take a password',
  ],
  [
    'a password of a machine',
    { Vm: { Type: 'ALIYUN::ECS::Instance', Properties: { Password: 'x' } } },
    'warning SEC020 Resources.Vm.Properties.Password: the machine takes a password',
  ],
  [
    'logins for everybody',
    ingress({ PortRange: '22/22' }),
    'warning SEC030 Resources.In.Properties.PortRange: everybody reaches port 22',
  ],
  [
    'every port for everybody',
    ingress({ PortRange: '-1/-1', IpProtocol: 'all' }),
    'warning SEC030 Resources.In.Properties.PortRange: everybody reaches every port',
  ],
  [
    'most ports for everybody',
    ingress({ PortRange: '1/65535' }),
    'warning SEC030 Resources.In.Properties.PortRange: everybody reaches ports 1 to 65535',
  ],
  [
    'databases for everybody over IPv6, in a list',
    {
      Group: {
        Type: 'ALIYUN::ECS::SecurityGroup',
        Properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', PortRange: '3300/3400', Ipv6SourceCidrIp: '::/0' }] },
      },
    },
    'warning SEC030 Resources.Group.Properties.SecurityGroupIngress[0].PortRange: everybody reaches port 3306, 3389',
  ],
  [
    'disks, files and buckets in clear',
    {
      ...pool({}),
      Disk: { Type: 'ALIYUN::ECS::Disk', Properties: { Encrypted: false } },
      Files: { Type: 'ALIYUN::NAS::FileSystem', Properties: { EncryptType: '0' } },
      Bucket: { Type: 'ALIYUN::OSS::Bucket', Properties: {} },
    },
    'warning SEC040 Resources.Bucket.Properties: the bucket is not encrypted',
    'warning SEC040 Resources.Disk.Properties.Encrypted: the disk is not encrypted',
    'warning SEC040 Resources.Files.Properties.EncryptType: the file system is not encrypted',
    'warning SEC040 Resources.Workers.Properties.ScalingGroup: the system disk of node pool Workers is not encrypted',
  ],
])('finds %s', (_flaw, resources, ...lines) => {
  expect(linesOf(resources)).toEqual(lines);
});

test.each<[string, object]>([
  ['a private API server', managed({ EndpointPublicAccess: false })],
  [
    'an API server of which only the deployment knows',
    cluster('CS::ASKCluster', { EndpointPublicAccess: { Ref: 'Public' }, Addons: { Ref: 'AddOns' } }),
  ],
  ['the web for everybody', ingress({ PortRange: '443/443' })],
  ['a ping', ingress({ PortRange: '-1/-1', IpProtocol: 'icmp' })],
  ['what is dropped', ingress({ PortRange: '22/22', Policy: 'drop' })],
  ['ranges and ports that are none', ingress({ PortRange: { Ref: 'Ports' } })],
  ['disks of which only the deployment knows', pool({ SystemDiskEncrypted: { Ref: 'Encrypt' } })],
  ['a group that only the deployment knows', pool({ 'Fn::If': ['Large', {}, {}] })],
])('is silent about %s', (_words, resources) => {
  expect(linesOf(resources)).toEqual([]);
});

const safe = {
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  },
};
const pod = (container: object = {}, spec: object = {}, namespace = 'shop') => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace },
  spec: { containers: [{ name: 'web', image: 'web:1', ...safe, ...container }], ...spec },
});
const namespace = (profile: string) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': profile } },
});
const env = (name: string, value: string) => pod({ env: [{ name, value }] });
const role = (rule: object) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'all', namespace: 'shop' },
  rules: [rule],
});

test.each<[string, object[], ...string[]]>([
  [
    'a pod that its namespace refuses',
    [
      namespace('restricted'),
      pod({ securityContext: { ...safe.securityContext, runAsNonRoot: false } }, { hostNetwork: true }),
    ],
    'error SEC050 spec.containers[0].securityContext.runAsNonRoot: must be true, namespace shop enforces restricted',
    'error SEC050 spec.hostNetwork: must be false, namespace shop enforces restricted',
  ],
  [
    'what is more than baseline, in a namespace that enforces that',
    [namespace('baseline'), pod({ securityContext: {} }, { hostPID: true })],
    'error SEC050 spec.hostPID: must be false, namespace shop enforces baseline',
    'warning SEC052 spec: runAsNonRoot must be true, here or for the pod; allowPrivilegeEscalation must be false; drop must hold ALL; ' +
      'seccompProfile must be one of Localhost, RuntimeDefault, here or for the pod',
  ],
  [
    'a way out of the container',
    [
      pod(
        {
          ports: [{ containerPort: 80, hostPort: 80 }],
          securityContext: { ...safe.securityContext, capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } },
        },
        {
          volumes: [{ name: 'root', hostPath: { path: '/' } }],
        },
      ),
    ],
    'warning SEC051 spec.containers[0].ports[0].hostPort: must not be set, got 80',
    'warning SEC051 spec.containers[0].securityContext.capabilities.add: only NET_BIND_SERVICE, got SYS_ADMIN',
    "warning SEC051 spec.volumes[0]: volume 'root' must not be of type hostPath",
  ],
  [
    'a secret in clear',
    [env('API_TOKEN', 'abc123xyz')],
    'warning SEC060 spec.containers[0].env[0].value: API_TOKEN has its value in clear',
  ],
  [
    'a key of the cloud in clear',
    [env('ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'abc')],
    'warning SEC060 spec.containers[0].env[0].value: ALIBABA_CLOUD_ACCESS_KEY_SECRET has its value in clear',
  ],
  [
    'a role for everything',
    [role({ apiGroups: ['*'], resources: ['*'], verbs: ['get', '*'] })],
    'warning SEC070 rules[0]: every verb on every resource of every group',
  ],
  [
    'an administrator',
    [
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: 'robot' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
        subjects: [{ kind: 'ServiceAccount', name: 'robot', namespace: 'shop' }],
      },
    ],
    'warning SEC071 subjects[0]: ServiceAccount shop/robot may do everything',
  ],
  [
    'disks in clear',
    [
      {
        apiVersion: 'storage.k8s.io/v1',
        kind: 'StorageClass',
        metadata: { name: 'a' },
        provisioner: 'diskplugin.csi.alibabacloud.com',
      },
    ],
    'warning SEC040 parameters: disks of this class are not encrypted',
  ],
])('finds %s', (_flaw, objects, ...lines) => {
  expect(linesIn(...objects)).toEqual(lines);
});

test.each<[string, object[]]>([
  ['a restricted pod', [namespace('restricted'), pod()]],
  [
    'anything in a privileged namespace',
    [namespace('privileged'), pod({ securityContext: {} }, { hostNetwork: true })],
  ],
  ['the system', [pod({ securityContext: { privileged: true } }, {}, 'kube-system')]],
  ['the path of a secret', [env('TLS_PRIVATE_KEY', '/run/secrets/key')]],
  ['a switch', [env('ALLOW_EMPTY_PASSWORD', 'yes')]],
  ['a number of tokens', [env('MAX_TOKEN', '4096')]],
  ['another variable', [env('PASSWORD', '$(DB_PASSWORD)')]],
  ['a name that only speaks of secrets', [env('SECRET_NAME', 'database')]],
  ['a role for every verb on one kind', [role({ apiGroups: [''], resources: ['pods'], verbs: ['*'] })]],
])('is silent about %s', (_words, objects) => {
  expect(linesIn(...objects)).toEqual([]);
});
