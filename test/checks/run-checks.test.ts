import { CHECK_FAILED } from '../../lib/checks/engine-rules';
import { objectCheck, platformCheck, Rule, templateCheck } from '../../lib/checks/rule';
import { runChecks } from '../../lib/checks/run-checks';

const RULE = new Rule({ id: 'X999', severity: 'warning', title: 'Test', why: 'why', fix: 'fix', source: 'source' });
const CONFIG_MAP = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' } };
const TEMPLATE = {
  ROSTemplateFormatVersion: '2015-09-01',
  Resources: { Vpc: { Type: 'ALIYUN::ECS::VPC', Properties: {} } },
};
const SUBJECT = { templates: [{ name: 'network', content: TEMPLATE }], manifests: [{ content: CONFIG_MAP }] };

test('a finding says what, where and how bad', () => {
  const check = objectCheck([RULE], () => [RULE.at('metadata.name', 'too short')]);
  expect(runChecks(SUBJECT, { checks: [check] }).findings).toEqual([
    {
      id: 'X999',
      severity: 'warning',
      title: 'Test',
      message: 'too short',
      place: { title: 'ConfigMap shop/a', path: 'metadata.name' },
    },
  ]);
});

test('problems that name no rule break the first of the check, and may weigh otherwise', () => {
  const check = templateCheck([RULE], () => [{ path: '', message: 'x', severity: 'error' }]);
  expect(runChecks(SUBJECT, { checks: [check] }).findings).toMatchObject([{ id: 'X999', severity: 'error' }]);
});

test('constructs are found by the logical id, and by the object', () => {
  const inTemplate = templateCheck([RULE], () => [RULE.at('Resources.Vpc.Properties', 'x')]);
  const inObject = objectCheck([RULE], () => [RULE.at('', 'x')]);
  const { findings } = runChecks(
    {
      templates: [{ name: 'network', content: TEMPLATE, constructs: { Vpc: 'network/Network/Vpc' } }],
      manifests: [{ content: CONFIG_MAP, construct: 'web/Settings' }],
    },
    { checks: [inTemplate, inObject] },
  );
  expect(findings.map(({ place }) => place.construct)).toEqual(['web/Settings', 'network/Network/Vpc']);
});

test('a check of everything names what it is about', () => {
  const check = platformCheck([RULE], ({ objects }) => [RULE.at('kind', 'x', { of: objects.allOf('/ConfigMap')[0] })]);
  const [finding] = runChecks(SUBJECT, { checks: [check] }).findings;
  expect(finding?.place).toEqual({ title: 'ConfigMap shop/a', path: 'kind' });
});

test('the same is said once', () => {
  const check = objectCheck([RULE], () => [RULE.at('', 'x'), RULE.at('', 'x')]);
  expect(runChecks(SUBJECT, { checks: [check, check] }).findings).toHaveLength(1);
});

test('errors come first, then by title and path, whatever the order of the checks', () => {
  const check = objectCheck([RULE], () => [
    RULE.at('b', 'x'),
    RULE.at('a', 'x'),
    RULE.at('c', 'x', { severity: 'info' }),
    RULE.at('d', 'x', { severity: 'error' }),
  ]);
  const { findings } = runChecks(SUBJECT, { checks: [check] });
  expect(findings.map(({ place }) => place.path)).toEqual(['d', 'a', 'b', 'c']);
});

test('a check that fails is a finding, beside what it found before and what others find', () => {
  const failing = objectCheck([RULE], function* () {
    yield RULE.at('a', 'x');
    throw new Error('broken');
  });
  const other = objectCheck([RULE], () => [RULE.at('b', 'x')]);
  const { findings } = runChecks(SUBJECT, { checks: [failing, other] });
  expect(findings.map(({ id, message }) => `${id} ${message}`)).toEqual([
    `${CHECK_FAILED.id} the check for X999 (Test): broken`,
    'X999 x',
    'X999 x',
  ]);
});

test('of one object and rule no more than a hundred problems are shown', () => {
  const check = objectCheck([RULE], function* () {
    for (let index = 0; ; index += 1) yield RULE.at(`list[${index}]`, 'x');
  });
  expect(runChecks(SUBJECT, { checks: [check] }).findings).toHaveLength(100);
});

test('a damaged object is known to be there, but looked at by no check', () => {
  const check = platformCheck([RULE], ({ objects }) => {
    expect(objects.manifests).toEqual([]);
    return objects.has('/ConfigMap', 'shop', 'a') ? [] : [RULE.at('', 'unknown')];
  });
  const damaged = { ...CONFIG_MAP, data: 5 };
  const { findings } = runChecks({ manifests: [{ content: damaged }] }, { checks: [check] });
  expect(findings.map(({ id }) => id)).toEqual(['K8S005']);
});

test('an unknown field leaves the other checks of its object', () => {
  const check = objectCheck([RULE], () => [RULE.at('', 'looked at')]);
  const { findings } = runChecks({ manifests: [{ content: { ...CONFIG_MAP, daten: {} } }] }, { checks: [check] });
  expect(findings.map(({ id }) => id)).toEqual(['K8S003', 'X999']);
});

test('a template without resources is looked at by no check', () => {
  const check = templateCheck([RULE], () => [RULE.at('', 'x')]);
  const { findings } = runChecks({ templates: [{ name: 'empty', content: {} }] }, { checks: [check] });
  expect(findings.map(({ id }) => id)).toEqual(['ROS002', 'ROS001']);
});

test('what is nowhere weighs less where others may have made it', () => {
  const check = objectCheck([RULE], (_, graph) => [RULE.at('', 'x', { severity: graph.severityOfMissing })]);
  const severityWith = (isComplete?: boolean) =>
    runChecks({ ...SUBJECT, isComplete }, { checks: [check] }).findings[0]?.severity;
  expect([severityWith(), severityWith(false), severityWith(true)]).toEqual(['warning', 'warning', 'error']);
});

test('what is deeper than any file can be is no object', () => {
  const deep = (depth: number) => Array.from({ length: depth }).reduce<unknown>((inner) => ({ inner }), {});
  const content = { ...CONFIG_MAP, data: deep(100_000) };
  const { findings } = runChecks({ manifests: [{ content }], templates: [{ name: 'deep', content: deep(100_000) }] });
  expect(findings.map(({ id }) => id)).toEqual(['ROS002', 'ROS001', 'ROS003', 'K8S001']);
});
