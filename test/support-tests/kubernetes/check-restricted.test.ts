import * as fc from 'fast-check';
import { checkRestricted } from '../../support/kubernetes/check-restricted';
import { replaceOne } from './replace-one';
import { soundManifests, testFlaws } from './sound-manifests';

const podOf = (d: any) => d.spec.template.spec;
const webOf = (d: any) => podOf(d).containers[0];
/** All that the namespace `shop` holds; the agent of each node is privileged on purpose. */
const checkShop = (objects: any[]) => checkRestricted(objects.filter(({ kind }) => kind !== 'DaemonSet'));

test('finds nothing wrong with restricted pods', () => {
  expect(checkShop(soundManifests())).toEqual([]);
});

test('finds all that a privileged pod does', () => {
  const agents = soundManifests().filter(({ kind }) => kind === 'DaemonSet');
  expect(checkRestricted(agents)).toMatchInlineSnapshot(`
[
  "DaemonSet kube-system/agent: spec.template.spec.hostNetwork: must be false",
  "DaemonSet kube-system/agent: spec.template.spec.volumes[0]: volume 'logs' must not be of type hostPath",
  "DaemonSet kube-system/agent: spec.template.spec.containers[0].securityContext.seLinuxOptions.type: must be one of container_init_t, container_kvm_t, container_t, got 'spc_t'",
  "DaemonSet kube-system/agent: spec.template.spec.containers[0].securityContext.privileged: must be false",
  "DaemonSet kube-system/agent: spec.template.spec.containers[0].securityContext.runAsNonRoot: must be true, here or for the pod",
  "DaemonSet kube-system/agent: spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation: must be false",
  "DaemonSet kube-system/agent: spec.template.spec.containers[0].securityContext.capabilities.drop: must hold ALL",
  "DaemonSet kube-system/agent: spec.template.spec.containers[0].securityContext.seccompProfile: must be one of Localhost, RuntimeDefault, here or for the pod",
]
`);
});

test('does not pass what is not sound', () => {
  expect(checkRestricted([{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: {} }])).toEqual([
    'Pod web: not checked, see checkManifests',
  ]);
});

