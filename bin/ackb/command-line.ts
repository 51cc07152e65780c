import { Command, CommanderError } from 'commander';
import { exitCodeOf, textOf } from '../run';
import type { CommandModule } from './command-module';
import type { Terminal } from './terminal';

interface Entry {
  readonly summary: string;
  /** A command is loaded when it is asked for: most need libraries that take longer to load than `--help` to answer. */
  load(): { readonly command: CommandModule<never> };
}

/** The commands, in the order in which one needs them. */
export const COMMANDS: Readonly<Record<string, Entry>> = {
  compare: {
    summary: 'types of cluster, storage and scaling, side by side',
    load: () => require('./commands/compare'),
  },
  list: { summary: 'what the program makes: stacks, charts, machines', load: () => require('./commands/list') },
  synth: { summary: 'write the ROS template and the manifests', load: () => require('./commands/synth') },
  lint: { summary: 'find in files what would fail in the cloud', load: () => require('./commands/lint') },
  validate: { summary: 'ask ROS whether it takes the template', load: () => require('./commands/validate') },
  cost: { summary: 'ask ROS what the stack would cost', load: () => require('./commands/cost') },
  diff: { summary: 'what a deploy and an apply would change', load: () => require('./commands/diff') },
  deploy: { summary: 'make the stack, or change it', load: () => require('./commands/deploy') },
  status: { summary: 'how the stack is', load: () => require('./commands/status') },
  events: { summary: 'what happened to the stack', load: () => require('./commands/events') },
  outputs: { summary: 'the values that the stack gives', load: () => require('./commands/outputs') },
  kubeconfig: { summary: 'get access to the cluster', load: () => require('./commands/kubeconfig') },
  apply: { summary: 'put the manifests into the cluster, in order', load: () => require('./commands/apply') },
  destroy: { summary: 'delete the stack', load: () => require('./commands/destroy') },
};

const AFTER = `
A program is one file that exports a platform: platform.ts, or "ackb" in cdk.json, or --program FILE.

Examples:
  ackb synth                          # offline, into dist/
  ackb deploy                         # shows what it would do, asks, and writes outputs.json
  ackb kubeconfig && ackb apply       # the workloads, with the values that now exist
  ackb deploy -c clusterType=edge     # with a setting of the program

Exit codes: 0 done; 1 failed, or found something; 2 wrong usage.
NO_COLOR=1 leaves colours out. Without a terminal nothing is asked: --yes says it beforehand.
ACKB_DEBUG=1 shows where an error was thrown.`;

/**
 * Runs a command line. What goes wrong is said, without a stack.
 *
 * @param words without the name of the program
 * @returns its exit code: 0 done, 1 failed or found something, 2 wrong usage
 */
export async function ackb(words: readonly string[], terminal: Terminal): Promise<number> {
  let code = 0;
  const line = defineCommandLine(terminal, async (command, module) => {
    code = (await module.run(terminal, command.opts() as never, command.args)) ?? 0;
  });
  try {
    // `ackb help deploy` is what other programs take
    const [first, ...others] = words;
    await line.parseAsync(first === 'help' ? [...others, '--help'] : [...words], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.tell(textOf(error));
    return exitCodeOf(error);
  }
}

type Run = (command: Command, module: CommandModule<never>) => Promise<void>;

/** The whole command line; the options of a command are added when it is chosen. */
export function defineCommandLine(terminal: Terminal, run: Run): Command {
  const line = configure(new Command('ackb'), terminal)
    .usage('<command> [options]')
    .description('Highly available Kubernetes on Alibaba Cloud: from one program to a running platform.')
    .version(version(), '-V, --version', 'the version of this program')
    .helpCommand(false)
    .addHelpText('after', AFTER);
  for (const [name, { summary }] of Object.entries(COMMANDS)) {
    configure(line.command(name), terminal).summary(summary).description(sentence(summary));
  }
  line.hook('preSubcommand', (_line, chosen) => {
    const module = defineCommand(chosen);
    chosen.action(() => run(chosen, module));
  });
  return line;
}

/** Adds the options of a command. */
export function defineCommand(command: Command): CommandModule<never> {
  const module = (COMMANDS[command.name()] as Entry).load().command;
  module.define(command);
  return module;
}

function configure(command: Command, terminal: Terminal): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', 'this text')
    .showHelpAfterError(false)
    .configureHelp({ helpWidth: Math.min(terminal.columns, 120) })
    .configureOutput({
      writeOut: (text) => terminal.say(text.trimEnd()),
      writeErr: (text) => terminal.tell(text.trimEnd()),
      outputError: (text, write) => write(`${text.replace(/^error: /, '').trimEnd()}\nSee: ackb ${helpOf(command)}`),
      getOutHasColors: () => terminal.paint.isColored,
      getErrHasColors: () => terminal.paint.isColored,
    });
}

function helpOf(command: Command): string {
  return command.parent ? `${command.name()} --help` : '--help';
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

/** Found by name, since sources and build are not equally deep. */
function version(): string {
  return (require('ack-blueprints/package.json') as { version: string }).version;
}
