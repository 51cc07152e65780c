import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifests } from '../../../../lib/deploy/apply/manifests/read-manifests';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ackb-manifests-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** The text of the error, without the folder. */
function problems(...paths: string[]): string[] {
  try {
    readManifests(paths);
  } catch (error) {
    return (error as Error).message.replaceAll(`${folder}/`, '').split('\n');
  }
  return [];
}

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: one, namespace: web }\n';

test('documents, lists and JSON, from a folder in the order of its files', () => {
  write('20.yaml', `# nothing\n---\n${MAP}---\n${MAP.replace('one', 'two')}`);
  write(
    '10.json',
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } }],
    }),
  );
  write('notes.txt', 'not a manifest');
  mkdirSync(join(folder, 'below.yaml.d'));
  expect(
    readManifests([folder]).map(({ object, source }) => [object.metadata.name, source.replace(`${folder}/`, '')]),
  ).toEqual([
    ['web', '10.json:1'],
    ['one', '20.yaml:3'],
    ['two', '20.yaml:7'],
  ]);
});

test('YAML is read as the Kubernetes tools read it', () => {
  const file = write('a.yaml', `${MAP}mode: 0644\non: yes\nports: 8080:80\nday: 2024-08-21\nnothing: ~\n`);
  expect(readManifests([file])[0]?.object).toMatchObject({
    mode: 420,
    true: true,
    ports: '8080:80',
    day: '2024-08-21',
    nothing: null,
  });
});

test('everything that is wrong, in every file', () => {
  write('a.yaml', `${MAP}---\nkind: ConfigMap\nmetadata: {}\n---\n- list\n`);
  write('b.yaml', `${MAP}---\napiVersion: batch/v1\nkind: Job\nmetadata: { generateName: job- }\n`);
  write('c.yaml', 'kind: ConfigMap\nkind: Secret\n');
  write(
    'd.yaml',
    `${MAP.replace('one', 'three')}---\napiVersion: v1\nkind: Secret\nmetadata: { name: s, managedFields: [] }\n`,
  );
  expect(problems(folder)).toEqual([
    "a.yaml:5: 'apiVersion' must be a text, e.g. 'apps/v1', got nothing",
    "a.yaml:5: 'metadata.name' must be a text, e.g. 'web', got nothing",
    'a.yaml:8: an object is needed, e.g. { apiVersion: v1, kind: ConfigMap, … }, got a list',
    "b.yaml:5: 'metadata.name' must be given: with 'generateName' each apply would make one more",
    'c.yaml:2: Map keys must be unique',
    "d.yaml:5: 'metadata.managedFields' is the server's: leave it out",
    'b.yaml:1: ConfigMap web/one is there twice, first at a.yaml:1',
  ]);
});

test('the same object in two versions is there twice', () => {
  const v1 = 'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\n';
  write('a.yaml', `${v1}---\n${v1.replace('/v1', '/v1beta1')}`);
  expect(problems(folder)).toEqual(['a.yaml:5: PodDisruptionBudget web is there twice, first at a.yaml:1']);
});

test('nothing to apply', () => {
  write('a.yaml', '# nothing\n');
  expect(problems(join(folder, 'a.yaml'))).toEqual(['no objects in a.yaml']);
  expect(problems(join(folder, 'gone'))).toEqual([
    `no file or folder '${folder}/gone': write the manifests first, e.g. with \`ackb synth\``.replace(`${folder}/`, ''),
  ]);
});
