import { App, Chart } from 'cdk8s';
import { Logs, type LogsProps, Target } from '../../../charts';
import { containerOf, newChart, newWebApplication, TERWAY, webApplication } from '../manifests';

const envOf = (logs: Logs) => containerOf({ logs }).env;

test('standard output, under namespace and name', () => {
  expect(envOf(Logs.stdout())).toEqual([{ name: 'aliyun_logs_web-web', value: 'stdout' }]);
});

test('with everything said', () => {
  const logs = Logs.stdout({
    key: 'shop',
    logstore: 'shop_access',
    project: 'my-company-web-logs',
    ttlDays: 30,
    shards: 4,
    tags: { team: 'shop', tier: 'web' },
  });
  expect(envOf(logs)).toEqual([
    { name: 'aliyun_logs_shop', value: 'stdout' },
    { name: 'aliyun_logs_shop_project', value: 'my-company-web-logs' },
    { name: 'aliyun_logs_shop_logstore', value: 'shop_access' },
    { name: 'aliyun_logs_shop_ttl', value: '30' },
    { name: 'aliyun_logs_shop_shard', value: '4' },
    { name: 'aliyun_logs_team_tags', value: 'team=shop' },
    { name: 'aliyun_logs_tier_tags', value: 'tier=web' },
  ]);
});

test('files beside it', () => {
  const logs = Logs.stdout().and(Logs.files('/var/log/shop/*.log', { ttlDays: 7 }));
  expect(envOf(logs)).toEqual([
    { name: 'aliyun_logs_web-web', value: 'stdout' },
    { name: 'aliyun_logs_web-web-files', value: '/var/log/shop/*.log' },
    { name: 'aliyun_logs_web-web-files_ttl', value: '7' },
  ]);
});

test('fails on machines of your own', () => {
  expect(() => webApplication({ target: Target.local(), logs: Logs.stdout() })).toThrow(
    "'logs' are collected by Simple Log Service, which exists on ACK only; leave them out on this target: logs: target.hasManagedObservability ? Logs.stdout() : undefined [at chart/Web]",
  );
});

test('fails for a key twice in a workload', () => {
  expect(() =>
    webApplication({ logs: Logs.stdout({ key: 'shop' }).and(Logs.files('/log/a', { key: 'shop' })) }),
  ).toThrow("'logs' have the key 'shop' twice; give one of them another 'key' [at chart/Web]");
});

test('fails for a tag twice', () => {
  const tags = { team: 'shop' };
  expect(() => webApplication({ logs: Logs.stdout({ tags }).and(Logs.files('/log/a', { tags })) })).toThrow(
    "'logs' have the tag 'team' twice; give it once [at chart/Web]",
  );
});

test('fails for a key that another workload has, wherever it is', () => {
  const app = new App();
  const logs = Logs.stdout();
  const props = { target: TERWAY, logs, image: 'nginx', port: 8080 };
  newWebApplication(new Chart(app, 'one', { namespace: 'a' }), { ...props, name: 'b-c' });
  const two = new Chart(app, 'two', { namespace: 'a-b' });
  expect(() => newWebApplication(two, { ...props, name: 'c' })).toThrow(
    "'logs' have the key 'a-b-c', under which one/Web collects already; give one of them another, e.g. Logs.stdout({ key: 'a-b-c-2' }) [at two/Web]",
  );
});

test('fails for a namespace and a name that are too long together', () => {
  const name = 'a'.repeat(60);
  expect(() => newWebApplication(newChart(), { name, logs: Logs.stdout() })).toThrow(
    `'logs' have the key 'web-${name}' (64 characters) after the namespace and the name, of which 63 may be; give a shorter one, e.g. Logs.stdout({ key: 'shop' })`,
  );
});

test.each([
  [null, "'props' must be an object, e.g. { logstore: 'shop', ttlDays: 30 }, got nothing"],
  [
    { key: 'my_key' },
    "'key' must be 3 to 63 lower-case letters, digits and '-', with a letter or digit at either end, got 'my_key', e.g. 'shop'",
  ],
  [
    { logstore: 'Shop' },
    "'logstore' must be 3 to 63 lower-case letters, digits, '_' and '-', with a letter or digit at either end, got 'Shop', e.g. 'shop'",
  ],
  [{ project: '' }, "'project' must be a text, e.g. 'my-company-web-logs', got ''"],
  [
    { ttlDays: 0, shards: 11 },
    "'ttlDays' must be a whole number, 1 to 3650, got 0, e.g. 30; 'shards' must be a whole number, 1 to 10, got 11, e.g. 2",
  ],
  [
    { tags: { my_team: 'a' } },
    "'tags' has the name 'my_team', must be lower-case letters, digits and '-', e.g. 'team'",
  ],
  [{ tags: { team: 1 } }, "'tags.team' must be a text, got 1, e.g. '1'"],
])('fails for %p', (props, message) => {
  expect(() => Logs.stdout(props as LogsProps)).toThrow(`${message} [at Logs.stdout]`);
});

test.each([undefined, 'log/*.log', '/var/log/'])('files fail for the path %p', (path) => {
  expect(() => Logs.files(path as string)).toThrow("'path' must be an absolute path of files, got");
});

test('others fail when they are none', () => {
  expect(() => Logs.stdout().and('/var/log/*.log' as never)).toThrow(
    "'others' must be a Logs, e.g. Logs.files('/var/log/shop/*.log'), got '/var/log/*.log' [at Logs.and]",
  );
});
