import { entriesOf, type Fields, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import type { Manifest } from '../manifest';
import { DNS_LABEL } from '../names';
import { containersOf, podTemplateOf } from '../pod-template';

const VOLUME = new Rule({
  id: 'K8S040',
  severity: 'error',
  title: 'Volume that is refused',
  why: 'The server refuses the workload.',
  fix: 'Give each volume a name and exactly one source, and paths of the form that it takes.',
  source: 'Kubernetes: Volume v1; VolumeMount v1',
});

const NO_VOLUME = new Rule({
  id: 'K8S041',
  severity: 'error',
  title: 'Mount of a volume that the pod does not have',
  why: 'The server refuses the workload.',
  fix: 'Add the volume, or correct the name.',
  source: 'Kubernetes: VolumeMount v1',
});

/** Volumes of a pod, and what its containers mount. */
export function* checkVolumes(manifest: Manifest): Problems {
  const template = podTemplateOf(manifest);
  if (!template) return;
  const at = template.path === '' ? 'spec' : `${template.path}.spec`;
  const names = new Set<string>(
    (manifest.kind === 'StatefulSet' ? (manifest.spec.volumeClaimTemplates ?? []) : []).map(
      (claim: Manifest) => claim.metadata?.name,
    ),
  );
  for (const [path, volume] of entriesOf(`${at}.volumes`, template.spec.volumes)) {
    names.add(volume.name);
    yield* checkVolume(path, volume);
  }
  for (const { path, container } of containersOf(template)) {
    for (const [mount, { name, ...where }] of entriesOf(`${path}.volumeMounts`, container.volumeMounts)) {
      if (!names.has(name)) yield NO_VOLUME.at(`${mount}.name`, `no volume is called ${show(name)}`);
      yield* checkMountPaths(mount, where);
    }
  }
}

function* checkVolume(path: string, { name, ...sources }: Fields): Problems {
  if (!DNS_LABEL.matches(name)) yield problem(`${path}.name`, `must be ${DNS_LABEL.words}, got ${show(name)}`);
  const given = Object.keys(sources);
  if (given.length !== 1) yield problem(path, `must have exactly one source, got ${given.join(', ') || 'none'}`);
  const { configMap, hostPath, nfs, persistentVolumeClaim, secret } = sources;
  if (persistentVolumeClaim?.claimName === '') yield problem(`${path}.persistentVolumeClaim.claimName`, 'missing');
  if (nfs && !nfs.path.startsWith('/')) yield problem(`${path}.nfs.path`, `must be absolute, got ${show(nfs.path)}`);
  if (hostPath?.path.split('/').includes('..')) {
    yield problem(`${path}.hostPath.path`, `must not contain '..', got ${show(hostPath.path)}`);
  }
  for (const [field, source] of Object.entries({ configMap, secret })) {
    if (source) yield* checkProjection(`${path}.${field}`, source);
  }
}

function* checkProjection(path: string, { defaultMode, items }: Fields): Problems {
  yield* checkMode(`${path}.defaultMode`, defaultMode);
  for (const [at, item] of entriesOf(`${path}.items`, items)) {
    yield* checkMode(`${at}.mode`, item.mode);
    yield* checkRelative(`${at}.path`, item.path);
  }
}

function* checkMode(path: string, mode: number | undefined): Problems {
  if (mode !== undefined && (mode < 0 || mode > 0o777)) yield problem(path, `must be 0 to 511 (0777), got ${mode}`);
}

function* checkMountPaths(path: string, { mountPath, subPath, subPathExpr }: Fields): Problems {
  if (mountPath === '') yield problem(`${path}.mountPath`, 'missing');
  if (mountPath.includes(':')) yield problem(`${path}.mountPath`, `must not contain ':', got ${show(mountPath)}`);
  if (subPath && subPathExpr) yield problem(path, 'must not have both subPath and subPathExpr');
  if (subPath) yield* checkRelative(`${path}.subPath`, subPath);
}

function* checkRelative(path: string, value: string): Problems {
  if (value.startsWith('/') || value.split('/').includes('..')) {
    yield problem(path, `must be relative and without '..', got ${show(value)}`);
  }
}

export const volumes = objectCheck([VOLUME, NO_VOLUME], checkVolumes);
