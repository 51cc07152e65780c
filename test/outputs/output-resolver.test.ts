import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ros from '@alicloud/ros-cdk-core';
import { ApiObject, App, Chart, Lazy } from 'cdk8s';
import { KubernetesObject } from '../../charts/object/kubernetes-object';
import { Cluster, defineOutput, FileStorage, LogProject, Network, PlatformStack, StackOutputs } from '../../lib';

const any = (value: unknown): any => value;
const ZONES = ['eu-central-1a', 'eu-central-1b'];
const NODES = { 'eu-central-1a': 'vsw-a', 'eu-central-1b': 'vsw-b' };
const VALUES = { SiteMountTargetDomain: 'site.nas.aliyuncs.com', NetworkNodeVSwitchIds: NODES, NetworkVpcId: 'vpc-1' };

/** A stack with a network and a file system; two of them differ in nothing but their name. */
function newStack(app: ros.App, name: string) {
  const stack = new PlatformStack(app, name);
  const network = new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones: ZONES });
  return { stack, network, site: new FileStorage(stack, 'Site', { network }) };
}

const app = new ros.App({ outdir: mkdtempSync(join(tmpdir(), 'ack-blueprints-')), autoSynth: false });
const { stack, network, site } = newStack(app, 'web');
const other = newStack(app, 'other');
afterAll(() => rmSync(app.outdir, { recursive: true, force: true }));

const resolverOf = (values: object = VALUES) => StackOutputs.of('web', values as any).resolver(stack);
const otherResolver = StackOutputs.of('other', { SiteMountTargetDomain: 'other.nas.aliyuncs.com' }).resolver(
  other.stack,
);

/** What becomes of a value in a manifest. */
function resolved(value: unknown, ...resolvers: any[]): unknown {
  const chart = new Chart(new App({ resolvers: resolvers.length > 0 ? resolvers : [resolverOf()] }), 'web');
  const object = new ApiObject(chart, 'Thing', any({ apiVersion: 'v1', kind: 'ConfigMap', spec: { value } }));
  return object.toJson().spec.value;
}

describe('the value of an output stands in the place of', () => {
  test.each<[string, unknown, unknown]>([
    ['a text', site.server, 'site.nas.aliyuncs.com'],
    ['a part of a text', `nfs://${site.server}/${network.vpcId}`, 'nfs://site.nas.aliyuncs.com/vpc-1'],
    ['one of a map', network.nodeVSwitchIds[1], 'vsw-b'],
    ['a text that ROS joins', ros.Fn.join('-', ['a', site.server, network.vpcId]), 'a-site.nas.aliyuncs.com-vpc-1'],
    ['a value in a list', [{ server: site.server }], [{ server: 'site.nas.aliyuncs.com' }]],
    ['a value made late', ros.Lazy.stringValue({ produce: () => site.server }), 'site.nas.aliyuncs.com'],
    ['an object of ROS', ros.Tokenization.reverseString(site.server).firstToken, 'site.nas.aliyuncs.com'],
  ])('%s', (_name, value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });

  test('a list, a number, and what became a text', () => {
    const list = { 'Fn::GetAtt': ['A', 'List'] };
    const port = { 'Fn::GetAtt': ['A', 'Port'] };
    defineOutput(site, 'List', list, 'A list');
    defineOutput(site, 'Port', port, 'A port');
    const resolver = resolverOf({ SiteList: ['a', 'b'], SitePort: 80 });
    expect(resolved(ros.Token.asList(list), resolver)).toEqual(['a', 'b']);
    expect(resolved(ros.Token.asList(list), resolverOf({ SiteList: '["a"]' }))).toEqual(['a']);
    expect(resolved(ros.Token.asNumber(port), resolver)).toBe(80);
    expect(resolved(ros.Token.asNumber(port), resolverOf({ SitePort: '80' }))).toBe(80);
    expect(resolved(ros.Token.asString(port), resolver)).toBe('80');
    expect(() => resolved(ros.Token.asNumber(port), resolverOf({ SitePort: 'http' }))).toThrow(
      "'spec.value' must be a number, the output is 'http' [at web/Thing]",
    );
    expect(() => resolved(ros.Token.asList(list), resolverOf({ SiteList: 'a' }))).toThrow(
      "'spec.value' must be a list, the output is 'a' [at web/Thing]",
    );
    expect(() => resolved(`a ${ros.Token.asString(list)}`, resolver)).toThrow(
      "'spec.value' must be a text, the output is a list or a map [at web/Thing]",
    );
  });

  test('nothing else', () => {
    const own = Lazy.any({ produce: () => 'late' });
    expect(resolved(['text', 7, true, own, { a: null }])).toEqual(['text', 7, true, 'late', {}]);
  });

  test('a value that is known already: it stays', () => {
    const imported = FileStorage.fromFileStorageAttributes(stack, 'Imported', {
      mountTargetDomain: 'a.nas.aliyuncs.com',
    });
    expect(resolved(imported.server)).toBe('a.nas.aliyuncs.com');
  });
});

