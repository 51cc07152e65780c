import { Exposure, PodSecurity, Target } from '../../../charts';
import { PodNetwork } from '../../../lib';
import { FLANNEL, podOf, TERWAY, VSWITCHES, webApplication } from '../manifests';

const exposure = Exposure.alb({ host: 'www.example.com', vSwitches: VSWITCHES });

test('an ALB reaches pods on Terway, and nodes on Flannel', () => {
  expect(webApplication({ exposure, target: TERWAY }).Service.spec.type).toBe('ClusterIP');
  expect(webApplication({ exposure, target: FLANNEL }).Service.spec.type).toBe('NodePort');
});

test('a gate that nobody opens would keep pods unready: on Terway only', () => {
  expect(podOf({ exposure, target: TERWAY }).readinessGates).toHaveLength(1);
  expect(podOf({ exposure, target: FLANNEL })).not.toHaveProperty('readinessGates');
});

describe('without nodes', () => {
  const target = Target.serverless({ kubernetesVersion: '1.30' });

  test('pods have addresses of the VPC, so that an ALB needs no port of a node', () => {
    const { Service, Deployment } = webApplication({ exposure, target });
    expect(Service.spec.type).toBe('ClusterIP');
    expect(Deployment.spec.template.spec.readinessGates).toHaveLength(1);
    expect(target.hasSleepAction).toBe(true);
  });

  test('policies take effect where that is said', () => {
    expect(target.enforcesNetworkPolicies).toBe(false);
    expect(Target.serverless({ networkPolicies: 'enforced' }).enforcesNetworkPolicies).toBe(true);
  });

  test('pods cannot reach into one', () => {
    expect(() => webApplication({ target, security: PodSecurity.none({ privileged: true }) })).toThrow(
      "'security' has privileged: true, which no pod on a virtual node can have; leave it out [at chart/Web]",
    );
    const volume = { name: 'host', source: { hostPath: { path: '/' } } } as never;
    expect(() => webApplication({ target, mounts: [{ volume, path: '/host' }] })).toThrow(
      "'mounts' has a directory of the node, which no pod on a virtual node can have; leave it out",
    );
  });

  test.each([
    [null, "'props' must be an object, e.g. { kubernetesVersion: '1.32' }, got nothing"],
    [{ networkPolicies: 'yes' }, "'networkPolicies' must be 'enforced' or 'ignored', got 'yes'"],
    [{ kubernetesVersion: '1.20' }, "'kubernetesVersion' must be 1.26 or newer, got '1.20'"],
  ])('fails for %p', (props, message) => {
    expect(() => Target.serverless(props as never)).toThrow(message);
  });
});

test.each(['1.26', '1.32', 'v1.32', '1.26.3-aliyun.1', undefined])('takes version %p', (kubernetesVersion) => {
  expect(() => Target.ack({ podNetwork: 'terway', kubernetesVersion })).not.toThrow();
});

test.each(['1.25', '1', 'v1.25', 'vv1.30', '2.0', ''])('fails for version %p', (kubernetesVersion) => {
  expect(() => Target.local({ kubernetesVersion })).toThrow(
    `'kubernetesVersion' must be 1.26 or newer, got '${kubernetesVersion}', e.g. '1.32' [at Target.local]`,
  );
});

test('takes the pod network of a cluster', () => {
  const target = Target.ack({ podNetwork: PodNetwork.flannel() });
  expect(webApplication({ exposure, target }).Service.spec.type).toBe('NodePort');
});

test.each([
  [{ podNetwork: 'Terway' }, "'podNetwork' must be 'terway' or 'flannel' or 'calico', got 'Terway'"],
  [{}, "'podNetwork' must be 'terway' or 'flannel' or 'calico', got nothing"],
  [{ podNetwork: { plugin: 'cilium' } }, "'podNetwork' must be 'terway' or 'flannel' or 'calico', got 'cilium'"],
  [
    { podNetwork: PodNetwork.terway },
    "'podNetwork' must be 'terway' or 'flannel' or 'calico', got the function terway (call it)",
  ],
  [undefined, "'props' must be an object, e.g. { podNetwork: 'terway' }, got nothing"],
  [{ podNetwork: 'terway', kubernetesVersion: 1.3 }, "'kubernetesVersion' must be 1.26 or newer, got 1.3, e.g. '1.32'"],
])('fails for %p, rather than taking it for Flannel', (props, message) => {
  expect(() => Target.ack(props as never)).toThrow(`${message} [at Target.ack]`);
});

test.each([
  ['a plugin of which nothing more is known', Target.ack({ podNetwork: 'terway' }), false],
  ['Terway that is said to', Target.ack({ podNetwork: 'terway', networkPolicies: 'enforced' }), true],
  ['a cluster that knows', Target.ack({ podNetwork: { plugin: 'terway', enforcesNetworkPolicies: true } }), true],
  [
    'a cluster that was changed since',
    Target.ack({ podNetwork: { plugin: 'terway', enforcesNetworkPolicies: true }, networkPolicies: 'ignored' }),
    false,
  ],
  ['Flannel', FLANNEL, false],
  ['Calico on ECS', Target.ack({ podNetwork: 'calico' }), true],
  ['Calico on machines of your own', Target.local(), true],
  ['another plugin there', Target.local({ networkPolicies: 'ignored' }), false],
])('network policies take effect on %s', (_, target, expected) => {
  expect(target.enforcesNetworkPolicies).toBe(expected);
});

test('fails for policies that cannot take effect, or a word that is none', () => {
  expect(() => Target.ack({ podNetwork: 'flannel', networkPolicies: 'enforced' })).toThrow(
    "'networkPolicies' cannot be 'enforced' on Flannel, which ignores them; leave it out, or use Terway [at Target.ack]",
  );
  expect(() => Target.ack({ podNetwork: { plugin: 'terway', enforcesNetworkPolicies: 'true' as never } })).toThrow(
    "'podNetwork.enforcesNetworkPolicies' must be true or false, got 'true' [at Target.ack]",
  );
  expect(() => Target.local({ networkPolicies: true as never })).toThrow(
    "'networkPolicies' must be 'enforced' or 'ignored', got true [at Target.local]",
  );
});
