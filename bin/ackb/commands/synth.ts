import { settingsOf } from '../../../lib/program/settings';
import { foldersOf, synthesize } from '../../../lib/program/synthesize';
import { addExamples, type CommandModule } from '../command-module';
import { addProgramOptions, loadProgramOf, type ProgramOptions } from '../options';
import { describeSynth, formatSynth } from '../summary';
import type { Terminal } from '../terminal';
import { watch } from '../watch';

interface SynthOptions extends ProgramOptions {
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly watch?: boolean;
}

/** Writes both halves, offline. */
export const command: CommandModule<SynthOptions> = {
  define(line) {
    addProgramOptions(line)
      .description(
        'Writes the ROS template into dist/ros and the manifests into dist/k8s, offline: all of it, or after an error nothing.',
      )
      .option('-w, --watch', 'again whenever a file of the program changes')
      .option('-q, --quiet', 'say nothing where all is well')
      .option('--json', 'say it in JSON');
    addExamples(line, {
      'ackb synth': 'into dist/',
      'ackb synth -c outputs=outputs.json': 'with the values of a deployment',
      'ackb synth --watch': 'while writing',
    });
  },

  async run(terminal, options) {
    if (!options.watch) return synth(terminal, options);
    await watch(terminal, () => synth(terminal, options), options);
    return 0;
  },
};

function synth(terminal: Terminal, options: SynthOptions): undefined {
  const program = loadProgramOf(options);
  const settings = settingsOf(program.platform, program.context);
  const folders = foldersOf(program.dist);
  const synthesis = synthesize(program.platform, settings, folders);
  if (options.json) terminal.say(JSON.stringify(describeSynth(program, settings, folders, synthesis), null, 2));
  else if (!options.quiet) terminal.say(...formatSynth(program, settings, folders, synthesis));
}
