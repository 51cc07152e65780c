import { checkList, checkObject, checkText, failOn, propsOf, show } from '../../problems';
import { renderYaml } from './yaml';

/** A file on a machine. */
export interface MachineFile {
  /** Absolute path; missing folders are made. */
  readonly path: string;

  /** Text of the file, ending with a new line; may hold deploy-time values. */
  readonly content: string;

  /**
   * Access mode in octal; the owner is root.
   *
   * @default '0644'
   */
  readonly mode?: string;
}

/** What {@link MachineSetup.with} adds. */
export interface MachineSetupAdditions {
  /**
   * Files besides those there are.
   *
   * @default - none
   */
  readonly files?: readonly MachineFile[];

  /**
   * Shell lines to run before all others, such as a `trap … EXIT` that reports a failure.
   *
   * @default - none
   */
  readonly first?: readonly string[];

  /**
   * Shell lines to run after all others, when none of them failed.
   *
   * @default - none
   */
  readonly last?: readonly string[];
}

/**
 * What a machine does at its first boot: it writes files, and then runs shell lines until the first one fails.
 *
 * The same value makes a machine of a cloud and one on a desk: {@link toCloudConfig} is user data for both.
 */
export class MachineSetup {
  /** @throws ValidationError that names what is no file or no command */
  constructor(
    /** Files to write, before any command runs. */
    public readonly files: readonly MachineFile[],
    /** Lines of bash, run as root in one shell with `-eu` and `pipefail`. */
    public readonly commands: readonly string[],
  ) {
    failOn('MachineSetup', [...fileListProblems(files), ...commandProblems('commands', commands)]);
  }

  /**
   * This and more: a new value, this one stays as it is.
   *
   * @throws ValidationError that names what is no file or no command
   */
  public with(additions: MachineSetupAdditions): MachineSetup {
    const { files = [], first = [], last = [] } = propsOf(additions);
    failOn('MachineSetup.with', [
      ...checkObject('additions', additions, '{ files: […] }'),
      ...fileListProblems(files),
      ...commandProblems('first', first),
      ...commandProblems('last', last),
    ]);
    return new MachineSetup([...this.files, ...files], [...first, ...this.commands, ...last]);
  }

  /** As user data of cloud-init, which runs it once in the life of a machine. */
  public toCloudConfig(): string {
    const document = {
      write_files: this.files.map(({ path, content, mode = '0644' }) => ({ path, permissions: mode, content })),
      // one entry: cloud-init goes on with the next entry when one fails
      runcmd: [['bash', '-euo', 'pipefail', '-c', `${this.commands.join('\n')}\n`]],
    };
    return `#cloud-config\n${renderYaml(document)}`;
  }
}

function fileListProblems(files: unknown): string[] {
  const example = "{ path: '/etc/motd', content: 'Hello\\n' }";
  if (!Array.isArray(files)) return checkList('files', files, `[${example}]`);
  return files.flatMap((file, index) => {
    const problems = checkObject(`files[${index}]`, file, example);
    return problems.length > 0 ? problems : fileProblems(`files[${index}]`, file);
  });
}

function fileProblems(
  prop: string,
  { path, content, mode = '0644' }: Partial<Record<keyof MachineFile, unknown>>,
): string[] {
  const isPath = typeof path === 'string' && /^(\/[\w.@-]+)+$/.test(path);
  const isMode = typeof mode === 'string' && /^0[0-7]{3}$/.test(mode);
  return [
    ...(isPath ? [] : [`'${prop}.path' must be an absolute path, e.g. '/etc/motd', got ${show(path)}`]),
    ...(typeof content === 'string' ? [] : [`'${prop}.content' must be a text, got ${show(content)}`]),
    ...(isMode ? [] : [`'${prop}.mode' must be an access mode in octal, e.g. '0600', got ${show(mode)}`]),
  ];
}

function commandProblems(prop: string, commands: unknown): string[] {
  if (!Array.isArray(commands)) return checkList(prop, commands, "['systemctl restart nginx']");
  return commands.flatMap((command, index) => checkText(`${prop}[${index}]`, command, 'systemctl restart nginx'));
}
