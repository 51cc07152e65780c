import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { requiredParameters, type StackTemplate, secretParameters } from '../../lib/deploy/ros/template';
import { UsageError } from '../../lib/program/usage-error';
import type { Terminal } from './terminal';

/** Where values of a template's parameters come from. */
export interface ParameterOptions {
  readonly parameter?: Readonly<Record<string, string>>;
  readonly parameterFile?: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, string>>;

const VARIABLE = 'ACKB_PARAMETER_';

/** Adds the ways to give a parameter. */
export function addParameterOptions(command: Command): Command {
  return command
    .addOption(
      new Option('-p, --parameter <name=value>', 'a parameter of the template; none that is secret (NoEcho)').argParser(
        (pair: string, before?: Values) => addPair('--parameter', pair, before),
      ),
    )
    .addOption(
      new Option(
        '--parameter-file <name=file>',
        `a parameter in a file; also in the environment as ${VARIABLE}<name>`,
      ).argParser((pair: string, before?: Values) => addPair('--parameter-file', pair, before)),
    );
}

function addPair(option: string, pair: string, before: Values = {}): Values {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
  // what was given may be a secret
  if (name === undefined || value === undefined) throw new UsageError(`${option} takes NAME=VALUE`);
  return { ...before, [name]: value };
}

/**
 * The values of a template's parameters: by option, file, or environment; secret ones of a new stack that are still
 * missing from a prompt that shows nothing.
 *
 * @throws UsageError when a secret stands among the arguments, where every process can read it, or is missing
 */
export async function readParameters(
  terminal: Terminal,
  { stackName, template }: StackTemplate,
  { parameter = {}, parameterFile = {} }: ParameterOptions,
  isNew: () => Promise<boolean>,
): Promise<Values> {
  const secrets = secretParameters(template);
  const [exposed] = secrets.filter((name) => name in parameter);
  if (exposed !== undefined) {
    throw new UsageError(`'${exposed}' is secret, and every process can read arguments: ${waysFor(exposed)}`);
  }
  const values: Record<string, string> = {
    ...fromEnvironment(Object.keys(template.Parameters ?? {})),
    ...Object.fromEntries(Object.entries(parameterFile).map(([name, file]) => [name, readValue(name, file)])),
    ...parameter,
  };
  const missing = requiredParameters(template).filter((name) => secrets.includes(name) && values[name] === undefined);
  if (missing.length === 0 || !(await isNew())) return values;
  for (const name of missing) values[name] = await askFor(terminal, stackName, name, template.Parameters?.[name]);
  return values;
}

function fromEnvironment(names: readonly string[]): Values {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[`${VARIABLE}${name}`];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function readValue(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`the file of parameter '${name}' cannot be read (${code}): ${file}`);
  }
}

async function askFor(
  terminal: Terminal,
  stackName: string,
  name: string,
  parameter: { readonly Description?: unknown } = {},
): Promise<string> {
  if (!terminal.isInteractive) {
    throw new UsageError(`stack '${stackName}' needs the secret parameter '${name}': ${waysFor(name)}`);
  }
  if (typeof parameter.Description === 'string') terminal.tell(parameter.Description);
  const value = await terminal.askSecret(`${name}: `);
  if (value === '') throw new UsageError(`parameter '${name}' has no default and was left empty`);
  return value;
}

function waysFor(name: string): string {
  return `give it in the environment as ${VARIABLE}${name}, or in a file with --parameter-file ${name}=FILE`;
}
