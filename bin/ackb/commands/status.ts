import { listStacks, readState } from '../../../lib/deploy/ros/read-stack';
import { RosClient } from '../../../lib/deploy/ros/ros-client';
import { hasSucceeded, isInReview, isMoving } from '../../../lib/deploy/ros/stack-status';
import { addCloudOptions, type CloudOptions, connectionOf, stackPlaceOf } from '../cloud';
import { addExamples, type CommandModule } from '../command-module';
import { addProgramOptions, type ProgramOptions } from '../options';
import { formatResources, paintStatus } from '../stack-progress';
import { formatRows } from '../table';
import type { Terminal } from '../terminal';

interface StatusOptions extends ProgramOptions, CloudOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Asks ROS. Changes nothing. */
export const command: CommandModule<StatusOptions> = {
  define(line) {
    addCloudOptions(addProgramOptions(line))
      .description('Where the stack and its resources stand. Exit code 1 when it has failed, or was rolled back.')
      .argument('[stack]', 'default: that of the program')
      .option('-a, --all', 'every stack of the region')
      .option('--json', 'say it in JSON');
    addExamples(line, {
      'ackb status': 'of the stack of the program',
      'ackb status web --region eu-central-1': 'of another, without a program',
      'ackb status --all --region eu-central-1': 'what there is',
    });
  },

  async run(terminal, options, [name]) {
    if (options.all) return showAll(terminal, options);
    const { stackName, connection } = stackPlaceOf(terminal, options, name);
    const state = await readState(await RosClient.connect(connection), stackName);
    const { status, statusReason, resources, percent } = state;
    if (options.json) terminal.say(JSON.stringify(state, null, 2));
    else {
      const progress = isMoving(status) && percent !== undefined ? `, ${Math.round(percent)} %` : '';
      terminal.say(
        `${stackName} in ${connection.region}: ${paintStatus(status, terminal.paint)}${progress}`,
        ...(hasSucceeded(status) || !statusReason ? [] : [statusReason]),
        '',
        ...formatResources(resources, terminal.paint),
      );
    }
    return hasSucceeded(status) || isMoving(status) || isInReview(status) ? 0 : 1;
  },
};

async function showAll(terminal: Terminal, options: StatusOptions): Promise<number> {
  const connection = options.region ? connectionOf(terminal, options) : stackPlaceOf(terminal, options).connection;
  const stacks = await listStacks(await RosClient.connect(connection));
  if (options.json) terminal.say(JSON.stringify(stacks, null, 2));
  else if (stacks.length === 0) terminal.say(`no stacks in ${connection.region}`);
  else {
    const rows = stacks.map(({ stackName, status, updatedAt, createdAt }) => [
      stackName,
      paintStatus(status, terminal.paint),
      updatedAt ?? createdAt ?? '',
    ]);
    terminal.say(...formatRows(rows));
  }
  return 0;
}
