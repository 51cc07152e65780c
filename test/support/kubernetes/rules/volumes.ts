import { entriesOf, type Fields, type Problems, show } from '../../plain-json';
import type { Manifest } from '../manifest';
import { DNS_LABEL } from '../names';
import { containersOf, podTemplateOf } from '../pod-template';

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
      if (!names.has(name)) yield `${mount}.name: no volume is called ${show(name)}`;
      yield* checkMountPaths(mount, where);
    }
  }
}

function* checkVolume(path: string, { name, ...sources }: Fields): Problems {
  if (!DNS_LABEL.matches(name)) yield `${path}.name: must be ${DNS_LABEL.words}, got ${show(name)}`;
  const given = Object.keys(sources);
  if (given.length !== 1) yield `${path}: must have exactly one source, got ${given.join(', ') || 'none'}`;
  const { configMap, hostPath, nfs, persistentVolumeClaim, secret } = sources;
  if (persistentVolumeClaim?.claimName === '') yield `${path}.persistentVolumeClaim.claimName: missing`;
  if (nfs && !nfs.path.startsWith('/')) yield `${path}.nfs.path: must be absolute, got ${show(nfs.path)}`;
  if (hostPath?.path.split('/').includes('..')) {
    yield `${path}.hostPath.path: must not contain '..', got ${show(hostPath.path)}`;
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
  if (mode !== undefined && (mode < 0 || mode > 0o777)) yield `${path}: must be 0 to 511 (0777), got ${mode}`;
}

function* checkMountPaths(path: string, { mountPath, subPath, subPathExpr }: Fields): Problems {
  if (mountPath === '') yield `${path}.mountPath: missing`;
  if (mountPath.includes(':')) yield `${path}.mountPath: must not contain ':', got ${show(mountPath)}`;
  if (subPath && subPathExpr) yield `${path}: must not have both subPath and subPathExpr`;
  if (subPath) yield* checkRelative(`${path}.subPath`, subPath);
}

function* checkRelative(path: string, value: string): Problems {
  if (value.startsWith('/') || value.split('/').includes('..')) {
    yield `${path}: must be relative and without '..', got ${show(value)}`;
  }
}
