import { join, relative } from 'node:path';
import { readLiveOutputs, writeOutputs } from '../../lib/deploy/ros/live-outputs';
import { RosClient } from '../../lib/deploy/ros/ros-client';
import type { Context } from '../../lib/program/platform';
import { settingsOf } from '../../lib/program/settings';
import { synthesizeWorkloads } from '../../lib/program/synthesize';
import { UsageError } from '../../lib/program/usage-error';
import { type CloudOptions, connectionOf } from './cloud';
import type { LoadedProgram } from './options';
import { inTemporaryFolder } from './templates';
import type { Terminal } from './terminal';

/** Of writing manifests. */
export interface ManifestOptions extends CloudOptions {
  /** Where they go. */
  readonly folder: string;
  /** Where the outputs of the live stack go, which the manifests are made with. */
  readonly outputsFile: string;
  /** Whether there must be a stack. */
  readonly needsStack: boolean;
}

/**
 * Writes the manifests of a program with the values of its deployment: from the file that is said to have them
 * (`-c outputs=FILE`), otherwise from the live stack. A platform with nothing in the cloud has none.
 */
export async function writeManifests(
  terminal: Terminal,
  program: LoadedProgram,
  options: ManifestOptions,
): Promise<void> {
  const { platform } = program;
  const context = await contextWithOutputs(terminal, program, options);
  if (synthesizeWorkloads(platform, settingsOf(platform, context), options.folder)) return;
  throw new UsageError(`platform '${platform.name}' has no workloads with these settings`);
}

async function contextWithOutputs(
  terminal: Terminal,
  program: LoadedProgram,
  options: ManifestOptions,
): Promise<Context> {
  const { platform, context } = program;
  if (context.outputs !== undefined || !(await hasInfrastructure(program))) return context;
  const client = await RosClient.connect(connectionOf(terminal, options, program));
  if (!options.needsStack && (await client.tryFindStack(platform.name)) === undefined) return context;
  writeOutputs(options.outputsFile, platform.name, await readLiveOutputs(client, platform.name));
  return { ...context, outputs: relative(process.cwd(), options.outputsFile) };
}

function hasInfrastructure({ platform, context }: LoadedProgram): Promise<boolean> {
  const settings = settingsOf(platform, context);
  return inTemporaryFolder((folder) => platform.infrastructure(join(folder, 'ros'), settings) !== undefined);
}