describe('two stacks', () => {
  test('with the same ids are told apart', () => {
    expect(resolved(`${site.server} ${other.site.server}`, resolverOf(), otherResolver)).toBe(
      'site.nas.aliyuncs.com other.nas.aliyuncs.com',
    );
    expect(resolved(`${site.server} ${other.site.server}`, otherResolver, resolverOf())).toBe(
      'site.nas.aliyuncs.com other.nas.aliyuncs.com',
    );
  });

  test('need two resolvers', () => {
    expect(() => resolved(other.site.server)).toThrow(
      "'spec.value' is of stack 'other': give the app its resolver, too [at web/Thing]",
    );
  });

  test('are not joined by ROS', () => {
    const joined = ros.Fn.join(' ', [site.server, other.site.server]);
    expect(() => resolved(joined, resolverOf(), otherResolver)).toThrow(
      "'spec.value' joins values of several stacks in one function of ROS [at web/Thing]",
    );
  });
});

describe('fails, and writes nothing,', () => {
  test('when nobody declared the value', () => {
    const { vpcId } = new Network(stack, 'Second', { cidr: '10.0.0.0/16', zones: ZONES });
    expect(resolved(vpcId, resolverOf({ SecondVpcId: 'vpc-2' }))).toBe('vpc-2');
    expect(() => resolved(ros.RosPseudo.tenantId)).toThrow(
      `'spec.value' is {"Ref":"ALIYUN::TenantId"}, which is no output of stack 'web': declare it with ` +
        `defineOutput(construct, 'Name', value, 'What it is'), and deploy the stack [at web/Thing]`,
    );
  });

  test('when it was declared after the stack was deployed', () => {
    const logs = new LogProject(stack, 'Logs', { projectName: 'web-logs' });
    expect(() => resolved(logs.projectName)).toThrow(
      "output 'LogsProjectName' of stack 'web' has no value in the given values " +
        '(it has: NetworkNodeVSwitchIds, NetworkVpcId, SiteMountTargetDomain); deploy the stack',
    );
    expect(() => resolved(network.nodeVSwitchIds[0], resolverOf({ NetworkNodeVSwitchIds: { b: 'vsw-b' } }))).toThrow(
      "output 'NetworkNodeVSwitchIds' of stack 'web' in the given values should be a map or a list with 'eu-central-1a'",
    );
  });

  test('in a whole app', () => {
    const outdir = join(app.outdir, 'k8s');
    const kubernetes = new App({ outdir, resolvers: [resolverOf({})] });
    const first = new Chart(kubernetes, '00-first');
    new KubernetesObject(first, 'ConfigMap', { name: 'first' });
    new KubernetesObject(new Chart(kubernetes, '10-second'), 'ConfigMap', { name: 'b', data: { a: site.server } });
    expect(() => kubernetes.synth()).toThrow("output 'SiteMountTargetDomain' of stack 'web' has no value");
    expect(existsSync(join(outdir, '00-first.k8s.yaml'))).toBe(false);
  });

  test('unless it was declared since the resolver was made', () => {
    const resolver = resolverOf({ LateId: 'late', SiteMountTargetDomain: 'a' });
    expect(resolved(site.server, resolver)).toBe('a');
    const late = { 'Fn::GetAtt': ['Late', 'Id'] };
    expect(() => resolved(ros.Token.asString(late), resolver)).toThrow('which is no output of stack');
    defineOutput(new ros.Construct(stack, 'Late'), 'Id', late, 'Late');
    expect(resolved(ros.Token.asString(late), resolver)).toBe('late');
  });

  test('when the outputs are of another stack, or of none', () => {
    expect(() => StackOutputs.of('web', VALUES).resolver(other.stack)).toThrow(
      "'stack' is 'other', the outputs are of 'web'; give the one that was deployed [at StackOutputs.resolver]",
    );
    expect(() => StackOutputs.of('web', VALUES).resolver(any('web'))).toThrow("'stack' must be a stack, e.g. the");
  });
});

test('a chart of a stack takes outputs of another one, and keeps what is its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
  const inStack = (resolvers: any[]) => {
    const rosApp = new ros.App({ outdir: folder, autoSynth: false });
    const platform = new PlatformStack(rosApp, 'platform');
    const cluster = Cluster.fromClusterAttributes(platform, 'Cluster', {
      clusterId: 'c0123456789abcdef0123456789abcdef',
    });
    const chart = new Chart(new App({ resolvers }), 'web');
    const own = ros.RosPseudo.region;
    new KubernetesObject(chart, 'ConfigMap', { name: 'a', data: { own, both: `${own} ${site.server}` } });
    cluster.addChart('Web', chart);
    const { template } = rosApp.synth().getStackByName('platform');
    return JSON.stringify(template.Resources.ClusterWeb.Properties.YamlContent);
  };
  expect(inStack([resolverOf()])).toContain(
    String.raw`[{"Ref":"ALIYUN::Region"}," site.nas.aliyuncs.com\"\n  own: \"",{"Ref":"ALIYUN::Region"}`.slice(1),
  );
  expect(() => inStack([])).toThrow('stacks must be defined within the same CDK app');
  rmSync(folder, { recursive: true });
});

test('a chart of ours passes with the resolver, and without it does not', () => {
  const synth = (resolvers: any[]) => {
    const chart = new Chart(new App({ resolvers }), 'web');
    new KubernetesObject(chart, 'ConfigMap', { name: 'site', data: { server: site.server } });
    return chart.toJson()[0].data;
  };
  expect(synth([resolverOf()])).toEqual({ server: 'site.nas.aliyuncs.com' });
  expect(() => synth([])).toThrow('ConfigMap site has a value that only a deployment knows: data.server');
});
