import {
  EnvValue,
  KnativeScaling,
  type KnativeScalingProps,
  KnativeService,
  type KnativeServiceProps,
  Namespace,
  PodSecurity,
  Target,
} from '../../../charts';
import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { checkRestricted } from '../../support/kubernetes/check-restricted';
import { byKind, manifestsOf, newChart, TERWAY } from '../manifests';

const IMAGE = 'registry.example.com/shop:1.0';

function knative(props: Partial<KnativeServiceProps> = {}): Record<string, any> {
  const manifests = manifestsOf((chart) => {
    new KnativeService(chart, 'Shop', { target: TERWAY, image: IMAGE, port: 8080, ...props });
  });
  const external = ['Secret web/shop'];
  const all = [...manifestsOf((chart) => new Namespace(chart, 'Web')), ...manifests];
  const problems = [...checkManifests(all), ...checkManifestGraph(all, { external }), ...checkRestricted(all)];
  expect(problems).toEqual([]);
  return byKind(manifests);
}

const failing = (props: object) => () =>
  new KnativeService(newChart(), 'Shop', { target: TERWAY, image: IMAGE, port: 8080, ...props });

const annotationsOf = (scaling: KnativeScaling) => knative({ scaling }).Service.spec.template.metadata.annotations;

test('two replicas at least, restricted, reached from the cluster alone', () => {
  expect(knative()).toMatchSnapshot();
});

test('is public by name', () => {
  expect(knative({ visibility: 'public' }).Service.metadata.labels).not.toHaveProperty(
    'networking.knative.dev/visibility',
  );
});

test('says what a container needs', () => {
  const { spec } = knative({
    env: { MODE: EnvValue.fromSecret({ name: 'shop', key: 'mode' }) },
    maxConcurrency: 200,
    timeoutSeconds: 60,
  }).Service.spec.template;
  expect(spec.containerConcurrency).toBe(200);
  expect(spec.timeoutSeconds).toBe(60);
  expect(spec.containers[0].env).toHaveLength(1);
});

test('scales by requests a second', () => {
  expect(annotationsOf(KnativeScaling.requestsPerSecond({ perReplica: 100, min: 3, max: 20 }))).toEqual({
    'autoscaling.knative.dev/class': 'kpa.autoscaling.knative.dev',
    'autoscaling.knative.dev/metric': 'rps',
    'autoscaling.knative.dev/target': '100',
    'autoscaling.knative.dev/minScale': '3',
    'autoscaling.knative.dev/maxScale': '20',
  });
});

test.each([
  ['one', '1'],
  ['none', '0'],
] as const)('rests at %s by name, and then has no disruption budget', (rest, minScale) => {
  const manifests = knative({ scaling: KnativeScaling.concurrency({ perReplica: 50, rest }) });
  expect(manifests.Service.spec.template.metadata.annotations['autoscaling.knative.dev/minScale']).toBe(minScale);
  expect(manifests.PodDisruptionBudget).toBeUndefined();
});

test.each([
  [{ port: 80 }, "'port' must be"],
  [
    { scaling: 'rps' },
    "'scaling' must be a KnativeScaling, e.g. KnativeScaling.concurrency({ perReplica: 50 }), got 'rps'",
  ],
  [
    { env: { NAME: EnvValue.fromField('metadata.name') } },
    "'env.NAME' is a field of the pod, which Knative does not give; leave it out",
  ],
  [{ env: { PORT: '80' } }, "'env.PORT' is set by Knative; leave it out"],
  [{ port: 8012 }, "'port' must not be one of Knative's own, 8008, 8012, 8013, 8022, 9090, 9091, got 8012, e.g. 8080"],
  [{ visibility: 'all' }, "'visibility' must be 'cluster' or 'public', got 'all'"],
  [{ maxConcurrency: 0 }, "'maxConcurrency' must be a whole number, 1 or more, got 0, e.g. 200"],
  [{ timeoutSeconds: 0 }, "'timeoutSeconds' must be a whole number, 1 or more, got 0, e.g. 60"],
  [{ files: { '/etc/a': 'b' } }, "'files' is nothing a KnativeService can have; use a WebApplication for it"],
  [{ readyPath: 'ready' }, "'/ready'"],
  [{ target: undefined }, "'target' must be a Target"],
  [{ name: 'A' }, "'name' must be a DNS label"],
])('fails for %p', (props, message) => {
  expect(failing(props)).toThrow(message);
});

test('nothing is mounted at /tmp where that is said, as for a Knative that refuses it', () => {
  const { spec } = knative({ scratch: [], envFrom: null as never }).Service.spec.template;
  expect(spec).not.toHaveProperty('volumes');
});

test('fails for programs that reach into a node where there is none', () => {
  expect(failing({ target: Target.serverless(), security: PodSecurity.none({ privileged: true }) })).toThrow(
    "'security' has privileged: true, which no pod on a virtual node can have; leave it out [at chart/Shop]",
  );
});

test('fails without props', () => {
  expect(() => new KnativeService(newChart(), 'Shop', undefined as never)).toThrow("'props' must be an object");
});

test.each<[Partial<KnativeScalingProps> | null, string]>([
  [null, "'props' must be an object, e.g. { perReplica: 50, max: 20 }, got nothing"],
  [{}, "'perReplica' must be a whole number, 1 or more, got nothing, e.g. 50"],
  [
    { perReplica: 50, min: 1 },
    "'min' must be 2 or more, got 1: a single replica is away whenever its node is. If that may be, write rest: 'one'",
  ],
  [{ perReplica: 50, min: 0 }, "write rest: 'none'"],
  [{ perReplica: 50, min: 3, max: 2 }, "'max' must not be below 'min', got min 3 and max 2"],
  [{ perReplica: 50, max: 1 }, "'max' must not be below 'min', got min 2 and max 1"],
  [{ perReplica: 50, rest: 'zero' as never }, "'rest' must be 'one' or 'none', got 'zero'"],
  [{ perReplica: 50, min: 2, rest: 'one' }, "'rest' stands in the place of 'min'; leave one out"],
])('fails for %p', (props, message) => {
  expect(() => KnativeScaling.concurrency(props as KnativeScalingProps)).toThrow(message);
});
