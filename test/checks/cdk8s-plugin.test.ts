import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const checkout = resolve(__dirname, '../..');
const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: default\n';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `cdk8s synth` of an app that only copies a file, with the plugin as a fresh clone has it. */
function synth(manifest: string) {
  writeFileSync(join(folder, 'source.yaml'), manifest);
  const app = 'mkdir -p $CDK8S_OUTDIR && cp source.yaml $CDK8S_OUTDIR/web.k8s.yaml';
  const plugin = {
    package: join(checkout, 'lib/checks/cdk8s-plugin.js'),
    class: 'AckBlueprintsChecks',
    version: '0.0.0',
  };
  // JSON is YAML
  writeFileSync(
    join(folder, 'cdk8s.yaml'),
    JSON.stringify({ language: 'typescript', app, output: 'dist', validations: [plugin] }),
  );
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(checkout, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth', '--no-check-upgrade'],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, CHECK_UPGRADE: 'false' } },
  );
  return { status, output: `${stdout}${stderr}` };
}

test('sound manifests pass', () => {
  const { output, status } = synth(CONFIG_MAP);
  expect(output).toContain('Validations ended succesfully');
  expect(status).toBe(0);
}, 60_000);

test('an error fails the synth, and is shown with its rule', () => {
  const { output, status } = synth(`${CONFIG_MAP}daten: {}\n`);
  expect(output).toContain('error K8S003: Unknown field');
  expect(output).toContain("unknown field 'daten' (line 6)");
  expect(output).toContain('How to fix: Correct the name or the place of the field, or leave it out.');
  expect(status).toBe(2);
}, 60_000);
