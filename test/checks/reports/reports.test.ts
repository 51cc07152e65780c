import { renderReport } from '../../../lib/checks/reports/render-report';
import type { CheckResult } from '../../../lib/checks/run-checks';

const RESULT: CheckResult = {
  findings: [
    {
      ...{ id: 'K8S003', severity: 'error', title: 'Unknown field', message: "unknown field 'a<b'" },
      place: { title: 'Service shop/web', path: 'spec', file: 'k8s/a b.yaml', line: 7, column: 3 },
    },
    {
      ...{ id: 'K8S002', severity: 'warning', title: 'Unknown kind', message: 'unknown kind "X" & more' },
      place: { title: 'X shop/web', path: 'kind', construct: 'web/X' },
    },
    {
      ...{ id: 'X004', severity: 'info', title: 'Neither template nor object', message: 'is neither' },
      place: { title: 'notes.yaml', path: '', file: 'notes.yaml' },
    },
  ],
  acknowledged: [
    {
      ...{ id: 'ROS090', severity: 'error', title: 'Too large', message: 'too large', reason: 'ticket 4711' },
      place: { title: 'network', path: 'Resources', file: 'k8s/a b.yaml', line: 1, column: 1 },
    },
  ],
};
const NOTHING: CheckResult = { findings: [], acknowledged: [] };

describe('text', () => {
  test('place, what is wrong, what to do; then what was acknowledged, then the sum', () => {
    expect(renderReport(RESULT, 'text')).toBe(`\
k8s/a b.yaml:7:3 Service shop/web spec
  error K8S003: unknown field 'a<b'
  fix: Correct the name or the place of the field, or leave it out.

X shop/web kind (web/X)
  warning K8S002: unknown kind "X" & more
  fix: Correct apiVersion and kind, or check the file with the CustomResourceDefinition beside it.

notes.yaml
  info X004: is neither
  fix: A ROS template has ROSTemplateFormatVersion, a Kubernetes object apiVersion and kind.

k8s/a b.yaml:1:1 network Resources
  acknowledged ROS090: ticket 4711

1 error, 1 warning, 1 note; 1 acknowledged
`);
  });

  test('nothing', () => {
    expect(renderReport(NOTHING, 'text')).toBe('Nothing found\n');
  });
});

test('json holds all, with the words of the rule', () => {
  const { acknowledged, findings } = JSON.parse(renderReport(RESULT, 'json'));
  expect(findings).toMatchObject(RESULT.findings as object[]);
  expect(findings[0].fix).toBe('Correct the name or the place of the field, or leave it out.');
  expect(acknowledged).toMatchObject(RESULT.acknowledged as object[]);
});

describe('sarif', () => {
  const report = JSON.parse(renderReport(RESULT, 'sarif'));
  const [run] = report.runs;

  test('has what SARIF 2.1.0 requires', () => {
    for (const result of [RESULT, NOTHING]) {
      const { version, runs } = JSON.parse(renderReport(result, 'sarif'));
      expect(version).toBe('2.1.0');
      for (const { results, tool } of runs) {
        expect(tool.driver.name).toBe('ack-blueprints');
        for (const rule of tool.driver.rules) expect(typeof rule.id).toBe('string');
        for (const { level, message } of results) {
          expect(['none', 'note', 'warning', 'error']).toContain(level);
          expect(typeof message.text).toBe('string');
        }
      }
    }
  });

  test('results lead to their rules', () => {
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(run.results.map(({ ruleId, level }: any) => `${ruleId} ${level}`)).toEqual([
      'K8S003 error',
      'K8S002 warning',
      'X004 note',
      'ROS090 error',
    ]);
  });

  test('places are URIs with lines, names of objects, and constructs', () => {
    const [inFile, inConstruct, wholeFile] = run.results.map(({ locations }: any) => locations[0]);
    expect(inFile).toEqual({
      physicalLocation: { artifactLocation: { uri: 'k8s/a%20b.yaml' }, region: { startLine: 7, startColumn: 3 } },
      logicalLocations: [{ fullyQualifiedName: 'Service shop/web spec' }],
    });
    expect(inConstruct).toEqual({
      logicalLocations: [{ fullyQualifiedName: 'X shop/web kind' }, { fullyQualifiedName: 'web/X', kind: 'object' }],
    });
    expect(wholeFile.physicalLocation).toEqual({ artifactLocation: { uri: 'notes.yaml' } });
  });

  test('what was acknowledged is suppressed', () => {
    expect(run.results.at(-1).suppressions).toEqual([{ kind: 'inSource', justification: 'ticket 4711' }]);
    expect(run.results[0].suppressions).toBeUndefined();
  });
});

describe('junit', () => {
  test('a suite a file, a case a finding', () => {
    expect(renderReport(RESULT, 'junit')).toMatchSnapshot();
  });

  test('one case passes where there is nothing', () => {
    expect(renderReport(NOTHING, 'junit')).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="ack-blueprints" tests="1" failures="0">
    <testcase classname="ack-blueprints" name="checks"/>
  </testsuite>
</testsuites>
`);
  });

  test('characters that XML cannot hold are replaced', () => {
    const [finding] = RESULT.findings;
    const message = 'a\u0000b\u001bc\ud800d\u{1f600}';
    const text = renderReport({ findings: [{ ...(finding as any), message }], acknowledged: [] }, 'junit');
    expect(text).toContain('message="K8S003: a\ufffdb\ufffdc\ufffdd\u{1f600}"');
  });
});
