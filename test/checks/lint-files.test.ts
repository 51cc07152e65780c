import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type LintOptions, lintFiles } from '../../lib/checks/lint-files';

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: default\n';
const BROKEN = `${CONFIG_MAP}daten: {}\n`;
const TEMPLATE = '{\n  "ROSTemplateFormatVersion": "2015-09-01",\n  "Resource": {}\n}\n';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Findings as `file:line:column id`, with paths below the folder; the gates are enough to have some. */
function lint(paths: readonly string[] = [''], options: LintOptions = {}): string[] {
  const { findings } = lintFiles(
    paths.map((path) => join(folder, path)),
    { folder, checks: [], ...options },
  );
  return findings.map(({ id, place: { column, file, line } }) =>
    [`${[file?.slice(folder.length + 1), line, column].filter((part) => part !== undefined).join(':')} ${id}`].join(
      ' ',
    ),
  );
}

test('files in folders at any depth, in order; both kinds, both notations', () => {
  write('b/deep/web.yaml', BROKEN);
  write('a.template.json', TEMPLATE);
  write('node_modules/x/web.yaml', BROKEN);
  write('.git/web.yaml', BROKEN);
  write('readme.txt', 'x');
  expect(lint()).toEqual(['a.template.json:1:1 ROS001', 'a.template.json:3:3 ROS003', 'b/deep/web.yaml:6:1 K8S003']);
  expect(lintFiles([folder], { folder })).toMatchObject({ files: 2, templates: 1, manifests: 1 });
});

test('a file is read once, however often it is asked for', () => {
  write('web.yaml', BROKEN);
  expect(lint(['', 'web.yaml', 'web.yaml'])).toEqual(['web.yaml:6:1 K8S003']);
});

test('links that lead in a circle are not followed', () => {
  write('web.yaml', BROKEN);
  symlinkSync(folder, join(folder, 'again'));
  expect(lint()).toEqual(['web.yaml:6:1 K8S003']);
});

test('a path that does not exist is wrong usage', () => {
  expect(() => lint(['nowhere.yaml'])).toThrow(/^there is no file or folder .*nowhere\.yaml$/);
});

test('each item of a List is an object', () => {
  const list = { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'Pod' }, 5] };
  write('list.json', JSON.stringify(list, null, 1));
  expect(lint()).toEqual(['list.json:5:3 K8S004', 'list.json:5:3 K8S001', 'list.json:9:3 K8S001']);
});

test('other files are passed over in folders, and told when they are named', () => {
  write('package.json', '{ "name": "x" }');
  write('Chart.yaml', 'apiVersion: v2\nname: x\n');
  write('empty.yaml', '');
  expect(lint()).toEqual([]);
  expect(lint(['package.json', 'empty.yaml'])).toEqual(['package.json:1:1 X004']);
});

test('a template that has lost its first line is one still', () => {
  write('a.yaml', 'Resources:\n  Vpc: { Type: ALIYUN::ECS::VPC }\n');
  expect(lint()).toContain('a.yaml:1:1 ROS002');
});

test('damaged files are findings; templates of Helm are none of them', () => {
  write('a.yaml', 'a: [\n');
  write('b.yaml', 'a: {{ .Values.a }}\n{{- end }}\n');
  write('c.json', '{');
  expect(lint()).toEqual([
    expect.stringMatching(/^a.yaml:\d:\d X003$/),
    expect.stringMatching(/^c.json.* X003$/),
    expect.stringMatching(/^b.yaml:2:1 X004$/),
  ]);
});

describe('acknowledgements', () => {
  test('in comments of the file', () => {
    write('a.yaml', `${CONFIG_MAP}# ack-blueprints: ignore K8S003 known\ndaten: {}\nthemes: {}\n`);
    expect(lint()).toEqual(['a.yaml:8:1 K8S003']);
  });

  test('of nothing are findings at their line', () => {
    write('a.yaml', `${CONFIG_MAP}data: {} # ack-blueprints: ignore K8S003 known\n`);
    expect(lint()).toEqual(['a.yaml:6:10 X001']);
  });

  test('in .ackb-checks.yaml, by glob', () => {
    write('vendor/deep/a.yaml', BROKEN);
    write('vendor/b.yaml', BROKEN);
    write('c.yaml', BROKEN);
    write('.ackb-checks.yaml', 'ignore:\n  - id: K8S003\n    files: vendor/**\n    reason: theirs\n');
    expect(lint()).toEqual(['c.yaml:6:1 K8S003']);
    write('.ackb-checks.yaml', 'ignore:\n  - { id: K8S003, files: "vendor/*.yaml", reason: theirs }\n');
    expect(lint()).toEqual(['c.yaml:6:1 K8S003', 'vendor/deep/a.yaml:6:1 K8S003']);
    write('.ackb-checks.yaml', 'ignore:\n  - { id: K8S003, files: "**/?.yaml", reason: theirs }\n');
    expect(lint()).toEqual([]);
  });

  test('in .ackb-checks.yaml of nothing, or without reason, are findings there', () => {
    write('a.yaml', CONFIG_MAP);
    write(
      '.ackb-checks.yaml',
      'ignore:\n  - { id: K8S003, files: a.yaml, reason: x }\n  - { id: K8S003, files: a.yaml }\n',
    );
    expect(lint()).toEqual(['.ackb-checks.yaml:3:5 X002', '.ackb-checks.yaml:2:5 X001']);
  });

  test('in .ackb-checks.yaml about other files say nothing', () => {
    write('a.yaml', CONFIG_MAP);
    write('b.yaml', CONFIG_MAP.replace('name: a', 'name: b'));
    write('.ackb-checks.yaml', 'ignore:\n  - { id: K8S003, files: b.yaml, reason: x }\n');
    expect(lint(['a.yaml'])).toEqual([]);
  });

  test('.ackb-checks.yaml of another shape is wrong usage', () => {
    write('a.yaml', CONFIG_MAP);
    write('.ackb-checks.yaml', 'ignore: K8S003\n');
    expect(() => lint()).toThrow(
      "'ignore' in .ackb-checks.yaml must be a list such as - { id: NET040, files: vendor/**, reason: … }",
    );
    write('.ackb-checks.yaml', 'ignore:\n  - K8S003\n');
    expect(() => lint()).toThrow("'ignore[0]' in .ackb-checks.yaml must be such as");
    write('.ackb-checks.yaml', 'ignore: [');
    expect(() => lint()).toThrow('.ackb-checks.yaml is no YAML');
  });
});
