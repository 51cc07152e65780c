import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { contentsOf } from '../../lib/checks/files/read-subject';
import { readText } from '../../lib/checks/files/read-text';
import { REPORT_FORMATS, renderReport } from '../../lib/checks/reports/render-report';
import { runChecks } from '../../lib/checks/run-checks';
import type { Subject } from '../../lib/checks/subject';

const EXAMPLES = join(__dirname, 'examples');
const TEXTS = readdirSync(EXAMPLES).map((name) => readFileSync(join(EXAMPLES, name), 'utf8'));

/** Names, among them those that an object of JavaScript has already. */
const key = fc.oneof(
  fc.constantFrom(
    ...['Resources', 'Type', 'Properties', 'DependsOn', 'Condition', 'Outputs', 'Parameters', 'Addons', 'Fn::If'],
    ...['apiVersion', 'kind', 'metadata', 'spec', 'name', 'namespace', 'labels', 'selector', 'matchLabels', 'items'],
    ...['__proto__', 'constructor', 'toString', "it's", 'a.b', ''],
  ),
  fc.string({ maxLength: 5 }),
);

/** Values as they may stand anywhere in a file, functions of ROS among them. */
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1,
      1e21,
      '',
      '0',
      'a',
      ' ',
      '${',
      '10.0.0.0/8',
      'x'.repeat(500),
      '__proto__',
    ),
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    fc
      .tuple(fc.constantFrom('Ref', 'Fn::GetAtt', 'Fn::Sub', 'Fn::Join', 'Fn::If', 'Fn::Select'), tie('value'))
      .map(([name, argument]) => ({ [name]: argument })),
  ),
})).value;
/** A check may find anything, but never fails. */
function expectNoFailure(subject: Subject): void {
  const { findings } = runChecks(subject);
  expect(findings.filter(({ id }) => id === 'X000')).toEqual([]);
}

/** Every place in a value, with what replaces it. */
function replaceAt(value: any, place: number, replacement: unknown): any {
  const places: [any, string][] = [];
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const name of Object.keys(next)) {
      places.push([next, name]);
      if (typeof next[name] === 'object' && next[name] !== null) pending.push(next[name]);
    }
  }
  const [parent, name] = places[place % places.length] ?? [];
  if (parent !== undefined && name !== undefined) parent[name] = replacement;
  return value;
}

test('checks of anything end with findings', () => {
  fc.assert(
    fc.property(anything, anything, (template, manifest) => {
      expectNoFailure({ templates: [{ name: 'any', content: template }], manifests: [{ content: manifest }] });
    }),
    { numRuns: 500 },
  );
});

test('checks of examples of which values were replaced end with findings', () => {
  const change = fc.tuple(fc.nat(), anything);
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), fc.array(change, { minLength: 1, maxLength: 3 }), (text, changes) => {
      const { templates, manifests } = contentsOf('a.yaml', text, false);
      const damaged = ({ content }: { content: unknown }) => ({
        content: changes.reduce(
          (value, [place, by]) => replaceAt(value, place, structuredClone(by)),
          structuredClone(content),
        ),
      });
      expectNoFailure({
        templates: templates.map((template) => ({ name: 'any', ...damaged(template) })),
        manifests: manifests.map(damaged),
      });
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['an unknown kind without metadata', { apiVersion: 'example.com/v1', kind: 'Thing' }],
  [
    'a kind of a newer version without metadata',
    { apiVersion: 'apps.kruise.io/v1alpha1', kind: 'Thing', metadata: [] },
  ],
  ['no spec', { apiVersion: 'apps.kruise.io/v1alpha1', kind: 'UnitedDeployment', metadata: { name: 'a' }, spec: null }],
  [
    'an Ingress to a Service without a port',
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'a' },
      spec: { defaultBackend: { service: { name: 'a', port: null } } },
    },
  ],
])('%s is no failure of a check', (_what, content) => {
  expectNoFailure({
    manifests: [{ content }, { content: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } } }],
  });
});

const scraps = fc.array(
  fc.constantFrom(
    ...[
      'a',
      ': ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '|',
      '>',
      '&a',
      '*a',
      '<<: ',
      '!Ref ',
      '!!int ',
    ],
    ...[
      '---\n',
      '...\n',
      '#',
      '# ack-blueprints: ignore K8S001 x',
      '? ',
      '%YAML 1.2\n',
      '\t',
      '\r\n',
      '\0',
      '\ud800',
      '0x',
      '~',
      '\uFEFF',
    ],
  ),
  { maxLength: 40 },
);

test('any text is read, or said to be damaged', () => {
  const text = fc.oneof(
    scraps.map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.constantFrom(...TEXTS), fc.nat(), fc.nat(40), scraps).map(([whole, from, length, parts]) => {
      const start = from % whole.length;
      return `${whole.slice(0, start)}${parts.join('')}${whole.slice(start + length)}`;
    }),
  );
  fc.assert(
    fc.property(text, fc.constantFrom('a.yaml', 'a.json'), (content, file) => {
      const { documents, ignores, problems } = readText(file, content);
      for (const { positions } of documents) expect(positions.of(['a', 0, 'b'])?.line ?? 1).toBeGreaterThan(0);
      for (const { lines } of ignores) expect(lines[1]).toBeGreaterThanOrEqual(lines[0]);
      for (const { message } of problems) expect(message).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});

test('a report of any finding can be written', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, text, text, (message, title, file) => {
      const place = { title, path: message, file };
      const finding = { id: 'K8S001', severity: 'error', title, message, place } as const;
      const result = { findings: [finding], acknowledged: [{ ...finding, reason: message }] };
      for (const format of REPORT_FORMATS) expect(renderReport(result, format)).not.toBe('');
    }),
  );
});
