import * as ros from '@alicloud/ros-cdk-core';
import { acknowledge as fromInfrastructure } from 'ack-blueprints';
import * as cdk8s from 'cdk8s';
import { acknowledge } from '../../lib/checks/acknowledge';
import { subjectOf } from '../../lib/checks/construct-subject';
import { objectCheck, Rule, templateCheck } from '../../lib/checks/rule';
import { type CheckResult, runChecks } from '../../lib/checks/run-checks';
import { templateOf } from '../support/template';

const RULE = new Rule({ id: 'K8S120', severity: 'error', title: 'Test', why: 'why', fix: 'fix', source: 'source' });
const CHECKS = [
  objectCheck([RULE], () => [RULE.at('', 'x')]),
  templateCheck([RULE], ({ Resources }) => Object.keys(Resources).map((id) => RULE.at(`Resources.${id}`, 'x'))),
];

function checkConstructs(root: Parameters<typeof subjectOf>[0]): CheckResult {
  const { acknowledgements, ...subject } = subjectOf(root);
  return runChecks(subject, { acknowledgements, checks: CHECKS });
}

function placesIn({ findings }: CheckResult): string[] {
  return findings.map(({ id, place }) => `${id} ${place.construct}`);
}

describe('cdk8s', () => {
  function defineChart() {
    const app = new cdk8s.App();
    const chart = new cdk8s.Chart(app, 'web', { namespace: 'shop' });
    for (const name of ['one', 'one-more', 'two']) {
      new cdk8s.ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
    }
    return { app, chart };
  }

  test('an object', () => {
    const { app, chart } = defineChart();
    acknowledge(chart.node.findChild('one'), 'K8S120', 'known');
    const result = checkConstructs(app);
    expect(placesIn(result)).toEqual(['K8S120 web/one-more', 'K8S120 web/two']);
    expect(result.acknowledged).toMatchObject([{ id: 'K8S120', reason: 'known', place: { construct: 'web/one' } }]);
  });

  test('all below a chart, or below the app', () => {
    const { app, chart } = defineChart();
    acknowledge(chart, 'K8S120', 'known');
    expect(placesIn(checkConstructs(app))).toEqual([]);
    const other = defineChart();
    acknowledge(other.app, 'K8S120', 'known');
    expect(placesIn(checkConstructs(other.app))).toEqual([]);
  });
});

describe('ROS CDK', () => {
  function defineStack() {
    const app = new ros.App();
    const stack = new ros.Stack(app, 'network');
    const part = new ros.Construct(stack, 'Part');
    for (const id of ['One', 'Two']) new ros.RosResource(part, id, { type: 'ALIYUN::ECS::VPC', properties: {} });
    return { app, stack, part };
  }

  test('a resource', () => {
    const { app, part } = defineStack();
    acknowledge(part.node.findChild('One') as ros.Construct, 'K8S120', 'known');
    expect(placesIn(checkConstructs(app))).toEqual(['K8S120 network/Part/Two']);
  });

  test('all below a stack, with the function of the package', () => {
    const { app, stack } = defineStack();
    fromInfrastructure(stack, 'K8S120', 'known by all');
    expect(placesIn(checkConstructs(app))).toEqual([]);
    const { acknowledged } = checkConstructs(stack);
    expect(acknowledged.map(({ reason }) => reason)).toEqual(['known by all', 'known by all']);
  });

  test('a synth goes on as before', () => {
    const template = templateOf((stack) => {
      const resource = new ros.RosResource(stack, 'One', { type: 'ALIYUN::ECS::VPC', properties: {} });
      fromInfrastructure(resource, 'K8S120', 'known');
    });
    expect(template.Resources).toEqual({ One: { Type: 'ALIYUN::ECS::VPC' } });
  });
});

describe('acknowledgements that silence nothing', () => {
  function acknowledged(id: string, reason: string): string[] {
    const app = new cdk8s.App();
    acknowledge(new cdk8s.Chart(app, 'web'), id, reason);
    return checkConstructs(app).findings.map(
      (finding) => `${finding.id} ${finding.place.construct} ${finding.message}`,
    );
  }

  test('of what is not there', () => {
    expect(acknowledged('K8S120', 'known')).toEqual(['X001 web K8S120 is acknowledged, but not found here']);
  });

  test('without a reason', () => {
    expect(acknowledged('K8S120', ' ')).toEqual(['X002 web K8S120 is acknowledged without a reason']);
    expect(acknowledged('K8S120', undefined as any)).toEqual(['X002 web K8S120 is acknowledged without a reason']);
  });

  test('of no rule', () => {
    expect(acknowledged('K8S12', 'known')).toEqual(['X002 web there is no rule K8S12']);
  });
});
