import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Exposure, type IExposure, NasVolume, Size, Target, WebApplication } from '../../charts';
import { FileStorage, type ICluster, Network, nodeVSwitchesOf } from '../../lib';
import type { PlatformStack } from '../../lib/platform-stack';
import { addManagedCluster } from '../cluster/clusters';
import { checkManifestGraph } from '../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../support/kubernetes/check-manifests';
import { checkTemplate } from '../support/ros/check-template';
import { type Template, templateOf } from '../support/template';
import { appliedBy } from './workloads';

const ZONES = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];

/** A stack whose cluster runs a web application, with constructs of the stack wherever the charts take their values. */
function platform(change: (web: WebApplication, chart: Chart, cluster: ICluster) => void = () => {}): Template {
  return templateOf((stack: PlatformStack) => {
    const network = new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones: ZONES });
    const nfs = new FileStorage(stack, 'Site', { network });
    const cluster = addManagedCluster(stack, { network });
    const chart = new Chart(new App(), 'web', { namespace: 'web' });
    const exposure: IExposure = Exposure.alb({ host: 'www.example.com', vSwitches: nodeVSwitchesOf(network) });
    const web = new WebApplication(chart, 'Web', {
      target: Target.ack({ podNetwork: 'terway' }),
      image: 'nginx:1.28',
      port: 8080,
      env: { VPC: network.vpcId },
      files: { '/etc/web.json': JSON.stringify({ cluster: cluster.clusterId }) },
      mounts: [{ volume: new NasVolume(chart, 'Site', { nfs, capacity: Size.gibibytes(20) }), path: '/site' }],
      exposure,
    });
    change(web, chart, cluster);
    cluster.addChart('Web', chart);
  });
}

const deployed = {
  attribute: (id: string, name: string) => (name === 'VSwitchId' ? `vsw-${id.toLowerCase()}` : `${id}.${name}`),
  ref: (name: string) => name,
};

test('take constructs of the stack for their values, and are what Kubernetes takes', () => {
  const template = platform();
  expect(checkTemplate(template)).toEqual([]);
  const objects = appliedBy(template, 'ClusterWeb', deployed);
  expect(checkManifests(objects as any)).toEqual([]);
  expect(
    checkManifestGraph([...objects, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } }] as any),
  ).toEqual([]);
});

test('are the same in every synthesis', () => {
  expect(platform()).toEqual(platform());
});

test('keep patches, also with values that only ROS knows', () => {
  const template = platform((web, _chart, { clusterId }) =>
    web.deployment.addJsonPatch(JsonPatch.add('/metadata/annotations', { cluster: clusterId })),
  );
  const deployment = appliedBy(template, 'ClusterWeb', deployed).find(({ kind }) => kind === 'Deployment');
  expect(deployment?.metadata.annotations).toEqual({ cluster: 'Cluster.ClusterId' });
});

test('are checked as those of files are, but for values that only ROS knows', () => {
  const twice = (_web: unknown, chart: Chart) => {
    new ApiObject(chart, 'Twin', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } });
  };
  expect(() => platform(twice)).toThrow(
    /^'name' must differ: Deployment\.apps web\/web is defined twice.*Cluster\/Web\]$/,
  );
});

test('are refused as files all the same', () => {
  let app: App | undefined;
  platform((_web, chart) => {
    app = App.of(chart) as App;
  });
  expect(() => app?.synthYaml()).toThrow('has a value that only a deployment knows');
});
