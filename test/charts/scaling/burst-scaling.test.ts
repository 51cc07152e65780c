import { EciSize, PodSecurity, Scaling, Target } from '../../../charts';
import { scaled, scaling } from './scaled';

test('fills nodes first, then virtual nodes, and says what a pod is billed as there', () => {
  const manifests = scaled([Scaling.horizontal({ min: 3, max: 30, cpuPercent: 60 }), Scaling.burst()]);
  expect(manifests.ResourcePolicy.spec).toMatchSnapshot();
  expect(manifests.Deployment.spec.template.metadata.annotations).toMatchObject({
    'k8s.aliyun.com/eci-use-specs': '0.5-1Gi',
  });
});

test('limits what runs on nodes, each revision by itself', () => {
  const { spec } = scaled(Scaling.burst({ maxOnNodes: 6, nodeSelector: { pool: 'web' } })).ResourcePolicy;
  expect(spec.units[0]).toEqual({ resource: 'ecs', max: 6, nodeSelector: { pool: 'web' } });
  expect(spec.matchLabelKeys).toEqual(['pod-template-hash']);
});

test('waits for nodes that are being made', () => {
  const { spec } = scaled(Scaling.burst({ waitForNodesSeconds: 90 })).ResourcePolicy;
  expect(spec.whenTryNextUnits).toEqual({ policy: 'TimeoutOrExceedMax', timeout: '90s' });
  expect(spec.units[0].podLabels).toEqual({ 'k8s.aliyun.com/resource-policy-wait-for-ecs-scaling': 'true' });
});

test('takes another size', () => {
  const { metadata } = scaled(Scaling.burst({ size: EciSize.specs('8-14Gi') })).Deployment.spec.template;
  expect(metadata.annotations['k8s.aliyun.com/eci-use-specs']).toBe('8-14Gi');
});

test('fails on a cluster without virtual nodes', () => {
  expect(scaling(Scaling.burst(), { target: Target.local() })).toThrow(
    "'scaling' has Scaling.burst(…), which needs virtual nodes, and so ACK; leave it out on this target",
  );
});

test('fails for pods that reach into a node, and where all nodes are virtual', () => {
  expect(scaling(Scaling.burst(), { security: PodSecurity.none({ privileged: true }) })).toThrow(
    "'security' has privileged: true, which no pod on a virtual node can have; leave it out [at chart/Web]",
  );
  expect(scaling(Scaling.burst(), { target: Target.serverless() })).toThrow(
    "'scaling' has Scaling.burst(…), which chooses between nodes and virtual ones, and this target has the latter only; leave it out [at chart/Web]",
  );
});

test('fails for pods that ECI has no size for', () => {
  expect(scaling(Scaling.burst(), { resources: { requests: { cpu: '1', memory: '600Gi' } } })).toThrow(
    "'resources' must be at most 64 vCPUs and 512 GiB of memory for all containers of a pod on a virtual node, got 1 and 600 GiB",
  );
});

test.each([
  [null, "'props' must be an object"],
  [{ maxOnNodes: 0 }, "'maxOnNodes' must be a whole number, 1 or more, got 0, e.g. 6"],
  [{ nodeSelector: 'web' }, "'nodeSelector' must be an object"],
  [{ waitForNodesSeconds: 0.5 }, "'waitForNodesSeconds' must be a whole number, 1 or more, got 0.5, e.g. 60"],
  [{ size: '2-4Gi' }, "'size' must be an EciSize, e.g. EciSize.of({ cpu: '2', memory: '4Gi' }), got '2-4Gi'"],
  [
    { maxOnNodes: 6, waitForNodesSeconds: 60 },
    "'maxOnNodes' and 'waitForNodesSeconds' must not both be given: node pools that scale do not know the former",
  ],
])('fails for %p', (props, message) => {
  expect(() => Scaling.burst(props as never)).toThrow(message);
});
