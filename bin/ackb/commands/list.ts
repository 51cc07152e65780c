import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { settingsOf } from '../../../lib/program/settings';
import { foldersOf, synthesize } from '../../../lib/program/synthesize';
import {
  type FileSummary,
  summarizeMachines,
  summarizeManifests,
  summarizeTemplates,
} from '../../../lib/synthesis/summary';
import { addExamples, type CommandModule } from '../command-module';
import { addProgramOptions, type LoadedProgram, loadProgramOf, type ProgramOptions } from '../options';
import { formatRows } from '../table';

interface ListOptions extends ProgramOptions {
  readonly json?: boolean;
}

/** What a program makes; it writes nothing. */
export const command: CommandModule<ListOptions> = {
  define(line) {
    addProgramOptions(line)
      .description('What the program makes with these settings: stacks, charts, machines. Writes nothing.')
      .option('--json', 'say it in JSON');
    addExamples(line, { 'ackb list': 'of platform.ts', 'ackb list -c clusterType=local': 'with a setting' });
  },

  async run(terminal, options) {
    const program = loadProgramOf(options);
    const made = make(program);
    const { platform, file } = program;
    if (options.json) {
      terminal.say(JSON.stringify({ platform: platform.name, region: platform.region, ...made }, null, 2));
      return 0;
    }
    const sections = Object.entries(made).filter(([, things]) => things.length > 0);
    terminal.say(
      `${platform.name} in ${relative(process.cwd(), file)}`,
      ...sections.flatMap(([title, things]) => [
        '',
        `${title.charAt(0).toUpperCase()}${title.slice(1)}:`,
        ...formatRows(
          things.map(({ name, content }) => [name, content]),
          '  ',
        ),
      ]),
    );
    return 0;
  },
};

interface Thing {
  readonly name: string;
  /** Such as `9 objects`. */
  readonly content: string;
}

function make({ platform, context }: LoadedProgram): Record<'stacks' | 'charts' | 'machines', Thing[]> {
  const room = mkdtempSync(join(tmpdir(), 'ackb-'));
  try {
    const folders = foldersOf(room);
    synthesize(platform, settingsOf(platform, context), folders);
    return {
      stacks: summarizeTemplates(folders.ros).map(toThing),
      charts: summarizeManifests(folders.k8s).map(toThing),
      machines: summarizeMachines(folders.local).map(toThing),
    };
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

function toThing({ path, content }: FileSummary): Thing {
  return { name: basename(path).replace(/\.(template\.json|k8s\.yaml)$/, ''), content };
}
