import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTemplates, type StackTemplate } from '../../lib/deploy/ros/template';
import { settingsOf } from '../../lib/program/settings';
import { synthesizeInfrastructure } from '../../lib/program/synthesize';
import { UsageError } from '../../lib/program/usage-error';
import type { LoadedProgram } from './options';

/** A template of a program, with the tags of its stack. */
export interface ProgramTemplate extends StackTemplate {
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The templates that a program makes, written into a folder.
 *
 * @param name of the stack that is wanted; all of them where left out
 * @throws UsageError when it makes none, or not that one
 */
export function templatesOf({ platform, context }: LoadedProgram, folder: string, name?: string): ProgramTemplate[] {
  const settings = settingsOf(platform, context);
  if (!synthesizeInfrastructure(platform, settings, folder)) {
    throw new UsageError(`platform '${platform.name}' has nothing in the cloud with these settings`);
  }
  const templates = readTemplates(folder).map((it) => ({ ...it, tags: tagsOf(folder, it.stackName) }));
  const wanted = templates.filter(({ stackName }) => name === undefined || stackName === name);
  if (wanted.length > 0) return wanted;
  const names = templates.map(({ stackName }) => stackName).join(', ');
  throw new UsageError(`the program makes no stack '${name}'; it makes: ${names}`);
}

/**
 * The only template of a program, or the one that is named.
 *
 * @throws UsageError when there are several
 */
export function templateOf(program: LoadedProgram, folder: string, name?: string): ProgramTemplate {
  const [template, ...others] = templatesOf(program, folder, name);
  if (template !== undefined && others.length === 0) return template;
  const names = [template, ...others].map((it) => it?.stackName).join(', ');
  throw new UsageError(`the program makes several stacks, say which: ${names}`);
}

/** Does something with a folder that is gone afterwards. */
export async function inTemporaryFolder<T>(task: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'ackb-'));
  try {
    return await task(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** ROS CDK writes them beside the template, not into it. */
function tagsOf(folder: string, stackName: string): Readonly<Record<string, string>> {
  const manifest = join(folder, 'manifest.json');
  const { artifacts = {} } = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {};
  return artifacts[stackName]?.properties?.tags ?? {};
}
