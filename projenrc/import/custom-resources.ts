/** The last step of `npx projen import`: remakes `imports/*.ts` from the facts in `imports/crd`, a module an API group. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { renderClosedKinds } from './closed-kinds';
import type { Files } from './generate';
import { writeFiles } from './write';

const IMPORTS = resolve(__dirname, '../../imports');

/** The modules that belong to the facts of a folder. */
export function importCustomResources(folder: string): Files {
  const facts = readAll(folder, '.yaml');
  return new Map([...runImport([...facts.values()].join('\n---\n')), ...renderClosedKinds(facts)]);
}

/** All groups in one run, since starting cdk8s takes longer than all of them. */
function runImport(definitions: string): Files {
  const scratch = mkdtempSync(join(tmpdir(), 'import-'));
  try {
    writeFileSync(join(scratch, 'facts.yaml'), definitions);
    const options = ['--no-check-upgrade', '--no-save', '--language', 'typescript', '--output', 'modules'];
    const cdk8s = join(require.resolve('cdk8s-cli/package.json'), '../bin/cdk8s');
    execFileSync(process.execPath, [cdk8s, 'import', ...options, 'facts.yaml'], { cwd: scratch, stdio: 'pipe' });
    return readAll(join(scratch, 'modules'), '.ts');
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function readAll(folder: string, extension: string): Files {
  const names = readdirSync(folder).filter((name) => name.endsWith(extension));
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

if (require.main === module) {
  const modules = importCustomResources(join(IMPORTS, 'crd'));
  writeFiles(IMPORTS, modules);
  console.log(`imports: ${modules.size} modules`);
}
