import { checkInstance, checkList, checkText, show, switchProblems } from '../../lib/problems';
import { checkKeys, checkObject, checkTextMap, checkTexts, ifGiven } from '../object/shape';
import type { IVolume, Mount } from '../storage/volume';
import type { ServingContainerProps } from './container';
import { Drain } from './drain';
import { Probe } from './probe';
import type { Probes } from './probes';
import { MOUNT_KEYS, PROBES_KEYS } from './prop-keys';
import { checkResourcesShape } from './resources-shape';

/**
 * Problems of what kind each prop of a container is.
 *
 * @param at what stands before the name of a prop
 */
export function checkContainerShape(at: string, props: ServingContainerProps): string[] {
  const { command, args, env, files, mounts, scratch, resources, drain, probes } = props;
  return [
    ...ifGiven(command, (given) => checkTexts(`${at}command`, given, "['/bin/server']")),
    ...ifGiven(args, (given) => checkTexts(`${at}args`, given, "['--verbose']")),
    ...ifGiven(env, (given) => checkObject(`${at}env`, given, "{ MODE: 'fast' }")),
    ...ifGiven(files, (given) => checkTextMap(`${at}files`, given, "{ '/etc/app.conf': '…' }")),
    ...ifGiven(mounts, (given) => checkMounts(`${at}mounts`, given)),
    ...ifGiven(scratch, (given) => checkTexts(`${at}scratch`, given, "['/tmp']")),
    ...ifGiven(resources, (given) => checkResourcesShape(`${at}resources`, given)),
    ...ifGiven(drain, (given) => checkInstance(`${at}drain`, given, Drain, 'Drain.sleep(30)')),
    ...ifGiven(probes, (given) => checkProbes(`${at}probes`, given)),
  ];
}

function checkProbes(prop: string, probes: Probes): string[] {
  const problems = checkObject(prop, probes, "{ readiness: Probe.http('/ready') }");
  if (problems.length > 0) return problems;
  const { startup, readiness, liveness } = probes;
  return [
    ...checkKeys(`${prop}.`, probes, 'probes', PROBES_KEYS),
    ...Object.entries({ startup, readiness, liveness }).flatMap(([name, probe]) =>
      ifGiven(probe, (given) => checkInstance(`${prop}.${name}`, given, Probe, "Probe.http('/ready')")),
    ),
  ];
}

function checkMounts(prop: string, mounts: readonly Mount[]): string[] {
  const example = "{ volume, path: '/data' }";
  if (!Array.isArray(mounts)) return checkList(prop, mounts, `[${example}]`);
  return mounts.flatMap((mount, index) => {
    const at = `${prop}[${index}]`;
    const problems = checkObject(at, mount, example);
    if (problems.length > 0) return problems;
    return [
      ...checkKeys(`${at}.`, mount, 'a mount', MOUNT_KEYS),
      ...checkVolume(`${at}.volume`, mount.volume),
      ...checkText(`${at}.path`, mount.path, '/data'),
      ...ifGiven(mount.subPath, (given) => checkSubPath(`${at}.subPath`, given)),
      ...switchProblems({ [`${at}.readOnly`]: mount.readOnly }),
    ];
  });
}

function checkSubPath(prop: string, subPath: unknown): string[] {
  if (typeof subPath === 'string' && /^[^/]/.test(subPath) && !subPath.split('/').includes('..')) return [];
  return [`'${prop}' must be a directory inside the volume without '..', got ${show(subPath)}, e.g. 'uploads'`];
}

function checkVolume(prop: string, volume: IVolume): string[] {
  if (typeof volume?.name === 'string' && typeof volume.source === 'object' && volume.source) return [];
  return [`'${prop}' must be a volume, e.g. Volume.scratch('work') or a NasVolume, got ${show(volume)}`];
}
