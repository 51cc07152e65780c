import {
  AccessMode,
  Drain,
  ElasticUnit,
  Metrics,
  Probe,
  Rollout,
  Scaling,
  Target,
  Volume,
  Worker,
  type WorkerProps,
} from '../../../charts';
import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { checkRestricted } from '../../support/kubernetes/check-restricted';
import { byKind, manifestsOf, newChart, TERWAY } from '../manifests';

const newWorker = (chart = newChart(), props: Partial<WorkerProps> = {}) =>
  new Worker(chart, 'Mailer', { target: TERWAY, image: 'mailer:1.4', ...props });
const manifests = (props?: Partial<WorkerProps>) => manifestsOf((chart) => newWorker(chart, props));
const worker = (props?: Partial<WorkerProps>) => byKind(manifests(props));
const failing = (props: Partial<WorkerProps>) => () => newWorker(newChart(), props);

test('defaults', () => {
  const { Deployment, ...others } = worker();
  expect(Object.keys(others)).toEqual(['PodDisruptionBudget']);
  expect(Deployment.spec.replicas).toBe(3);
  expect(Deployment.spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: '25%' });
  expect(Deployment.spec.template.spec).toMatchSnapshot();
});

test('an API server takes it, and the profile restricted admits it', () => {
  const all = manifests({ extraPorts: { metrics: 9113 }, probes: { liveness: Probe.exec(['/bin/check']) } });
  expect(checkManifests(all)).toEqual([]);
  expect(checkManifestGraph(all, { external: ['Namespace web'] })).toEqual([]);
  expect(checkRestricted(all)).toEqual([]);
});

test('a Service leads to further ports, and is there for nothing else', () => {
  expect(worker()).not.toHaveProperty('Service');
  expect(worker({ extraPorts: { metrics: 9113 } }).Service.spec).toEqual({
    type: 'ClusterIP',
    selector: { 'app.kubernetes.io/name': 'mailer', 'app.kubernetes.io/instance': 'mailer' },
    ports: [{ name: 'metrics', port: 9113, targetPort: 'metrics' }],
  });
});

test('Prometheus reaches the port of its metrics, where connections have to be declared', () => {
  const { NetworkPolicy } = worker({
    target: Target.local(),
    extraPorts: { metrics: 9113 },
    metrics: Metrics.scraped({ port: 'metrics' }),
  });
  expect(NetworkPolicy.spec.ingress).toEqual([
    {
      from: [expect.objectContaining({ namespaceSelector: expect.anything() })],
      ports: [{ protocol: 'TCP', port: 9113 }],
    },
  ]);
});

test('a single one on a disk is recreated', () => {
  const disk = Volume.fromClaim('data', { accessMode: AccessMode.READ_WRITE_ONCE });
  const props = { mounts: [{ volume: disk, path: '/data' }], scaling: Scaling.fixed(1) };
  expect(worker(props).Deployment.spec.strategy).toEqual({ type: 'Recreate' });
  expect(failing({ ...props, rollout: Rollout.surge() })).toThrow("'rollout' starts the new pod beside the old one");
});

test('probes ask the first of the further ports', () => {
  const { Deployment } = worker({ extraPorts: { health: 8081 }, probes: { liveness: Probe.http('/live') } });
  expect(Deployment.spec.template.spec.containers[0].livenessProbe.httpGet).toEqual({ path: '/live', port: 'health' });
});

test.each([
  ['probe', { probes: { liveness: Probe.tcp() } }],
  ['drain', { drain: Drain.http('/drain', { seconds: 5 }) }],
])('fails for a %s that asks a port where there is none', (_name, props) => {
  expect(failing(props)).toThrow(
    "'extraPorts' must be given, since a probe or the drain asks the first of them, e.g. { health: 8081 } [at chart/Mailer]",
  );
});

test('fails for two containers of one name, which is its own', () => {
  expect(failing({ sidecars: [{ name: 'worker', image: 'a' }] })).toThrow("('worker' is the main one)");
});

test('fails for a volume for each replica', () => {
  const claimTemplate = { metadata: {}, spec: {} };
  const volume = { name: 'data', source: {}, accessMode: AccessMode.READ_WRITE_ONCE, claimTemplate };
  expect(failing({ mounts: [{ volume, path: '/data' }] })).toThrow(
    "'mounts' has 'data', a volume for each replica, which only a StatefulApplication can have [at chart/Mailer]",
  );
});

test('fails without props', () => {
  expect(() => new Worker(newChart(), 'Mailer', undefined as never)).toThrow(
    "'props' must be an object, e.g. { target: Target.ack({ podNetwork: 'terway' }), image: 'registry.example.com/mailer:1.4' }, got nothing",
  );
});

describe('inside of a UnitedDeployment', () => {
  const scaling = [Scaling.fixed(4), Scaling.elastic({ units: [ElasticUnit.nodes()] })];
  const united = (image: string) => worker({ scaling, image }).UnitedDeployment.spec.template.deploymentTemplate.spec;

  test('pods carry the hash of what they were made from, and are counted by it', () => {
    const { metadata, spec } = united('mailer:1.4').template;
    const revision = metadata.labels['ack-blueprints/revision'];
    expect(revision).not.toBe(united('mailer:1.5').template.metadata.labels['ack-blueprints/revision']);
    expect(spec.topologySpreadConstraints[0].labelSelector.matchLabels).toHaveProperty(
      'ack-blueprints/revision',
      revision,
    );
  });
  test('an autoscaler aims at it', () => {
    const automatic = [
      Scaling.horizontal({ min: 2, max: 5, cpuPercent: 60 }),
      Scaling.elastic({ units: [ElasticUnit.nodes()] }),
    ];
    const { HorizontalPodAutoscaler } = worker({ scaling: automatic });
    expect(HorizontalPodAutoscaler.spec.scaleTargetRef).toEqual({
      apiVersion: 'apps.kruise.io/v1alpha1',
      kind: 'UnitedDeployment',
      name: 'mailer',
    });
  });
  test('there is no Deployment beside it', () => {
    const manifests = worker({ scaling });
    expect(manifests).not.toHaveProperty('Deployment');
    expect(manifests.UnitedDeployment.spec.replicas).toBe(4);
    expect(newWorker(newChart(), { scaling }).deployment.kind).toBe('UnitedDeployment');
  });
});
