import * as ros from '@alicloud/ros-cdk-core';
import { Network, PlatformStack } from 'ack-blueprints';
import * as cdk8s from 'cdk8s';
import { acknowledge } from '../../lib/checks/acknowledge';
import '../../lib/checks/jest';

const CONFIG_MAP = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'default' } };
const TEMPLATE = { ROSTemplateFormatVersion: '2015-09-01', Resources: { Vpc: { Type: 'ALIYUN::ECS::VPC' } } };

function chartWith(fields: object): cdk8s.Chart {
  const chart = new cdk8s.Chart(new cdk8s.App(), 'web');
  const object = new cdk8s.ApiObject(chart, 'Settings', CONFIG_MAP);
  for (const [key, value] of Object.entries(fields)) object.addJsonPatch(cdk8s.JsonPatch.add(`/${key}`, value));
  return chart;
}

test('objects and templates, alone or together', () => {
  expect(CONFIG_MAP).toPassChecks();
  expect(TEMPLATE).toPassChecks();
  expect([CONFIG_MAP, TEMPLATE]).toPassChecks();
  expect({ ...CONFIG_MAP, daten: {} }).not.toPassChecks();
  expect({ ...TEMPLATE, ROSTemplateFormatVersion: '2010-09-09' }).not.toPassChecks();
});

test('constructs of cdk8s', () => {
  expect(chartWith({})).toPassChecks();
  expect(chartWith({ daten: {} })).not.toPassChecks();
});

test('constructs of ROS CDK', () => {
  const app = new ros.App();
  const stack = new PlatformStack(app, 'network');
  new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones: ['eu-central-1a', 'eu-central-1b'] });
  expect(stack).toPassChecks();
  expect(app).toPassChecks();
  new ros.RosResource(stack, 'bad id', { type: 'ALIYUN::ECS::VPC', properties: {} });
  expect(app).not.toPassChecks();
});

test('the message is the report', () => {
  expect(() => expect(chartWith({ daten: {} })).toPassChecks()).toThrow(
    "ConfigMap default/a (web/Settings)\n  error K8S003: unknown field 'daten'\n  fix: Correct",
  );
  expect(() => expect(CONFIG_MAP).not.toPassChecks()).toThrow('expected findings of error or worse');
});

test('what was acknowledged passes', () => {
  const chart = chartWith({ daten: {} });
  acknowledge(chart, 'K8S003', 'known');
  expect(chart).toPassChecks();
});

test('warnings pass, unless they are asked for', () => {
  const unknown = { ...CONFIG_MAP, kind: 'Unknown' };
  expect(unknown).toPassChecks();
  expect(unknown).not.toPassChecks({ failOn: 'warning' });
});

test('anything else is wrong usage', () => {
  expect(() => expect('text').toPassChecks()).toThrow(
    "toPassChecks takes an app, a stack, a chart, a template or objects, got 'text'",
  );
});
