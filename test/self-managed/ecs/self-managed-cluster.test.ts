import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ros from '@alicloud/ros-cdk-core';
import { parse } from 'yaml';
import { Network } from '../../../lib/network/network';
import type { PlatformStack } from '../../../lib/platform-stack';
import { SelfManagedCluster } from '../../../lib/self-managed/ecs/self-managed-cluster';
import type { SelfManagedClusterProps } from '../../../lib/self-managed/ecs/self-managed-cluster-props';
import { checkTemplate } from '../../support/ros/check-template';
import { shellProblems } from '../../support/self-managed/shell';
import { type Template, type TemplateResource, templateOf } from '../../support/template';

const ZONES = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];

type Given = Partial<SelfManagedClusterProps> & { readonly zones?: readonly string[]; readonly cidr?: string };

const defineCluster = (stack: PlatformStack, { zones = ZONES, cidr = '172.16.0.0/16', ...props }: Given = {}) =>
  new SelfManagedCluster(stack, 'Cluster', {
    network: new Network(stack, 'Network', { cidr, zones, singleZone: zones.length === 1 }),
    controlPlaneInstanceType: 'ecs.g7.large',
    workerInstanceType: 'ecs.g7.xlarge',
    ...props,
  });

const synth = (given?: Given): Template & { readonly Parameters: Record<string, Record<string, unknown>> } =>
  templateOf((stack) => defineCluster(stack, given)) as ReturnType<typeof synth>;

const propertiesOf = ({ Resources }: Template, id: string) => (Resources[id] as TemplateResource).Properties;
const idsOf = ({ Resources }: Template, type: string) =>
  Object.keys(Resources).filter((id) => Resources[id]?.Type === type);

/** User data with functions as JSON between angle brackets. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [, parts] = (value as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'] ?? [];
  return parts === undefined ? `<${JSON.stringify(value)}>` : parts.map(textOf).join('');
}

const userDataOf = (template: Template, id: string) => textOf(propertiesOf(template, id).UserData);

/** What the network gives: `NetworkNodesEuCentral1a` stands for its zone. */
const zoneOf = (template: Template, machine: string): string => {
  const [vSwitch] = propertiesOf(template, machine).VSwitchId['Fn::GetAtt'];
  return propertiesOf(template, vSwitch).ZoneId;
};

test('the load balancer, by default', () => {
  const template = synth();
  const ids = ['ClusterLoadBalancer', 'ClusterServerGroup', 'ClusterListener'];
  expect(ids.map((id) => propertiesOf(template, id))).toMatchSnapshot();
});

test('a control-plane node without its user data', () => {
  const { UserData, ...properties } = propertiesOf(synth(), 'ClusterControlPlane1');
  expect(UserData).toBeDefined();
  expect(properties).toMatchSnapshot();
});

test('nothing ROS would refuse', () => {
  expect(checkTemplate(synth())).toEqual([]);
  expect(checkTemplate(synth({ controlPlaneNodes: 5, workersPerZone: 2, keyPairName: 'operators' }))).toEqual([]);
});

describe('when a zone is lost', () => {
  const template = synth({ controlPlaneNodes: 5 });
  const machines = idsOf(template, 'ALIYUN::ECS::InstanceGroup');
  const left = (part: string, zone: string) =>
    machines.filter((id) => id.startsWith(`Cluster${part}`) && zoneOf(template, id) !== zone);

  test.each(ZONES)('%s: a majority of the control plane is left', (zone) => {
    expect(left('ControlPlane', zone).length).toBeGreaterThan(5 / 2);
  });

  test.each(ZONES)('%s: two of three control-plane nodes are left', (zone) => {
    const three = synth();
    const nodes = idsOf(three, 'ALIYUN::ECS::InstanceGroup').filter((id) => id.startsWith('ClusterControlPlane'));
    expect(nodes.filter((id) => zoneOf(three, id) !== zone)).toHaveLength(2);
  });

  test.each(ZONES)('%s: workers are left', (zone) => {
    expect(left('Worker', zone)).toHaveLength(2);
  });

  test.each(ZONES)('%s: the API server has addresses in two zones, and servers behind them', (zone) => {
    const { ZoneMappings, CrossZoneEnabled } = propertiesOf(template, 'ClusterLoadBalancer');
    expect(ZoneMappings.filter(({ ZoneId }: { ZoneId: string }) => ZoneId !== zone)).toHaveLength(2);
    expect(CrossZoneEnabled).toBe(true);
    expect(propertiesOf(template, 'ClusterServerGroup').Servers).toHaveLength(5);
  });
});

