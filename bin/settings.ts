import { relative } from 'node:path';
import { readSettings, type Settings, SettingsError } from '../examples/web-platform/settings';
import { SAMPLE_OUTPUTS } from '../examples/web-platform/workloads';
import { readContext, UsageError } from './run';

/** The settings of a run: those that stay, and above them those of this command. */
export function settingsOf(command: Readonly<Record<string, unknown>> = {}): Settings {
  try {
    return readSettings({ ...readContext(), ...command });
  } catch (error) {
    throw error instanceof SettingsError ? new UsageError(error.message) : error;
  }
}

/** A setting as it is given: the words `-c key=value`. */
export function toArguments({ clusterType, clusterDomain, outputs }: Settings): string[] {
  const given = { clusterType: clusterType === 'managed' ? undefined : clusterType, clusterDomain, outputs };
  return Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [`-c ${key}=${value}`]));
}

/** That the manifests are not for any cluster yet; no lines when they are. */
export function sampleWarning({ clusterType, outputs }: Settings): string[] {
  if (outputs !== undefined || clusterType === 'local') return [];
  return [`The manifests hold sample values from ${relative(process.cwd(), SAMPLE_OUTPUTS)}, not those of a cluster.`];
}
