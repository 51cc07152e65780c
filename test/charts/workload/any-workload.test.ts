import fc from 'fast-check';
import {
  AccessMode,
  Drain,
  Exposure,
  Metrics,
  Namespace,
  PodSecurity,
  Probe,
  Rollout,
  Scaling,
  ScheduledJob,
  Size,
  Spread,
  StatefulApplication,
  StorageClass,
  Target,
  ValidationError,
  Volume,
  WebApplication,
  Worker,
} from '../../../charts';
import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { checkRestricted } from '../../support/kubernetes/check-restricted';
import { FLANNEL, type Manifest, newChart, TERWAY, VSWITCHES } from '../manifests';

const DISK = Volume.perReplica('data', {
  storageClass: StorageClass.fromName('fast', { accessModes: [AccessMode.READ_WRITE_ONCE] }),
  capacity: Size.gibibytes(20),
});
const VSWITCHES_WITH_RANGES = VSWITCHES.map((vSwitch, index) => ({ ...vSwitch, cidr: `10.0.${index}.0/24` }));

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,20}(-[a-z0-9]{1,10}){0,2}$/);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

const target = fc.constantFrom(
  TERWAY,
  FLANNEL,
  Target.ack({ podNetwork: 'terway', networkPolicies: 'enforced' }),
  Target.local(),
);

const pods = {
  target,
  image: fc.constantFrom('a', 'registry.example.com/shop/web:1.4'),
  name: maybe(name),
  application: maybe(name),
  partOf: maybe(fc.constantFrom('shop', 'blog')),
  labels: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.stringMatching(/^[a-z]{0,5}$/)),
  env: fc.dictionary(fc.stringMatching(/^[A-Z]{1,5}$/), fc.string({ maxLength: 5 })),
  files: fc.dictionary(fc.stringMatching(/^\/etc\/[a-z]{1,8}$/), fc.string({ maxLength: 5 })),
  initContainers: fc.constantFrom([], [{ name: 'seed', image: 'a', command: ['true'] }]),
  security: fc.constantFrom(undefined, PodSecurity.restricted({ user: 101, rootFilesystem: 'writable' })),
};

const replicated = {
  ...pods,
  scaling: fc.oneof(
    fc.integer({ min: 1, max: 9 }).map((replicas) => Scaling.fixed(replicas)),
    fc
      .record({ min: fc.integer({ min: 2, max: 9 }), more: fc.integer({ min: 0, max: 9 }) })
      .map(({ min, more }) => Scaling.horizontal({ min, max: min + more, cpuPercent: 60 })),
  ),
  isMeasured: fc.boolean(),
  sidecars: fc.constantFrom([], [{ name: 'php', image: 'a', port: 9000 }]),
  spread: fc.constantFrom(undefined, Spread.required(), Spread.none()),
  drain: fc.constantFrom(undefined, Drain.sleep(10), Drain.none()),
  probes: fc.constantFrom(undefined, { liveness: Probe.exec(['/bin/check']) }),
};

const measured = ({ isMeasured }: { isMeasured: boolean }) =>
  isMeasured ? { extraPorts: { metrics: 9113 }, metrics: Metrics.scraped({ port: 'metrics' }) } : {};

const rollout = fc.constantFrom(undefined, Rollout.surge({ maxSurge: 2 }), Rollout.recreate());
const port = fc.integer({ min: 1024, max: 8999 });
const exposures = [undefined, Exposure.clusterIp(), Exposure.loadBalancer({ vSwitches: VSWITCHES_WITH_RANGES })];

/** A shop with one of each, as long as each alone is possible. */
const shops = fc.record({
  web: fc.record({
    ...replicated,
    port,
    rollout,
    exposure: fc.constantFrom(
      ...exposures,
      Exposure.alb({ host: 'www.example.com', vSwitches: VSWITCHES_WITH_RANGES }),
    ),
  }),
  worker: fc.record({ ...replicated, rollout }),
  database: fc.record({
    ...replicated,
    port,
    exposure: fc.constantFrom(...exposures),
    mounts: fc.constantFrom([], [{ volume: DISK, path: '/data' }]),
    podManagementPolicy: fc.constantFrom(undefined, 'OrderedReady' as const),
  }),
  job: fc.record({
    ...pods,
    schedule: fc.constantFrom('@daily', '*/5 * * * *'),
    concurrencyPolicy: fc.constantFrom(undefined, 'Replace' as const, 'Allow' as const),
    restartPolicy: fc.constantFrom(undefined, 'OnFailure' as const),
  }),
});

/** The objects of one workload in a namespace of its own; none, and an error, where it cannot be. */
function manifestsOf(define: (chart: ReturnType<typeof newChart>) => void): Manifest[] {
  const chart = newChart({ namespace: 'web' });
  new Namespace(chart, 'Namespace', { name: 'web' });
  try {
    define(chart);
  } catch (error) {
    expect(error).toBeInstanceOf(ValidationError);
    return [];
  }
  return chart.toJson();
}

function checkAll(manifests: readonly Manifest[]): void {
  expect(checkManifests(manifests)).toEqual([]);
  expect(checkManifestGraph(manifests, { external: ['StorageClass fast'] })).toEqual([]);
  expect(checkRestricted(manifests)).toEqual([]);
}

test('whatever workloads there are, an API server takes them, names and selectors match, and all of them are restricted', () => {
  let made = 0;
  fc.assert(
    fc.property(shops, ({ web, worker, database, job }) => {
      const all = [
        manifestsOf((chart) => new WebApplication(chart, 'Web', { ...web, ...measured(web) })),
        manifestsOf((chart) => new Worker(chart, 'Mailer', { ...worker, ...measured(worker) })),
        manifestsOf((chart) => new StatefulApplication(chart, 'Db', { ...database, ...measured(database) })),
        manifestsOf((chart) => new ScheduledJob(chart, 'Backup', job)),
      ];
      for (const manifests of all) checkAll(manifests);
      made += all.filter((manifests) => manifests.length > 0).length;
    }),
    { numRuns: 40 },
  );
  // most of them are possible
  expect(made).toBeGreaterThan(80);
}, 60_000);
