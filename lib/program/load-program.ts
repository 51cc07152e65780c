import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { type Platform, platformProblems } from './platform';
import { UsageError } from './usage-error';

/**
 * Runs a program in this process, and gives the platform it exports. TypeScript loses its types on the way; nothing
 * checks them here.
 *
 * @throws UsageError when there is no such file, or it exports no platform
 */
export function loadProgram(file: string): Platform {
  const name = relative(process.cwd(), file);
  if (!existsSync(file)) {
    throw new UsageError(`there is no ${name}: name the program with --program FILE, or as "ackb": "FILE" in cdk.json`);
  }
  if (/\.[cm]?tsx?$/.test(file)) understandTypescript();
  const exported = run(file) as { default?: unknown };
  const platform = exported?.default ?? exported;
  const problems = platformProblems(platform);
  if (problems.length > 0) throw new UsageError(`${problems.join('; ')} [in ${name}]`);
  return platform as Platform;
}

function run(file: string): unknown {
  try {
    return createRequire(file)(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_REQUIRE_ESM') throw error;
    // an ES module: node of today may load it, that of yesterday cannot
    understandTypescript();
    return createRequire(file)(file);
  }
}

let isTypescriptUnderstood = __filename.endsWith('.ts');

function understandTypescript(): void {
  if (isTypescriptUnderstood) return;
  const { register } = require('tsx/cjs/api') as typeof import('tsx/cjs/api');
  register();
  // it asks for the source maps of all libraries, which takes as long as a start of node; they are for stacks only
  if (!process.env.ACKB_DEBUG) process.setSourceMapsEnabled(false);
  isTypescriptUnderstood = true;
}