testFlaws(checkShop, [
  ['Pod shell', 'process ids of the host', (d) => (d.spec.hostPID = true), 'spec.hostPID: must be false'],
  [
    'Pod shell',
    'a pod of root',
    (d) => (d.spec.securityContext = { runAsUser: 0 }),
    'spec.securityContext.runAsUser: must not be 0',
    'spec.containers[0].securityContext.runAsNonRoot: must be true, here or for the pod',
  ],
  [
    'Pod shell',
    'a pod that may be root',
    (d) => (d.spec.securityContext.runAsNonRoot = false),
    'spec.securityContext.runAsNonRoot: must be true',
  ],
  [
    'Pod shell',
    'a Windows pod on the host',
    (d) => (d.spec.securityContext.windowsOptions = { hostProcess: true }),
    'spec.securityContext.windowsOptions.hostProcess: must be false',
  ],
  [
    'Pod shell',
    'a Windows pod without what only Linux has',
    (d) => {
      d.spec.os = { name: 'windows' };
      delete d.spec.containers[0].securityContext;
    },
  ],
  [
    'Pod shell',
    'an unsafe sysctl',
    (d) => (d.spec.securityContext.sysctls = [{ name: 'kernel.msgmax', value: '1' }]),
    'spec.securityContext.sysctls[0]: kernel.msgmax is not safe, only kernel.shm_rmid_forced, net.ipv4.ip_local_port_range, net.ipv4.ip_unprivileged_port_start, net.ipv4.ping_group_range, net.ipv4.tcp_syncookies are',
  ],
  [
    'Pod shell',
    'no seccomp profile',
    (d) => delete d.spec.containers[0].securityContext.seccompProfile,
    'spec.containers[0].securityContext.seccompProfile: must be one of Localhost, RuntimeDefault, here or for the pod',
  ],
  [
    'Pod shell',
    'an unconfined pod',
    (d) => (d.spec.securityContext.seccompProfile = { type: 'Unconfined' }),
    "spec.securityContext.seccompProfile.type: must be one of Localhost, RuntimeDefault, got 'Unconfined'",
  ],
  [
    'Pod shell',
    'an own role of SELinux',
    (d) => (d.spec.securityContext.seLinuxOptions = { role: 'admin' }),
    'spec.securityContext.seLinuxOptions.role: must not be set',
  ],
  [
    'Pod shell',
    'an unconfined AppArmor profile',
    (d) => (d.metadata.annotations = { 'container.apparmor.security.beta.kubernetes.io/shell': 'unconfined' }),
    "metadata.annotations['container.apparmor.security.beta.kubernetes.io/shell']: must be runtime/default or localhost/…, got 'unconfined'",
  ],
  [
    'Pod shell',
    'an ephemeral container that may do anything',
    (d) => (d.spec.ephemeralContainers = [{ name: 'debug', image: 'debug:1' }]),
    'spec.ephemeralContainers[0].securityContext.allowPrivilegeEscalation: must be false',
    'spec.ephemeralContainers[0].securityContext.capabilities.drop: must hold ALL',
    'spec.ephemeralContainers[0].securityContext.seccompProfile: must be one of Localhost, RuntimeDefault, here or for the pod',
  ],
  [
    'Deployment web',
    'a volume of the host',
    (d) => podOf(d).volumes.push({ name: 'x', nfs: { server: 'a', path: '/' } }),
    "spec.template.spec.volumes[5]: volume 'x' must not be of type nfs",
  ],
  [
    'Deployment web',
    'a privileged container',
    (d) => (webOf(d).securityContext.privileged = true),
    'spec.template.spec.containers[0].securityContext.privileged: must be false',
  ],
  [
    'Deployment web',
    'an init container that may escalate',
    (d) => delete podOf(d).initContainers[0].securityContext.allowPrivilegeEscalation,
    'spec.template.spec.initContainers[0].securityContext.allowPrivilegeEscalation: must be false',
  ],
  [
    'Deployment web',
    'no dropped capabilities',
    (d) => delete webOf(d).securityContext.capabilities,
    'spec.template.spec.containers[0].securityContext.capabilities.drop: must hold ALL',
  ],
  [
    'Deployment web',
    'an added capability',
    (d) => (webOf(d).securityContext.capabilities.add = ['NET_ADMIN']),
    'spec.template.spec.containers[0].securityContext.capabilities.add: only NET_BIND_SERVICE, got NET_ADMIN',
  ],
  [
    'Deployment web',
    'an unmasked proc',
    (d) => (webOf(d).securityContext.procMount = 'Unmasked'),
    "spec.template.spec.containers[0].securityContext.procMount: must be Default, got 'Unmasked'",
  ],
  [
    'Deployment web',
    'a port of the host',
    (d) => (webOf(d).ports[0].hostPort = 8080),
    'spec.template.spec.containers[0].ports[0].hostPort: must not be set, got 8080',
  ],
  [
    'Deployment web',
    'a container of root in a pod that is not',
    (d) => (webOf(d).securityContext.runAsUser = 0),
    'spec.template.spec.containers[0].securityContext.runAsUser: must not be 0',
  ],
  [
    'CronJob report',
    'a template far inside',
    (d) => (d.spec.jobTemplate.spec.template.spec.hostNetwork = true),
    'spec.jobTemplate.spec.template.spec.hostNetwork: must be false',
  ],
]);

test('never throws', () => {
  const anyObject = fc.tuple(fc.nat(soundManifests().length - 1), fc.nat(), fc.jsonValue({ maxDepth: 1 }));
  fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(checkRestricted([value]))));
  fc.assert(
    fc.property(anyObject, ([index, place, value]) => {
      const object = soundManifests()[index];
      replaceOne(object, place, value);
      return Array.isArray(checkRestricted([object]));
    }),
  );
});
