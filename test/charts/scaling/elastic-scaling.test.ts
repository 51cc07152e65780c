import { EciSize, ElasticUnit, type ElasticUnitRange, PodSecurity, Scaling, Target } from '../../../charts';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { scaled, scaling } from './scaled';

const UNITS = [ElasticUnit.nodes({ max: 6 }), ElasticUnit.virtualNodes()];
const ELASTIC = Scaling.elastic({ units: UNITS });
const HORIZONTAL = Scaling.horizontal({ min: 3, max: 9, cpuPercent: 60 });

test('divides the replicas over nodes and virtual nodes', () => {
  const { spec } = scaled([ELASTIC, Scaling.fixed(8)]).UnitedDeployment;
  expect(spec.replicas).toBe(8);
  expect(spec.topology).toMatchSnapshot();
});

test('makes Deployments as they would be without it', () => {
  const { metadata, spec } = scaled(ELASTIC).UnitedDeployment;
  const { deploymentTemplate } = spec.template;
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: deploymentTemplate.spec };
  expect(checkManifests([deployment])).toEqual([]);
  const alone = scaled(Scaling.fixed(3)).Deployment;
  expect({ replicas: 3, ...deploymentTemplate.spec }).toEqual(alone.spec);
  expect(deploymentTemplate.metadata.labels).toEqual(alone.metadata.labels);
  expect(spec.selector).toEqual(alone.spec.selector);
});

test('is what an autoscaler scales; an apply then starts from the largest number', () => {
  const manifests = scaled([HORIZONTAL, ELASTIC]);
  expect(manifests.HorizontalPodAutoscaler.spec.scaleTargetRef).toEqual({
    apiVersion: 'apps.kruise.io/v1alpha1',
    kind: 'UnitedDeployment',
    name: 'web',
  });
  expect(manifests.UnitedDeployment.spec.replicas).toBe(9);
});

test('fills certain node pools first, and moves pods on that find no room', () => {
  const pool = ElasticUnit.nodes({
    name: 'spot',
    min: 1,
    max: 2,
    nodeSelector: { 'alibabacloud.com/nodepool-id': 'np1' },
    tolerations: [{ key: 'spot' }],
  });
  const { topology } = scaled(Scaling.elastic({ units: [pool, ...UNITS], moveOnAfterSeconds: 30 })).UnitedDeployment
    .spec;
  expect(topology.scheduleStrategy).toEqual({ type: 'Adaptive', adaptive: { rescheduleCriticalSeconds: 30 } });
  expect(topology.subsets[0]).toEqual({
    name: 'spot',
    minReplicas: 1,
    maxReplicas: 2,
    nodeSelectorTerm: {
      matchExpressions: [{ key: 'alibabacloud.com/nodepool-id', operator: 'In', values: ['np1'] }],
    },
    tolerations: [{ key: 'spot', operator: 'Exists' }],
  });
});

test('takes another size on virtual nodes', () => {
  const size = EciSize.of({ cpu: '2', memory: '4Gi' });
  const { topology } = scaled(Scaling.elastic({ units: [ElasticUnit.virtualNodes({ size })] })).UnitedDeployment.spec;
  expect(topology.subsets[0].patch.metadata.annotations).toEqual({ 'k8s.aliyun.com/eci-use-specs': '2-4Gi' });
});

test('fails on a cluster without virtual nodes', () => {
  expect(scaling(ELASTIC, { target: Target.local() })).toThrow(
    "'scaling' has Scaling.elastic(…) with virtual nodes, which ACK clusters alone have; leave it out on this target",
  );
});

test('fails for pods that ECI has no size for', () => {
  expect(scaling(ELASTIC, { resources: { requests: { cpu: '65', memory: '1Gi' } } })).toThrow(
    "'resources' must be at most 64 vCPUs and 512 GiB of memory for all containers of a pod on a virtual node, got 65 and 1 GiB",
  );
});