describe('order', () => {
  const template = synth();
  const dependsOn = (id: string) => template.Resources[id]?.DependsOn;

  test('the first node waits for the way to the internet', () => {
    expect(dependsOn('ClusterControlPlane1')).toEqual(expect.arrayContaining(['NetworkSnatNodesEuCentral1a']));
  });

  test('further control-plane nodes wait for the first, and not for the load balancer that waits for them', () => {
    expect(dependsOn('ClusterControlPlane2')).toEqual(['ClusterControlPlane1Ready']);
    expect(dependsOn('ClusterControlPlane2Ready')).toEqual(['ClusterControlPlane2', 'ClusterListener']);
  });

  test('workers wait for the first node and for the load balancer', () => {
    expect(dependsOn('ClusterWorkerEuCentral1a1')).toEqual(['ClusterControlPlane1Ready', 'ClusterListener']);
  });

  test('what ties it to the cloud waits for the whole control plane, over whose nodes its replicas are spread', () => {
    expect(dependsOn('ClusterCloudComponents')).toEqual([
      'ClusterControlPlane1Ready',
      'ClusterControlPlane2Ready',
      'ClusterControlPlane3Ready',
    ]);
  });

  test('the cluster can be waited for: every node, and what ties it to the cloud', () => {
    const ids: string[] = [];
    templateOf((stack) => {
      ids.push(...defineCluster(stack).dependable.map(({ node }) => node.id));
    });
    expect(ids).toEqual([
      'ClusterControlPlane1Ready',
      'ClusterControlPlane2Ready',
      'ClusterControlPlane3Ready',
      'ClusterWorkerEuCentral1a1Ready',
      'ClusterWorkerEuCentral1b1Ready',
      'ClusterWorkerEuCentral1c1Ready',
      'ClusterCloudComponents',
    ]);
  });
});

describe('what lets nodes in', () => {
  const template = synth();

  test('is two parameters that nobody sees', () => {
    expect(template.Parameters).toMatchObject({
      ClusterBootstrapToken: { NoEcho: true, AllowedPattern: '^[a-z0-9]{6}\\.[a-z0-9]{16}$' },
      ClusterCertificateKey: { NoEcho: true, AllowedPattern: '^[0-9a-f]{64}$' },
    });
  });

  test('is in user data by reference, and nowhere else', () => {
    expect(userDataOf(template, 'ClusterControlPlane2')).toContain(
      `BOOTSTRAP_TOKEN='<{"Ref":"ClusterBootstrapToken"}>'`,
    );
    for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
      const { UserData: _, ...others } = Properties;
      const mentions = JSON.stringify(Type === 'ALIYUN::ECS::InstanceGroup' ? others : Properties);
      expect([id, /Cluster(BootstrapToken|CertificateKey)/.test(mentions)]).toEqual([id, false]);
    }
    expect(JSON.stringify(template.Outputs)).not.toMatch(/BootstrapToken|CertificateKey/);
  });

  test('workers do not get the key of the control plane', () => {
    expect(userDataOf(template, 'ClusterWorkerEuCentral1a1')).not.toContain('CertificateKey');
  });

  test('is not encoded: that would lose the references', () => {
    expect(JSON.stringify(template)).not.toContain('Fn::Base64Encode');
  });

  test('the hash that nodes check comes from the first one', () => {
    const hash = { 'Fn::GetJsonValue': ['node', { 'Fn::GetAtt': ['ClusterControlPlane1Ready', 'Data'] }] };
    expect(userDataOf(template, 'ClusterWorkerEuCentral1a1')).toContain(`CA_CERT_HASH='<${JSON.stringify(hash)}>'`);
    expect(template.Outputs?.ClusterCaCertHash?.Value).toEqual(hash);
  });
});

