import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { loadProgram } from '../../lib/program/load-program';
import type { Context, Platform } from '../../lib/program/platform';
import { contextOf, type Project, parsePair, readProject } from '../../lib/program/project';

/** Options of every command that runs a program. */
export interface ProgramOptions {
  readonly program?: string;
  readonly context?: Context;
  readonly out?: string;
}

/** A program, with what is said about this run. */
export interface LoadedProgram {
  readonly project: Project;
  /** The file it is in. */
  readonly file: string;
  readonly platform: Platform;
  /** All that is said, wherever. */
  readonly context: Context;
  /** What is said on the command line only. */
  readonly given: Context;
  /** The folder that a synth writes to. */
  readonly dist: string;
}

/** Adds what says which program, and how it is to be run. */
export function addProgramOptions(command: Command): Command {
  return command
    .option('--program <file>', 'file that exports the platform (default: "ackb" in cdk.json, or platform.ts)')
    .addOption(
      new Option('-c, --context <key=value>', 'a setting, for this run; "context" in cdk.json stays').argParser(
        addPair,
      ),
    )
    .option('--out <folder>', 'where a synth writes (default: dist beside cdk.json)');
}

function addPair(pair: string, before: Context = {}): Context {
  const [key, value] = parsePair(pair);
  return { ...before, [key]: value };
}

/** The file that would be run. */
export function programFile({ program }: ProgramOptions): string {
  return program === undefined ? readProject(process.cwd()).program : resolve(program);
}

/** Runs the program. */
export function loadProgramOf(options: ProgramOptions): LoadedProgram {
  const { context: given = {}, out } = options;
  const project = readProject(process.cwd());
  const file = programFile(options);
  const dist = out === undefined ? join(project.folder, 'dist') : resolve(out);
  return { project, file, platform: loadProgram(file), context: contextOf(project, given), given, dist };
}

/** `-c key=value`, to be typed again. */
export function toArguments(context: Context): string[] {
  return Object.entries(context).flatMap(([key, value]) => ['-c', quote(`${key}=${value}`)]);
}

function quote(word: string): string {
  return /^[\w./:=@,+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Reads a whole number of something, such as days. */
export function wholeNumber(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`It takes a whole number, 1 or more, got '${text}'.`);
}
