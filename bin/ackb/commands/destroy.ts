import { type DestructionPlan, destroy, planDestroy } from '../../../lib/deploy/ros/destroy';
import { RosClient } from '../../../lib/deploy/ros/ros-client';
import { requireSuccess } from '../../../lib/deploy/ros/watch';
import type { KeptResource } from '../../../lib/retention';
import { addCloudOptions, type CloudOptions, stackPlaceOf } from '../cloud';
import { addExamples, type CommandModule } from '../command-module';
import { type ConfirmOptions, confirmName } from '../confirm';
import { addProgramOptions, type ProgramOptions } from '../options';
import type { Paint } from '../paint';
import { followStack, formatLeft } from '../stack-progress';
import { formatRows } from '../table';

interface DestroyOptions extends ProgramOptions, CloudOptions, ConfirmOptions {
  readonly json?: boolean;
}

/** Deletes a stack. */
export const command: CommandModule<DestroyOptions> = {
  define(line) {
    addCloudOptions(addProgramOptions(line))
      .description("Deletes the stack: shows what goes and what stays, and asks for the stack's name.")
      .argument('[stack]', 'default: that of the program')
      .option('-y, --yes', 'do not ask')
      .option('--json', 'say the plan and its outcome in JSON; needs --yes');
    addExamples(line, { 'ackb destroy': 'asks', 'ackb destroy web --region eu-central-1 --yes': 'without a program' });
  },

  async run(terminal, options, [name]) {
    const { stackName, connection } = stackPlaceOf(terminal, options, name);
    const client = await RosClient.connect(connection);
    const plan = await planDestroy(client, stackName);
    if (!options.json) terminal.say(...formatDestruction(plan, terminal.paint));
    const question = `Delete stack '${stackName}' in ${connection.region}?`;
    // what cannot be done is not asked
    if (plan.obstacles.length === 0 && !(await confirmName(terminal, question, stackName, options))) {
      terminal.tell('nothing was deleted');
      return 1;
    }
    const outcome = await followStack(terminal, stackName, options.json, (it) => destroy(client, plan, it));
    if (outcome.result === 'left') {
      terminal.tell(`not followed any more: ${formatLeft(outcome, `ackb destroy ${stackName}`)}`);
      return 1;
    }
    requireSuccess(outcome);
    if (options.json) terminal.say(JSON.stringify({ stackName, result: 'deleted', kept: plan.kept }, null, 2));
    else terminal.say(terminal.paint.green(`stack '${stackName}' is deleted`));
    return 0;
  },
};

function formatDestruction({ stackName, removed, kept, obstacles }: DestructionPlan, paint: Paint): string[] {
  return [
    `deletion of stack ${paint.bold(stackName)}: ${removed.length} ${removed.length === 1 ? 'resource' : 'resources'}`,
    '',
    ...formatRows(
      removed.map(({ logicalId, type }) => [paint.red('-'), logicalId, paint.dim(type)]),
      '  ',
    ),
    ...(kept.length > 0 ? ['', 'What stays:', ...formatRows(kept.map(formatKept), '  ')] : []),
    ...(obstacles.length > 0 ? ['', ...obstacles.map((obstacle) => paint.red(`! ${obstacle}`))] : []),
  ];
}

function formatKept({ logicalId, type, besides, holdsBack }: KeptResource): string[] {
  const what = besides === undefined ? type : `${type}: its ${besides.join(', ')}`;
  return [logicalId, what, holdsBack.length > 0 ? `holds back ${holdsBack.join(', ')}` : ''];
}