describe('user data', () => {
  const template = synth();

  test('tells the stack how it went', () => {
    const text = userDataOf(template, 'ClusterControlPlane1');
    expect(text).toContain(`trap '/usr/local/sbin/report-to-stack FAILURE "see /var/log/cloud-init-output.log"' ERR`);
    expect(text).toContain('data=$(/usr/local/sbin/node-bootstrap ca-cert-hash)');
    expect(text).toContain(
      '<{"Fn::GetAtt":["ClusterControlPlane1Handle","CurlCli"]}> --fail --retry 8 --retry-all-errors --retry-delay 5 -d',
    );
  });

  test('gives the kubelet the id of its instance', () => {
    const text = userDataOf(template, 'ClusterWorkerEuCentral1c1');
    expect(text).toContain('echo "PROVIDER_ID=$region.$instance" >>/etc/node-bootstrap/environment');
    expect(text).toContain('- name: "provider-id"');
  });

  test('names the load balancer, which is not by its address', () => {
    expect(userDataOf(template, 'ClusterControlPlane1')).toContain(
      `API_SERVER='<{"Fn::GetAtt":["ClusterLoadBalancer","DNSName"]}>'`,
    );
  });

  test('is YAML whatever quotes are in the command of ROS, and bash takes what it runs', () => {
    const command = `curl -i -X POST "https://ros.example.com/signal?a='1'" -H 'X-Auth: "x"'`;
    const text = userDataOf(template, 'ClusterControlPlane1').replace(/<\{[^>]*CurlCli[^>]*>/, command);
    const { write_files: files, runcmd } = parse(text);
    const report = files.find(({ path }: { path: string }) => path === '/usr/local/sbin/report-to-stack');
    expect(report.content.split('\n')[1]).toBe(
      `${command} --fail --retry 8 --retry-all-errors --retry-delay 5 -d "{\\"id\\":\\"node\\",\\"status\\":\\"$1\\",\\"data\\":\\"$2\\"}"`,
    );
    expect(shellProblems(report.content)).toEqual([]);
    expect(shellProblems(`#!/usr/bin/env bash\nset -euo pipefail\n${runcmd[0].at(-1)}`)).toEqual([]);
  });

  test.each(['ClusterControlPlane1', 'ClusterControlPlane2', 'ClusterWorkerEuCentral1a1'])(
    '%s has room for sources of the user',
    (id) => {
      expect(userDataOf(template, id).length).toBeLessThan(14 * 1024);
    },
  );

  test('holds no comments', () => {
    expect(userDataOf(template, 'ClusterControlPlane1')).not.toMatch(/^ +# /m);
  });

  test('fails when it is too long', () => {
    const calicoManifests = Array.from(
      { length: 60 },
      (_, index) => `https://mirror.example.com/${'calico'.repeat(10)}/${index}`,
    );
    expect(() => synth({ sources: { calicoManifests } })).toThrow(
      /the user data of a node has about 1\d{4} bytes, ROS takes 16384: give shorter addresses in 'sources'/,
    );
  });
});

describe('what ties it to the cloud', () => {
  const script = (given?: Given) => textOf(propertiesOf(synth(given), 'ClusterCloudComponents').CommandContent);

  test('is installed from the first node', () => {
    expect(script().replaceAll('<{"Ref":"ALIYUN::Region"}>', 'eu-central-1')).toMatchSnapshot();
  });

  test('is a script that bash takes', () => {
    expect(shellProblems(script().replaceAll('<{"Ref":"ALIYUN::Region"}>', 'eu-central-1'))).toEqual([]);
  });

  test('comes from other places when told so', () => {
    expect(script({ cloudSources: { helm: 'https://mirror.example.com/helm.tar.gz' } })).toContain(
      "fetch helm 'https://mirror.example.com/helm.tar.gz'",
    );
  });

  test('no place is given up for one that is undefined', () => {
    expect(script({ cloudSources: { helm: undefined } })).toBe(script());
  });

  describe('run where nothing but bash is real', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ack-blueprints-cloud-'));
    const command = (name: string, lines: string) => {
      writeFileSync(join(folder, name), `#!/usr/bin/env bash\necho "${name} $*" >>${folder}/commands\n${lines}\n`);
      chmodSync(join(folder, name), 0o755);
    };
    const run = () => {
      rmSync(join(folder, 'commands'), { force: true });
      const text = script().replaceAll('/usr/local/sbin/', '').replaceAll('<{"Ref":"ALIYUN::Region"}>', 'eu-central-1');
      const env = { PATH: `${folder}:${process.env.PATH}`, TMPDIR: folder };
      const { status } = spawnSync('bash', ['-c', text], { env, encoding: 'utf8' });
      return { status, commands: readFileSync(join(folder, 'commands'), 'utf8').trimEnd().split('\n') };
    };
    beforeEach(() => {
      for (const name of ['curl', 'kubectl', 'node-bootstrap']) command(name, '');
      command('tar', `printf '#!/usr/bin/env bash\n' >"$3/helm" && chmod +x "$3/helm"`);
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    test('is complete when all of it runs, and waits no longer than half an hour for it', () => {
      const { status, commands } = run();
      expect(status).toBe(0);
      expect(commands.slice(-6).map((line) => line.replace(/1(800|7\d\d)s$/, '1800s'))).toEqual([
        'kubectl --namespace calico-system rollout status daemonset/calico-node --timeout 1800s',
        'kubectl --namespace kube-system rollout status daemonset/cloud-controller-manager --timeout 1800s',
        'kubectl --namespace kube-system rollout status daemonset/csi-plugin --timeout 1800s',
        'kubectl --namespace kube-system rollout status deployment/csi-provisioner --timeout 1800s',
        'kubectl --namespace kube-system rollout restart deployment/coredns',
        'kubectl --namespace kube-system rollout status deployment/coredns --timeout 1800s',
      ]);
    });

    test('fails with the first part that does not run', () => {
      command('kubectl', '[[ $* != *cloud-controller-manager* ]]');
      const { status, commands } = run();
      expect(status).toBe(1);
      expect(commands.at(-1)).toContain('daemonset/cloud-controller-manager');
    });

    test('leaves nothing behind', () => {
      run();
      expect(readdirSync(folder).sort()).toEqual(['commands', 'curl', 'kubectl', 'node-bootstrap', 'tar']);
    });
  });

  test('only the control plane may make load balancers and disks', () => {
    const template = synth();
    const actions = (id: string) => JSON.stringify(propertiesOf(template, id).Policies);
    expect(actions('ClusterControlPlaneRole')).toMatch(/ecs:CreateDisk.*nlb:CreateLoadBalancer/);
    expect(actions('ClusterWorkersRole')).not.toMatch(/nlb:|Create|AttachDisk/);
  });
});

test('outputs', () => {
  expect(synth().Outputs?.ClusterApiEndpoint).toEqual({
    Description: 'Host name of the API server, port 6443, in the VPC',
    Value: { 'Fn::GetAtt': ['ClusterLoadBalancer', 'DNSName'] },
  });
});

test('more workers later leave what is there as it is', () => {
  const before = synth().Resources;
  const after = synth({ workersPerZone: 2 }).Resources;
  expect(after).toMatchObject(before);
  expect(Object.keys(after)).toContain('ClusterWorkerEuCentral1b2');
});

test('the name is that of all parts', () => {
  const template = synth({ clusterName: 'cluster-tfg' });
  expect(propertiesOf(template, 'ClusterWorkerEuCentral1a1').InstanceName).toBe('cluster-tfg-worker-eu-central-1a-1');
  expect(propertiesOf(template, 'ClusterWorkersRole').RoleName).toBe('cluster-tfg-workers');
  expect(userDataOf(template, 'ClusterControlPlane1')).toContain('clusterName: "cluster-tfg"');
});

test('two zones, by name', () => {
  const { ZoneMappings } = propertiesOf(synth({ zones: ZONES.slice(0, 2), twoZones: true }), 'ClusterLoadBalancer');
  expect(ZoneMappings).toHaveLength(2);
});

test('a network that is already there, whose ranges are not known', () => {
  const template = templateOf((stack) => {
    const network = Network.fromNetworkAttributes(stack, 'Existing', {
      vpcId: 'vpc-1',
      cidr: '172.16.0.0/16',
      zones: ZONES,
      nodeVSwitchIds: ['vsw-a', 'vsw-b', 'vsw-c'],
    });
    new SelfManagedCluster(stack, 'Cluster', {
      network,
      controlPlaneInstanceType: 'ecs.g7.large',
      workerInstanceType: 'ecs.g7.xlarge',
    });
  });
  expect(userDataOf(template, 'ClusterControlPlane1')).toContain('elements = { 172.16.0.0/16 }');
});

test.each<[string, Given, string]>([
  [
    'one zone',
    { zones: ZONES.slice(0, 1) },
    "'network' has one zone, the load balancer of the API server needs two: add zones",
  ],
  [
    'two zones that are not meant',
    { zones: ZONES.slice(0, 2) },
    "'network' has 2 zones: with one of them the majority of the control plane can be lost; use three, or say 'twoZones: true'",
  ],
  ['three zones that are called two', { twoZones: true }, "'twoZones' is true, but 'network' has 3; leave it out"],
  [
    'an even control plane',
    { controlPlaneNodes: 4 },
    "'controlPlaneNodes' must be 3, 5 or 7, got 4: etcd works while more than half of them are there",
  ],
  ['no workers', { workersPerZone: 0 }, "'workersPerZone' must be a whole number, 1 to 20, got 0, e.g. 1"],
  [
    'no instance type',
    { workerInstanceType: 'g7' },
    "'workerInstanceType' has 'g7', which is no ECS instance type such as 'ecs.g7.xlarge'",
  ],
  [
    'pods inside the VPC',
    { cidr: '10.0.0.0/8', serviceCidr: '172.21.0.0/16' },
    "'podCidr' 10.244.0.0/16 overlaps the VPC (10.0.0.0/8), which pods then could not reach; use another private range",
  ],
  [
    'Services inside the VPC',
    { serviceCidr: '172.16.64.0/20' },
    "'serviceCidr' 172.16.64.0/20 overlaps the VPC (172.16.0.0/16), which pods then could not reach; use another private range",
  ],
  [
    'a name RAM does not take',
    { clusterName: 'Cluster' },
    "'clusterName' is 'Cluster', must be 1 to 50 lower case letters, digits and '-', e.g. 'cluster-tfg'",
  ],
  [
    'a source that a shell would read',
    { cloudSources: { helm: 'https://mirror.example.com/$(reboot)' } },
    "'cloudSources.helm' must be an address of https without spaces, quotes, '$', '\\' or '`', e.g. 'https://mirror.example.com/a.yaml', got 'https://mirror.example.com/$(reboot)'",
  ],
  [
    'a source that nobody fetches',
    { cloudSources: { csi: 'https://mirror.example.com/csi.tar.gz' } as any },
    "'cloudSources' has 'csi', which is none of its names; use cloudControllerManifest, cloudControllerImage, csiDriver, csiRegistry, helm",
  ],
  [
    'an old version',
    { kubernetesVersion: '1.26' },
    "'kubernetesVersion' is '1.26', must be 1.31 or newer and in full, e.g. '1.36.4'",
  ],
])('fails for %s', (_, given, message) => {
  expect(() => synth(given)).toThrow(message);
});

test('fails with everything that is wrong, also for plain JavaScript', () => {
  const wrong = {
    controlPlaneInstanceType: 'g7',
    systemDisk: 'cloud_essd',
    nodePortCidrs: '10.0.0.0/8',
    twoZones: 'no',
  } as unknown as SelfManagedClusterProps;
  expect(() => templateOf((stack) => new SelfManagedCluster(stack, 'Cluster', wrong))).toThrow(
    [
      "'network' must be a network, e.g. new Network(…) or Network.fromNetworkAttributes(…), got nothing",
      "'controlPlaneInstanceType' has 'g7', which is no ECS instance type such as 'ecs.g7.xlarge'",
      "'workerInstanceType' has nothing, which is no ECS instance type such as 'ecs.g7.xlarge'",
      "'systemDisk' must be a Disk, e.g. Disk.essd(Size.gibibytes(60)), got 'cloud_essd'",
      "'nodePortCidrs' must be a list, e.g. ['172.16.0.0/16'], got '10.0.0.0/8'",
      "'twoZones' must be true or false, got 'no'",
    ].join('; '),
  );
});

test('fails for more nodes than a template has room for, and stays below its limit with fewer', () => {
  expect(() => synth({ workersPerZone: 15 })).toThrow(
    /'workersPerZone' and 'controlPlaneNodes' make 48 nodes, whose user data takes \d{6} of the 524288 bytes of a ROS template: take fewer and larger instances/,
  );
  expect(checkTemplate(synth({ workersPerZone: 9 }))).toEqual([]);
});

test('deploy-time ranges are let through', () => {
  expect(() => synth({ nodePortCidrs: [ros.Token.asString(ros.Fn.select(0, ['172.16.0.0/16']))] })).not.toThrow();
});
