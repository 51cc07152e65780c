import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { k8sFolder, localFolder, replaceFolders, rosFolder } from '../synthesis/replace-folders';
import { writeFiles } from '../synthesis/write-files';
import type { Platform } from './platform';

/** Where a synth writes. */
export interface SynthFolders {
  readonly ros: string;
  readonly k8s: string;
  readonly local: string;
}

/** Which halves there were. */
export interface Synthesis {
  readonly hasMachines: boolean;
  readonly hasInfrastructure: boolean;
  readonly hasWorkloads: boolean;
}

/** The folders below `dist`, or whatever it is called. */
export function foldersOf(dist: string): SynthFolders {
  return { ros: join(dist, 'ros'), k8s: join(dist, 'k8s'), local: join(dist, 'local') };
}

/**
 * Writes all of a platform: all or nothing, see `replaceFolders`.
 *
 * @param settings what the platform made of the context
 */
export function synthesize(platform: Platform, settings: unknown, { ros, k8s, local }: SynthFolders): Synthesis {
  return replaceFolders([rosFolder(ros), k8sFolder(k8s), localFolder(local)], (staging) => {
    const [rosStaging, k8sStaging, localStaging] = staging as [string, string, string];
    const machines = platform.machines?.(settings);
    if (machines !== undefined) writeFiles(localStaging, machines.render());
    const infrastructure = platform.infrastructure(rosStaging, settings);
    infrastructure?.synth();
    const workloads = platform.workloads(k8sStaging, settings);
    workloads?.synth();
    return {
      hasMachines: machines !== undefined,
      hasInfrastructure: infrastructure !== undefined,
      hasWorkloads: workloads !== undefined,
    };
  });
}

/** Writes the ROS half alone. */
export function synthesizeInfrastructure(platform: Platform, settings: unknown, folder: string): boolean {
  return replaceFolders([rosFolder(folder)], ([staging]) => {
    const app = platform.infrastructure(staging as string, settings);
    app?.synth();
    return app !== undefined;
  });
}

/** Writes the Kubernetes half alone. */
export function synthesizeWorkloads(platform: Platform, settings: unknown, folder: string): boolean {
  return replaceFolders([k8sFolder(folder)], ([staging]) => {
    const app = platform.workloads(staging as string, settings);
    app?.synth();
    return app !== undefined;
  });
}

/** Texts of files by name, those that end so; none where there is no folder. */
export function readFiles(folder: string, ending: string): Readonly<Record<string, string>> {
  const names = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith(ending)).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
