import type { Manifest } from '../kubernetes/manifest';
import { containersOf, type PodContainer, type PodTemplate, podTemplateOf } from '../kubernetes/pod-template';
import { entriesOf, type Fields, isObject, oneOf, show } from '../plain-json';

/** The two profiles of the Pod Security Standards that forbid anything; what `baseline` forbids, `restricted` does too. */
export type Profile = 'baseline' | 'restricted';

/** What a profile forbids in a pod. */
export interface PodProblem {
  /** The weakest that forbids it. */
  readonly profile: Profile;
  readonly path: string;
  readonly message: string;
}

/** What the profiles forbid in the pods of an object, with init and ephemeral containers (Pod Security Standards, v1.26). */
export function* podProblems(manifest: Manifest): Iterable<PodProblem> {
  const template = podTemplateOf(manifest);
  if (!template) return;
  const at = template.path === '' ? 'spec' : `${template.path}.spec`;
  const pod = contextOf(template.spec);
  yield* checkHostAccess(at, template.spec);
  yield* checkVolumeTypes(at, template.spec);
  yield* checkContext(`${at}.securityContext`, pod);
  yield* checkAppArmor(template);
  const isLinux = template.spec.os?.name !== 'windows';
  for (const entry of containersOf(template)) {
    yield* checkContainer(entry);
    yield* checkIdentity(entry, pod);
    if (isLinux) yield* checkPrivileges(entry, pod);
  }
}

function baseline(path: string, message: string): PodProblem {
  return { profile: 'baseline', path, message };
}

function restricted(path: string, message: string): PodProblem {
  return { profile: 'restricted', path, message };
}

function contextOf(spec: Fields): Fields {
  return isObject(spec.securityContext) ? spec.securityContext : {};
}

function* checkHostAccess(path: string, spec: Fields): Iterable<PodProblem> {
  for (const field of ['hostIPC', 'hostNetwork', 'hostPID']) {
    if (spec[field]) yield baseline(`${path}.${field}`, 'must be false');
  }
}

const VOLUME_TYPES: readonly string[] = [
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'],
];

function* checkVolumeTypes(path: string, { volumes }: Fields): Iterable<PodProblem> {
  for (const [at, volume] of entriesOf(`${path}.volumes`, volumes)) {
    const { name, ...sources } = isObject(volume) ? volume : {};
    const type = Object.keys(sources).find((source) => !VOLUME_TYPES.includes(source));
    if (!type) continue;
    const level = type === 'hostPath' ? baseline : restricted;
    yield level(at, `volume ${show(name)} must not be of type ${type}`);
  }
}

const SAFE_SYSCTLS: readonly string[] = [
  'kernel.shm_rmid_forced',
  ...['ip_local_port_range', 'ip_unprivileged_port_start', 'ping_group_range', 'tcp_syncookies'].map(
    (name) => `net.ipv4.${name}`,
  ),
];
const SELINUX_TYPES: readonly string[] = ['', 'container_init_t', 'container_kvm_t', 'container_t'];
const SECCOMP_TYPES: readonly string[] = ['Localhost', 'RuntimeDefault'];

/** What the security context of a pod and that of a container have in common. */
function* checkContext(path: string, context: Fields): Iterable<PodProblem> {
  const { runAsNonRoot, runAsUser, seccompProfile, sysctls, windowsOptions } = context;
  const seLinuxOptions = isObject(context.seLinuxOptions) ? context.seLinuxOptions : {};
  if (runAsNonRoot === false) yield restricted(`${path}.runAsNonRoot`, 'must be true');
  if (runAsUser === 0) yield restricted(`${path}.runAsUser`, 'must not be 0');
  if (windowsOptions?.hostProcess) yield baseline(`${path}.windowsOptions.hostProcess`, 'must be false');
  if (!SELINUX_TYPES.includes(seLinuxOptions.type ?? '')) {
    const types = oneOf(SELINUX_TYPES.filter(Boolean));
    yield baseline(`${path}.seLinuxOptions.type`, `must be ${types}, got ${show(seLinuxOptions.type)}`);
  }
  for (const field of ['role', 'user']) {
    if (seLinuxOptions[field]) yield baseline(`${path}.seLinuxOptions.${field}`, 'must not be set');
  }
  if (seccompProfile && !SECCOMP_TYPES.includes(seccompProfile.type)) {
    yield baseline(`${path}.seccompProfile.type`, `must be ${oneOf(SECCOMP_TYPES)}, got ${show(seccompProfile.type)}`);
  }
  for (const [at, sysctl] of entriesOf(`${path}.sysctls`, sysctls)) {
    if (!SAFE_SYSCTLS.includes(sysctl?.name)) {
      yield baseline(at, `${sysctl?.name} is not safe, only ${SAFE_SYSCTLS.join(', ')} are`);
    }
  }
}

function* checkContainer({ path, container }: PodContainer): Iterable<PodProblem> {
  const { privileged, procMount, ...context } = contextOf(container);
  const at = `${path}.securityContext`;
  yield* checkContext(at, context);
  if (privileged) yield baseline(`${at}.privileged`, 'must be false');
  if (procMount !== undefined && procMount !== 'Default') {
    yield baseline(`${at}.procMount`, `must be Default, got ${show(procMount)}`);
  }
  for (const [port, entry] of entriesOf(`${path}.ports`, container.ports)) {
    if (entry?.hostPort) yield baseline(`${port}.hostPort`, `must not be set, got ${entry.hostPort}`);
  }
}

/** Who the container runs as may be said by the pod. */
function* checkIdentity({ path, container }: PodContainer, pod: Fields): Iterable<PodProblem> {
  if (contextOf(container).runAsNonRoot === undefined && pod.runAsNonRoot === undefined) {
    yield restricted(`${path}.securityContext.runAsNonRoot`, 'must be true, here or for the pod');
  }
}

/** What `baseline` lets containers add. */
const USUAL_CAPABILITIES: readonly string[] = [
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP'],
  ...['SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
];

/** What the container may do has to be said by itself, but for the seccomp profile. */
function* checkPrivileges({ path, container }: PodContainer, pod: Fields): Iterable<PodProblem> {
  const { allowPrivilegeEscalation, capabilities, seccompProfile } = contextOf(container);
  const at = `${path}.securityContext`;
  if (allowPrivilegeEscalation !== false) yield restricted(`${at}.allowPrivilegeEscalation`, 'must be false');
  if (![capabilities?.drop].flat().includes('ALL')) yield restricted(`${at}.capabilities.drop`, 'must hold ALL');
  for (const [, capability] of entriesOf('', capabilities?.add)) {
    if (capability === 'NET_BIND_SERVICE') continue;
    const level = USUAL_CAPABILITIES.includes(capability) ? restricted : baseline;
    yield level(`${at}.capabilities.add`, `only NET_BIND_SERVICE, got ${capability}`);
  }
  if (!seccompProfile && !pod.seccompProfile) {
    yield restricted(`${at}.seccompProfile`, `must be ${oneOf(SECCOMP_TYPES)}, here or for the pod`);
  }
}

function* checkAppArmor({ path, metadata }: PodTemplate): Iterable<PodProblem> {
  for (const [key, value] of Object.entries(metadata.annotations ?? {})) {
    if (!key.startsWith('container.apparmor.security.beta.kubernetes.io/')) continue;
    if (/^(runtime\/default|localhost\/.*)?$/.test(value)) continue;
    const at = path === '' ? 'metadata' : `${path}.metadata`;
    yield baseline(`${at}.annotations['${key}']`, `must be runtime/default or localhost/…, got ${show(value)}`);
  }
}
