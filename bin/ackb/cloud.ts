import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { ConnectionOptions } from '../../lib/deploy/ros/connection';
import { UsageError } from '../../lib/program/usage-error';
import { type LoadedProgram, loadProgramOf, type ProgramOptions, programFile } from './options';
import type { Terminal } from './terminal';

/** Options of every command that asks Alibaba Cloud. */
export interface CloudOptions {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
}

/** Adds where the cloud is, and as whom it is asked. */
export function addCloudOptions(command: Command): Command {
  return command
    .option('--region <id>', 'such as eu-central-1 (default: that of the program, or ALIBABA_CLOUD_REGION_ID)')
    .option(
      '--profile <name>',
      'of `aliyun configure` (default: environment, RRSA, current profile, role of the machine)',
    )
    .addOption(
      new Option(
        '--endpoint <url>',
        'of ROS, e.g. https://ros-vpc.eu-central-1.aliyuncs.com (default: that of the region)',
      ).env('ACKB_ROS_ENDPOINT'),
    );
}

/** How to reach the cloud, for the stacks of a program. */
export function connectionOf(terminal: Terminal, options: CloudOptions, program?: LoadedProgram): ConnectionOptions {
  const region = options.region ?? program?.platform.region ?? process.env.ALIBABA_CLOUD_REGION_ID;
  if (region === undefined || region === '') {
    throw new UsageError(
      "no region: give --region, e.g. --region eu-central-1, or 'region' in definePlatform, or ALIBABA_CLOUD_REGION_ID",
    );
  }
  const { profile, endpoint } = options;
  return { region, profile, endpoint, retry: terminal.pace?.retry };
}

/** A stack, and how to reach it. */
export interface StackPlace {
  readonly stackName: string;
  readonly connection: ConnectionOptions;
}

/** The stack that is named, or that of the program, which is not run where nothing is asked of it. */
export function stackPlaceOf(terminal: Terminal, options: CloudOptions & ProgramOptions, name?: string): StackPlace {
  const knowsRegion = options.region !== undefined || Boolean(process.env.ALIBABA_CLOUD_REGION_ID);
  const isNeeded = name === undefined || (!knowsRegion && existsSync(programFile(options)));
  const program = isNeeded ? loadProgramOf(options) : undefined;
  return {
    stackName: name ?? (program as LoadedProgram).platform.name,
    connection: connectionOf(terminal, options, program),
  };
}
