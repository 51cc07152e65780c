import { join, relative } from 'node:path';
import { clustersOf } from '../../lib/deploy/cluster/stack-clusters';
import { readLiveOutputs, writeOutputs } from '../../lib/deploy/ros/live-outputs';
import { RosClient } from '../../lib/deploy/ros/ros-client';
import { StackOutputs } from '../../lib/outputs/stack-outputs';
import { settingsOf } from '../../lib/program/settings';
import { synthesizeWorkloads } from '../../lib/program/synthesize';
import { UsageError } from '../../lib/program/usage-error';
import { type CloudOptions, connectionOf } from './cloud';
import type { LoadedProgram } from './options';
import { inTemporaryFolder, templatesOf } from './templates';
import type { Terminal } from './terminal';

/** Of the values that manifests are made with. */
export interface OutputOptions extends CloudOptions {
  /** Where the outputs of the live stack go. */
  readonly outputsFile: string;
  /** Whether there must be a stack. */
  readonly needsStack: boolean;
}

/**
 * The program with the outputs of its deployment: those of the file that is said to have them (`-c outputs=FILE`),
 * otherwise of the live stack. A platform with nothing in the cloud has none.
 */
export async function withOutputs(
  terminal: Terminal,
  program: LoadedProgram,
  options: OutputOptions,
): Promise<LoadedProgram> {
  const { platform, context } = program;
  if (context.outputs !== undefined || !(await hasInfrastructure(program))) return program;
  const client = await RosClient.connect(connectionOf(terminal, options, program));
  if (!options.needsStack && (await client.tryFindStack(platform.name)) === undefined) return program;
  writeOutputs(options.outputsFile, platform.name, await readLiveOutputs(client, platform.name));
  return { ...program, context: { ...context, outputs: relative(process.cwd(), options.outputsFile) } };
}

/** Writes the manifests of a program into a folder. */
export function writeManifests({ platform, context }: LoadedProgram, folder: string): void {
  if (synthesizeWorkloads(platform, settingsOf(platform, context), folder)) return;
  throw new UsageError(`platform '${platform.name}' has no workloads with these settings`);
}

/**
 * Ids of the clusters that the program's stack made, by its outputs; none where there are no outputs, or no clusters.
 *
 * @throws OutputError where an output with the id of a cluster has no value
 */
export async function clusterIdsOf(program: LoadedProgram): Promise<string[]> {
  const { platform, context } = program;
  const { outputs: file } = context;
  if (file === undefined || !(await hasInfrastructure(program))) return [];
  const templates = await inTemporaryFolder((folder) => templatesOf(program, folder));
  const declared = templates
    .filter(({ stackName }) => stackName === platform.name)
    .flatMap(({ template }) => clustersOf(template));
  if (declared.length === 0) return [];
  const outputs = StackOutputs.fromFile({ stackName: platform.name, file: String(file) });
  return declared.map(({ output }) => outputs.text(output));
}

function hasInfrastructure({ platform, context }: LoadedProgram): Promise<boolean> {
  const settings = settingsOf(platform, context);
  return inTemporaryFolder((folder) => platform.infrastructure(join(folder, 'ros'), settings) !== undefined);
}
