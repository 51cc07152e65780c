import { spawnSync } from 'node:child_process';
import { type MachineFile, MachineSetup } from '../../../lib/self-managed/bootstrap/machine-setup';
import { cloudConfigProblems, documentsOf } from '../../support/self-managed/machine-schemas';

const setup = new MachineSetup([{ path: '/etc/motd', content: 'Hello\n' }], ['echo one']);

test('is user data of cloud-init', () => {
  expect(setup.toCloudConfig()).toMatchSnapshot();
  expect(cloudConfigProblems(setup.toCloudConfig())).toEqual([]);
});

test('adds files, and commands before and after', () => {
  const more = setup.with({ files: [{ path: '/etc/issue', content: '\n' }], first: ['echo zero'], last: ['echo two'] });
  expect(more.commands).toEqual(['echo zero', 'echo one', 'echo two']);
  expect(more.files.map(({ path }) => path)).toEqual(['/etc/motd', '/etc/issue']);
  expect(setup.commands).toEqual(['echo one']);
});

test.each([
  [{ path: 'etc/motd' }, "'files[0].path' must be an absolute path, e.g. '/etc/motd', got 'etc/motd'"],
  [{ content: undefined }, "'files[0].content' must be a text, got nothing"],
  [{ mode: '644' }, "'files[0].mode' must be an access mode in octal, e.g. '0600', got '644'"],
])('fails for a file with %j', (wrong, message) => {
  const file = { path: '/etc/motd', content: 'Hello\n', ...wrong } as MachineFile;
  expect(() => new MachineSetup([file], [])).toThrow(`${message} [at MachineSetup]`);
});

test('runs all commands in one shell, until the first that fails', () => {
  const { runcmd } = documentsOf(
    setup.with({ last: ['value=two', 'echo $value', 'false | cat', 'echo three'] }).toCloudConfig(),
  )[0] as any;
  const [command, ...args] = runcmd[0];
  expect(spawnSync(command, args, { encoding: 'utf8' })).toMatchObject({ status: 1, stdout: 'one\ntwo\n' });
});

test('lets a trap report a failure', () => {
  const reporting = setup.with({ first: ["trap 'echo status $?' EXIT"], last: ['exit 3'] });
  const { runcmd } = documentsOf(reporting.toCloudConfig())[0] as any;
  expect(spawnSync('bash', runcmd[0].slice(1), { encoding: 'utf8' }).stdout).toBe('one\nstatus 3\n');
});
