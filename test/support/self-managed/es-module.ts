import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Runs an ES module in a process of its own, because these tests are no ES modules.
 *
 * @param program default-exports nothing; gets `input` as a global, and hands its result to `answer(…)`
 * @throws Error when it does not answer: a check that cannot run must not look like one that found nothing
 */
export function runEsModule(program: string, input: unknown): unknown {
  const prelude = `import { readFileSync } from 'node:fs';
const input = JSON.parse(readFileSync(0, 'utf8'));
const answer = (result) => process.stdout.write(JSON.stringify({ result }));
`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', '--input-type=module', '--eval', prelude + program],
    { cwd: join(__dirname, '../../..'), input: JSON.stringify(input), encoding: 'utf8' },
  );
  if (status !== 0 || stdout === '') throw new Error(`the check did not run: ${stderr || `exit code ${status}`}`);
  return JSON.parse(stdout).result;
}
