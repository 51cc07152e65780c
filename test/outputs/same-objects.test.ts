import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as ros from '@alicloud/ros-cdk-core';
import { type App, Chart } from 'cdk8s';
import { infrastructure } from '../../examples/web-platform/infrastructure';
import { STACK_NAME } from '../../examples/web-platform/names';
import { CLUSTER_TYPES, type Settings } from '../../examples/web-platform/settings';
import { workloads } from '../../examples/web-platform/workloads';
import { type Cluster, type FileStorage, type Network, nodeVSwitchesOf, StackOutputs } from '../../lib';
import { checkTemplate } from '../support/ros/check-template';
import { type Deployment, evaluate } from '../support/ros/evaluate';
import type { Template } from '../support/template';
import { appliedBy } from '../workloads/workloads';

/** What a deployment might have made, all of it told apart by name. */
const DEPLOYMENT: Deployment = {
  attribute: (id, name) => (name === 'VSwitchId' ? `vsw-${id.toLowerCase()}` : `${id}.${name}.example.com`),
  ref: (name) => `the ${name}`,
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** The reference platform: its stack, and its workloads with the constructs of the stack in the place of outputs. */
function platform(clusterType: Settings['clusterType']) {
  const app = infrastructure(join(folder, 'ros'), { clusterType });
  const stack = app.node.findChild(STACK_NAME) as ros.Stack;
  const network = stack.node.findChild('Network') as Network;
  const constructs: Partial<StackOutputs> = {
    nfsExport: () => stack.node.findChild('Site') as FileStorage,
    nodeVSwitches: () => nodeVSwitchesOf(network),
  };
  jest.spyOn(StackOutputs, 'fromFile').mockReturnValue(constructs as StackOutputs);
  const kubernetes = workloads(undefined, { clusterType });
  jest.restoreAllMocks();
  return { app, stack, kubernetes };
}

function templateOf(app: ros.App): Template {
  return app.synth().getStackByName(STACK_NAME).template as Template;
}

function chartsOf(app: App): Chart[] {
  return app.node.children.filter((child) => Chart.isChart(child));
}

const objectsOf = (app: App) => chartsOf(app).flatMap((chart) => chart.toJson());
const outputsOf = ({ Outputs = {} }: Template) =>
  Object.fromEntries(Object.entries(Outputs).map(([key, { Value }]) => [key, evaluate(Value, DEPLOYMENT)]));

describe.each(CLUSTER_TYPES.filter((type) => type !== 'local' && type !== 'self-managed'))('%s', (clusterType) => {
  test('the workloads are the same in the stack and in files', () => {
    const { app, stack, kubernetes } = platform(clusterType);
    const cluster = stack.node.findChild('Cluster') as Cluster;
    for (const chart of chartsOf(kubernetes)) cluster.addChart(`Chart${chart.node.id}`, chart);
    const template = templateOf(app);
    expect(checkTemplate(template)).toEqual([]);
    const inStack = chartsOf(kubernetes).flatMap(({ node: { id } }) =>
      appliedBy(template, `ClusterChart${id}`.replace(/\W/g, ''), DEPLOYMENT),
    );

    const outputs = join(folder, 'outputs.json');
    writeFileSync(outputs, JSON.stringify({ [STACK_NAME]: outputsOf(template) }));
    expect(inStack).toEqual(objectsOf(workloads(undefined, { clusterType, outputs })));
  });
});

test('the workloads are the same where the app resolves the constructs of the stack', () => {
  const { app, stack, kubernetes } = platform('managed');
  const values = outputsOf(templateOf(app));
  const outputs = join(folder, 'outputs.json');
  writeFileSync(outputs, JSON.stringify({ [STACK_NAME]: values }));
  kubernetes.resolvers.unshift(StackOutputs.of(STACK_NAME, values).resolver(stack));
  expect(objectsOf(kubernetes)).toEqual(objectsOf(workloads(undefined, { clusterType: 'managed', outputs })));
});
