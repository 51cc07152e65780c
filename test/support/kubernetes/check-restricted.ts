import { entriesOf, type Fields, oneOf, type Problems, show } from '../plain-json';
import { meetsSchema } from './check-schema';
import { type Manifest, titleOf, withoutNulls } from './manifest';
import { containersOf, type PodContainer, type PodTemplate, podTemplateOf } from './pod-template';

/**
 * What a namespace that enforces the *restricted* pod security standard would refuse in these objects.
 *
 * Covers pods and everything that makes some, with init and ephemeral containers (Pod Security Standards, v1.26).
 *
 * @returns lines such as `Deployment default/web: spec.template.spec.hostNetwork: …`, none if all is well
 */
export function checkRestricted(objects: readonly unknown[]): string[] {
  return objects.flatMap((object) => {
    const manifest = withoutNulls(object);
    // An object that breaks its schema must not pass for a restricted one.
    const problems = meetsSchema(manifest) ? checkPod(manifest) : ['not checked, see checkManifests'];
    return [...problems].map((problem) => `${titleOf(manifest)}: ${problem}`);
  });
}

function* checkPod(manifest: Manifest): Problems {
  const template = podTemplateOf(manifest);
  if (!template) return;
  const at = template.path === '' ? 'spec' : `${template.path}.spec`;
  yield* checkHostAccess(at, template.spec);
  yield* checkVolumeTypes(at, template.spec);
  yield* checkContext(`${at}.securityContext`, template.spec.securityContext ?? {});
  yield* checkAppArmor(template);
  const isLinux = template.spec.os?.name !== 'windows';
  for (const entry of containersOf(template)) {
    yield* checkContainer(entry);
    yield* checkIdentity(entry, template.spec.securityContext ?? {});
    if (isLinux) yield* checkPrivileges(entry, template.spec.securityContext ?? {});
  }
}

function* checkHostAccess(path: string, spec: Fields): Problems {
  for (const field of ['hostIPC', 'hostNetwork', 'hostPID']) {
    if (spec[field]) yield `${path}.${field}: must be false`;
  }
}

const VOLUME_TYPES: readonly string[] = [
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'],
];

function* checkVolumeTypes(path: string, { volumes }: Fields): Problems {
  for (const [at, { name, ...sources }] of entriesOf(`${path}.volumes`, volumes)) {
    const type = Object.keys(sources).find((source) => !VOLUME_TYPES.includes(source));
    if (type) yield `${at}: volume ${show(name)} must not be of type ${type}`;
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
function* checkContext(path: string, context: Fields): Problems {
  const { runAsNonRoot, runAsUser, seLinuxOptions = {}, seccompProfile, sysctls, windowsOptions } = context;
  if (runAsNonRoot === false) yield `${path}.runAsNonRoot: must be true`;
  if (runAsUser === 0) yield `${path}.runAsUser: must not be 0`;
  if (windowsOptions?.hostProcess) yield `${path}.windowsOptions.hostProcess: must be false`;
  if (!SELINUX_TYPES.includes(seLinuxOptions.type ?? '')) {
    yield `${path}.seLinuxOptions.type: must be ${oneOf(SELINUX_TYPES.filter(Boolean))}, got ${show(seLinuxOptions.type)}`;
  }
  for (const field of ['role', 'user']) {
    if (seLinuxOptions[field]) yield `${path}.seLinuxOptions.${field}: must not be set`;
  }
  if (seccompProfile && !SECCOMP_TYPES.includes(seccompProfile.type)) {
    yield `${path}.seccompProfile.type: must be ${oneOf(SECCOMP_TYPES)}, got ${show(seccompProfile.type)}`;
  }
  for (const [at, { name }] of entriesOf(`${path}.sysctls`, sysctls)) {
    if (!SAFE_SYSCTLS.includes(name)) yield `${at}: ${name} is not safe, only ${SAFE_SYSCTLS.join(', ')} are`;
  }
}

function* checkContainer({ path, container }: PodContainer): Problems {
  const { privileged, procMount, ...context } = container.securityContext ?? {};
  const at = `${path}.securityContext`;
  yield* checkContext(at, context);
  if (privileged) yield `${at}.privileged: must be false`;
  if (procMount !== undefined && procMount !== 'Default')
    yield `${at}.procMount: must be Default, got ${show(procMount)}`;
  for (const [port, { hostPort }] of entriesOf(`${path}.ports`, container.ports)) {
    if (hostPort) yield `${port}.hostPort: must not be set, got ${hostPort}`;
  }
}

/** Who the container runs as may be said by the pod. */
function* checkIdentity({ path, container }: PodContainer, pod: Fields): Problems {
  if (container.securityContext?.runAsNonRoot === undefined && pod.runAsNonRoot === undefined) {
    yield `${path}.securityContext.runAsNonRoot: must be true, here or for the pod`;
  }
}

/** What the container may do has to be said by itself, but for the seccomp profile. */
function* checkPrivileges({ path, container }: PodContainer, pod: Fields): Problems {
  const { allowPrivilegeEscalation, capabilities = {}, seccompProfile } = container.securityContext ?? {};
  const at = `${path}.securityContext`;
  if (allowPrivilegeEscalation !== false) yield `${at}.allowPrivilegeEscalation: must be false`;
  if (!capabilities.drop?.includes('ALL')) yield `${at}.capabilities.drop: must hold ALL`;
  for (const capability of capabilities.add ?? []) {
    if (capability !== 'NET_BIND_SERVICE') yield `${at}.capabilities.add: only NET_BIND_SERVICE, got ${capability}`;
  }
  if (!seccompProfile && !pod.seccompProfile) {
    yield `${at}.seccompProfile: must be ${oneOf(SECCOMP_TYPES)}, here or for the pod`;
  }
}

function* checkAppArmor({ path, metadata }: PodTemplate): Problems {
  for (const [key, value] of Object.entries(metadata.annotations ?? {})) {
    if (!key.startsWith('container.apparmor.security.beta.kubernetes.io/')) continue;
    if (/^(runtime\/default|localhost\/.*)?$/.test(value)) continue;
    const at = path === '' ? 'metadata' : `${path}.metadata`;
    yield `${at}.annotations['${key}']: must be runtime/default or localhost/…, got ${show(value)}`;
  }
}
