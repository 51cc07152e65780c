import { readEvents } from '../../../lib/deploy/ros/read-stack';
import { RosClient, type StackEvent } from '../../../lib/deploy/ros/ros-client';
import { requireSuccess, watchStack } from '../../../lib/deploy/ros/watch';
import { addCloudOptions, type CloudOptions, stackPlaceOf } from '../cloud';
import { addExamples, type CommandModule } from '../command-module';
import { addProgramOptions, type ProgramOptions, wholeNumber } from '../options';
import { followStack, formatEvent, formatLeft } from '../stack-progress';

interface EventsOptions extends ProgramOptions, CloudOptions {
  readonly follow?: boolean;
  readonly last?: number;
  readonly json?: boolean;
}

/** Asks ROS. Changes nothing. */
export const command: CommandModule<EventsOptions> = {
  define(line) {
    addCloudOptions(addProgramOptions(line))
      .description('What happened to the stack, oldest first, times in UTC.')
      .argument('[stack]', 'default: that of the program')
      .option('-f, --follow', 'the operation under way, to its end; exit code 1 when it fails')
      .option('-n, --last <number>', 'only the latest', wholeNumber)
      .option('--json', 'say it in JSON');
    addExamples(line, { 'ackb events -n 20': 'the latest', 'ackb events --follow': 'after `ackb deploy --no-wait`' });
  },

  async run(terminal, options, [name]) {
    const { stackName, connection } = stackPlaceOf(terminal, options, name);
    const client = await RosClient.connect(connection);
    if (options.follow) {
      const { stackId } = await client.findStack(stackName);
      const outcome = await followStack(terminal, stackName, options.json, (follow) =>
        watchStack(client, { stackId, stackName }, follow),
      );
      if (options.json) terminal.say(JSON.stringify(outcome, null, 2));
      if (outcome.result === 'left') {
        terminal.tell(formatLeft(outcome, `ackb events ${stackName} --follow`));
        return 1;
      }
      requireSuccess(outcome);
      if (!options.json) terminal.say(`${stackName}: ${outcome.status}`);
      return 0;
    }
    const events = (await readEvents(client, stackName)).slice(-(options.last ?? 0));
    if (options.json) terminal.say(JSON.stringify(events, null, 2));
    else terminal.say(...events.map(formatPast));
    return 0;
  },
};

function formatPast(event: StackEvent): string {
  return `${event.at}  ${formatEvent(event)}`;
}