test('fails for pods that reach into a node on a virtual one, and where there are no others', () => {
  const elastic = Scaling.elastic({ units: [ElasticUnit.nodes({ max: 2 }), ElasticUnit.virtualNodes()] });
  expect(scaling(elastic, { security: PodSecurity.none({ privileged: true }) })).toThrow(
    "'security' has privileged: true, which no pod on a virtual node can have; leave it out [at chart/Web]",
  );
  expect(scaling(elastic, { target: Target.serverless() })).toThrow(
    "'scaling' has Scaling.elastic(…), which chooses between nodes and virtual ones, and this target has the latter only; leave it out",
  );
});

test('fails for more than 20 containers on virtual nodes', () => {
  const sidecars = Array.from({ length: 20 }, (_, index) => ({ name: `side-${index}`, image: 'a:1' }));
  expect(scaling(ELASTIC, { sidecars })).toThrow(
    "'sidecars' must leave a pod with 20 containers at most for virtual nodes, got 21",
  );
});

test('fails for units that need more than there may be', () => {
  const units = [ElasticUnit.nodes({ min: 2 }), ElasticUnit.virtualNodes({ min: 2 })];
  expect(scaling([HORIZONTAL, Scaling.elastic({ units })])).toThrow(
    "'scaling' has Scaling.elastic(…) whose units have 4 replicas at least, but there may be as few as 3; lower a 'min'",
  );
});

test('fails beside another that decides where pods run', () => {
  expect(scaling([ELASTIC, Scaling.burst()])).toThrow(
    "'scaling' has Scaling.elastic(…) and Scaling.burst(…), which both decide where pods run; leave one out",
  );
});

test.each([
  [undefined, "'props' must be an object, e.g. { units: [ElasticUnit.nodes({ max: 6 }), ElasticUnit.virtualNodes()] }"],
  [{}, "'units' must be a list, e.g. [ElasticUnit.nodes({ max: 6 }), ElasticUnit.virtualNodes()], got nothing"],
  [{ units: [] }, "'units' must have one at least"],
  [{ units: ['eci'] }, "'units[0]' must be an ElasticUnit, e.g. ElasticUnit.nodes({ max: 6 }), got 'eci'"],
  [{ units: [UNITS[1], UNITS[1]] }, "'units' has the name 'virtual' twice; give each its own"],
  [
    { units: [UNITS[0]] },
    "'units' must have one without 'max', which takes what the others do not: OpenKruise refuses a UnitedDeployment otherwise",
  ],
  [
    { units: [ElasticUnit.nodes(), UNITS[1]] },
    "'units' has 'virtual' behind 'nodes', which has no 'max' and so takes all; give that one a 'max', or moveOnAfterSeconds",
  ],
  [{ units: UNITS, moveOnAfterSeconds: 0 }, "'moveOnAfterSeconds' must be a whole number, 1 or more, got 0, e.g. 30"],
])('fails for %p', (props, message) => {
  expect(() => Scaling.elastic(props as never)).toThrow(message);
});

test.each<[ElasticUnitRange, string]>([
  [null as never, "'props' must be an object"],
  [{ name: 'A' }, "'name' must be a DNS label"],
  [{ min: -1 }, "'min' must be a whole number, 0 or more, got -1, e.g. 2"],
  [{ max: 0 }, "'max' must be a whole number, 1 or more, got 0, e.g. 6"],
  [{ min: 3, max: 2 }, "'max' must not be below 'min', got min 3 and max 2"],
])('fails for a unit %p', (props, message) => {
  expect(() => ElasticUnit.nodes(props)).toThrow(message);
  expect(() => ElasticUnit.virtualNodes(props)).toThrow(message);
});

test('fails for labels, taints and sizes that are none', () => {
  expect(() => ElasticUnit.nodes({ nodeSelector: { 'a b': 'c' } })).toThrow("'nodeSelector' has the key 'a b'");
  expect(() => ElasticUnit.nodes({ tolerations: [{} as never] })).toThrow("'tolerations[0].key' must be a text");
  expect(() => ElasticUnit.virtualNodes({ size: '2-4Gi' as never })).toThrow("'size' must be an EciSize");
});
