import { relative, resolve } from 'node:path';
import { readLiveOutputs, writeOutputs } from '../../../lib/deploy/ros/live-outputs';
import { RosClient } from '../../../lib/deploy/ros/ros-client';
import { addCloudOptions, type CloudOptions, stackPlaceOf } from '../cloud';
import { addExamples, type CommandModule } from '../command-module';
import { addProgramOptions, type ProgramOptions } from '../options';
import { formatRows } from '../table';

interface OutputsOptions extends ProgramOptions, CloudOptions {
  readonly file?: string;
  readonly json?: boolean;
}

/** Asks ROS. Changes nothing in the cloud. */
export const command: CommandModule<OutputsOptions> = {
  define(line) {
    addCloudOptions(addProgramOptions(line))
      .description('The values that the stack gives, those aside that are secret.')
      .argument('[stack]', 'default: that of the program')
      .option('--file <file>', 'write them there, beside those of other stacks')
      .option('--json', 'say them in JSON, as the file has them');
    addExamples(line, {
      'ackb outputs': 'to read',
      'ackb outputs --file outputs.json': 'for `ackb synth -c outputs=outputs.json`',
    });
  },

  async run(terminal, options, [name]) {
    const { stackName, connection } = stackPlaceOf(terminal, options, name);
    const values = await readLiveOutputs(await RosClient.connect(connection), stackName);
    if (options.file !== undefined) {
      writeOutputs(resolve(options.file), stackName, values);
      terminal.tell(`wrote ${Object.keys(values).length} outputs to ${relative(process.cwd(), resolve(options.file))}`);
    }
    if (options.json) terminal.say(JSON.stringify({ [stackName]: values }, null, 2));
    else if (options.file === undefined)
      terminal.say(...formatRows(Object.entries(values).map(([key, value]) => [key, show(value)])));
    return 0;
  },
};

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
