import type { javascript } from 'projen';
import { SOURCE_CONDITION } from './typescript';

/** One process, types stripped on the fly: what `npm run synth`, cdk.json and cdk8s.yaml all start with. */
export const RUN_TYPESCRIPT = `node -r tsx/cjs -C ${SOURCE_CONDITION}`;

export function tasks(project: javascript.NodeProject): void {
  const check = project.addTask('check', {
    description: 'Types, lint and format',
    steps: [{ exec: 'tsc -p tsconfig.json' }, { exec: 'biome ci --error-on-warnings' }],
  });
  project.testTask.reset();
  project.testTask.spawn(check);
  project.testTask.exec('jest --ci', { receiveArgs: true });
  project.addTask('test:update', {
    description: 'Rewrite the snapshots',
    exec: 'jest --updateSnapshot',
    receiveArgs: true,
  });
  project.addTask('format', { description: 'Format and fix what can be fixed', exec: 'biome check --write' });
  project.addTask('import', {
    description: 'Remake imports/ from the facts beside them (or bring in --live TYPE)',
    steps: [
      { exec: 'tsx projenrc/import/main.ts', receiveArgs: true },
      { exec: 'tsx projenrc/import/custom-resources.ts' },
    ],
  });
  project.compileTask.reset(
    "node -e \"for (const half of ['bin', 'charts', 'imports', 'lib']) fs.rmSync('dist/' + half, { recursive: true, force: true })\"",
  );
  project.compileTask.exec('tsc -p tsconfig.build.json');
  // facts that the checks read
  project.compileTask.exec(
    "node -e \"for (const facts of ['crd', 'k8s', 'ros/facts']) fs.cpSync('imports/' + facts, 'dist/imports/' + facts, { recursive: true })\"",
  );
  project.package.setScript('prepack', 'npx projen compile');
  project.package.setScript('synth', `${RUN_TYPESCRIPT} bin/ackb.ts synth`);
  project.package.setScript('ackb', `${RUN_TYPESCRIPT} bin/ackb.ts`);
  project.package.setScript('example', RUN_TYPESCRIPT);
}
