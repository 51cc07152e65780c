import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ros from '@alicloud/ros-cdk-core';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { NasVolume, Size } from '../../../charts';
import { FileStorage, Network, PlatformStack } from '../../../lib';
import { newChart, newWebApplication } from '../manifests';

const stack = new PlatformStack(new ros.App(), 'web');
const network = new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones: ['eu-central-1a', 'eu-central-1b'] });
const nfs = new FileStorage(stack, 'Site', { network });
const FIX =
  "take it from the outputs of a deployment, e.g. const outputs = StackOutputs.fromFile({ stackName: 'web', file: 'outputs.json' }); " +
  'new App({ resolvers: [outputs.resolver(stack)] })';

const volume = (chart: Chart) => new NasVolume(chart, 'Site', { nfs, capacity: Size.gibibytes(20) });

test('fails for values of the ROS half, and names each object and place', () => {
  const chart = newChart();
  volume(chart);
  newWebApplication(chart, { image: `registry/${network.vpcId}`, env: { VPC: network.vpcId } });
  expect(() => chart.toJson()).toThrow(
    [
      `PersistentVolume web-site has a value that only a deployment knows: spec.csi.volumeAttributes.server; ${FIX} [at chart/Site/PersistentVolume]`,
      `Deployment web has a value that only a deployment knows: spec.template.spec.containers.0.env.0.value, spec.template.spec.containers.0.image; ${FIX} [at chart/Web/Deployment]`,
    ].join('\n  [] '),
  );
});

test('writes no file then', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
  const app = new App({ outdir });
  new Chart(app, '00-first');
  volume(new Chart(app, '10-storage', { namespace: 'web' }));
  expect(() => app.synth()).toThrow('PersistentVolume web-site has a value that only a deployment knows');
  expect(readdirSync(outdir)).toEqual([]);
  rmSync(outdir, { recursive: true });
});

test.each([
  ['a number', -1.8881545897087626e289],
  ['an object joined to a text', `vpc-${{}}`],
  ['a list token', '#{Token[TOKEN.4]}'],
  ['a reference', { 'Fn::GetAtt': ['Network', 'VpcId'] }],
])('fails for %s, in objects of others and in patches too', (_name, value) => {
  const chart = newChart();
  newWebApplication(chart).deployment.addJsonPatch(JsonPatch.add('/metadata/annotations', { value }));
  new ApiObject(chart, 'Other', { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'other' }, spec: { value } });
  expect(() => chart.toJson()).toThrow(
    /Deployment web has a value that only a deployment knows: metadata\.annotations\.value;.*\n.*Thing other has .*: spec\.value;.*\[at chart\/Other\]/,
  );
});

test('a program in a file may speak of objects, but holds no token', () => {
  const files = (content: string) => () => {
    const chart = newChart();
    newWebApplication(chart, { files: { '/site/app.js': content } });
    return chart.toJson();
  };
  expect(files("toString.call(x) === '[object Array]'")).not.toThrow();
  expect(files(network.vpcId)).toThrow('ConfigMap web has a value that only a deployment knows: data.web.site.app.js;');
});

test('whoever can resolve the values renders object by object', () => {
  const { persistentVolume } = volume(newChart());
  expect(stack.resolve(persistentVolume.toJson().spec.csi.volumeAttributes.server)).toEqual({
    'Fn::GetAtt': ['SiteMountTarget', 'MountTargetDomain'],
  });
});
