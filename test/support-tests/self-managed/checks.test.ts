import { runEsModule } from '../../support/self-managed/es-module';
import { cloudConfigProblems, documentProblems } from '../../support/self-managed/machine-schemas';
import { rubyProblems } from '../../support/self-managed/ruby';
import { shellProblems } from '../../support/self-managed/shell';

test('bash finds a syntax error', () => {
  expect(shellProblems('#!/usr/bin/env bash\nif true; then\n').join('\n')).toContain('syntax error');
});

test('shellcheck finds what bash lets through', () => {
  expect(shellProblems('#!/usr/bin/env bash\nrm $1\n')).toEqual([expect.stringContaining('[SC2086]')]);
});

test('Ruby finds a syntax error', () => {
  expect(rubyProblems('machines = { 1 => }\nputs machines\n')).toEqual([expect.stringContaining('expected a value')]);
});

test('a check that cannot run is no check that finds nothing', () => {
  expect(() => runEsModule("import 'no-such-module';\nanswer([]);", '')).toThrow(
    /the check did not run: .*no-such-module/s,
  );
  expect(() => runEsModule('', '')).toThrow('the check did not run');
});

test('cloud-init wants its header', () => {
  expect(cloudConfigProblems('write_files: []\nruncmd: [[true_]]\n')).toEqual(["does not start with '#cloud-config'"]);
});

test('a key that cloud-init does not know is found', () => {
  expect(cloudConfigProblems('#cloud-config\nwrite_files: []\nruncmd: [[ls]]\nruncmds: []\n')).toEqual([
    expect.stringContaining('runcmds'),
  ]);
});

test('a field of the former kubeadm configuration is found', () => {
  const former = 'apiVersion: kubeadm.k8s.io/v1beta4\nkind: JoinConfiguration\ndiscovery: {timeout: 5m0s}\n';
  expect(documentProblems(former).join('\n')).toContain('"additionalProperty":"timeout"');
});

test('a kind without a schema is found', () => {
  expect(documentProblems('kind: ResetConfiguration\n')).toEqual(['no schema for ResetConfiguration']);
});
