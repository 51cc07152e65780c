import { RosClient } from '../../../lib/deploy/ros/ros-client';
import { validate } from '../../../lib/deploy/ros/validate';
import { addCloudOptions, type CloudOptions, connectionOf } from '../cloud';
import { addExamples, type CommandModule } from '../command-module';
import { addProgramOptions, loadProgramOf, type ProgramOptions } from '../options';
import { inTemporaryFolder, templatesOf } from '../templates';

interface ValidateOptions extends ProgramOptions, CloudOptions {
  readonly json?: boolean;
}

/** Asks ROS. Writes nothing, changes nothing. */
export const command: CommandModule<ValidateOptions> = {
  define(line) {
    addCloudOptions(addProgramOptions(line))
      .description(
        'Asks ROS whether it takes the template: references, types, properties. Exit code 1 when it does not.',
      )
      .argument('[stack]', 'one of several')
      .option('--json', 'say it in JSON');
    addExamples(line, { 'ackb validate': 'before the first deploy' });
  },

  async run(terminal, options, [name]) {
    const program = loadProgramOf(options);
    const templates = await inTemporaryFolder((folder) => templatesOf(program, folder, name));
    const client = await RosClient.connect(connectionOf(terminal, options, program));
    const verdicts = [];
    for (const template of templates) verdicts.push(await validate(client, template));
    if (options.json) terminal.say(JSON.stringify(verdicts, null, 2));
    for (const { stackName, problem, types } of options.json ? [] : verdicts) {
      if (problem !== undefined) terminal.tell(terminal.paint.red(problem));
      else terminal.say(`${stackName}: ${terminal.paint.green('valid')}, ${types.length} types of resources`);
    }
    return verdicts.some(({ problem }) => problem !== undefined) ? 1 : 0;
  },
};
