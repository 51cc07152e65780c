import { AccessMode, ScheduledJob, type ScheduledJobProps, Size, StorageClass, Target, Volume } from '../../../charts';
import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { checkRestricted } from '../../support/kubernetes/check-restricted';
import { byKind, manifestsOf, newChart, TERWAY } from '../manifests';

const newJob = (chart = newChart(), props: Partial<ScheduledJobProps> = {}) =>
  new ScheduledJob(chart, 'Backup', { target: TERWAY, image: 'backup:1.4', schedule: '30 3 * * *', ...props });
const manifests = (props?: Partial<ScheduledJobProps>) => manifestsOf((chart) => newJob(chart, props));
const cronJob = (props?: Partial<ScheduledJobProps>) => byKind(manifests(props)).CronJob;
const templateOf = (props?: Partial<ScheduledJobProps>) => cronJob(props).spec.jobTemplate.spec.template;
const failing = (props: Partial<ScheduledJobProps>) => () => newJob(newChart(), props);

test('defaults', () => {
  expect(manifests().map(({ kind }) => kind)).toEqual(['CronJob']);
  const { jobTemplate, ...spec } = cronJob().spec;
  const { template, ...job } = jobTemplate.spec;
  expect({ ...spec, job }).toMatchSnapshot();
});

test('an API server takes it, and the profile restricted admits it', () => {
  const all = manifests({ files: { '/etc/backup.conf': 'all' }, initContainers: [{ name: 'wait', image: 'a' }] });
  expect(checkManifests(all)).toEqual([]);
  expect(checkManifestGraph(all, { external: ['Namespace web'] })).toEqual([]);
  expect(checkRestricted(all)).toEqual([]);
});

test('a run neither is asked how it is, nor waits before it stops, nor counts others', () => {
  const { containers, topologySpreadConstraints, terminationGracePeriodSeconds } = templateOf().spec;
  expect(containers[0]).not.toHaveProperty('lifecycle');
  expect(Object.keys(containers[0]).filter((key) => key.endsWith('Probe'))).toEqual([]);
  expect(topologySpreadConstraints).toBeUndefined();
  expect(terminationGracePeriodSeconds).toBe(30);
});

test('the autoscaler of nodes lets a run end, unless it may be interrupted', () => {
  const evictionOf = (props?: Partial<ScheduledJobProps>) =>
    templateOf(props).metadata.annotations['cluster-autoscaler.kubernetes.io/safe-to-evict'];
  expect(evictionOf()).toBe('false');
  expect(evictionOf({ interruptions: 'allowed' })).toBe('true');
});

test('all of it can be said', () => {
  const { spec } = cronJob({
    target: Target.local({ kubernetesVersion: '1.27' }),
    schedule: '@hourly',
    timeZone: 'Europe/Madrid',
    concurrencyPolicy: 'Replace',
    startingDeadlineSeconds: 60,
    successfulJobsHistoryLimit: 1,
    failedJobsHistoryLimit: 0,
    activeDeadlineSeconds: 600,
    backoffLimit: 0,
    ttlSecondsAfterFinished: 86400,
    restartPolicy: 'OnFailure',
  });
  expect(spec).toMatchObject({
    schedule: '@hourly',
    timeZone: 'Europe/Madrid',
    concurrencyPolicy: 'Replace',
    startingDeadlineSeconds: 60,
    successfulJobsHistoryLimit: 1,
    failedJobsHistoryLimit: 0,
    jobTemplate: {
      spec: {
        activeDeadlineSeconds: 600,
        backoffLimit: 0,
        ttlSecondsAfterFinished: 86400,
        template: { spec: { restartPolicy: 'OnFailure' } },
      },
    },
  });
});

test.each<[Partial<ScheduledJobProps>, string]>([
  [
    { concurrencyPolicy: 'forbid' as never },
    "'concurrencyPolicy' must be 'Forbid' or 'Replace' or 'Allow', got 'forbid'",
  ],
  [{ restartPolicy: 'Always' as never }, "'restartPolicy' must be 'Never' or 'OnFailure', got 'Always'"],
  [{ interruptions: true as never }, "'interruptions' must be 'avoided' or 'allowed', got true"],
  [{ startingDeadlineSeconds: 9 }, "'startingDeadlineSeconds' must be a whole number, 10 or more, got 9, e.g. 3600"],
  [{ activeDeadlineSeconds: 0 }, "'activeDeadlineSeconds' must be a whole number, 1 or more, got 0, e.g. 3600"],
  [{ backoffLimit: -1 }, "'backoffLimit' must be a whole number, 0 or more, got -1, e.g. 2"],
  [
    { successfulJobsHistoryLimit: -1 },
    "'successfulJobsHistoryLimit' must be a whole number, 0 or more, got -1, e.g. 3",
  ],
  [{ failedJobsHistoryLimit: 1.5 }, "'failedJobsHistoryLimit' must be a whole number, 0 or more, got 1.5, e.g. 3"],
  [{ ttlSecondsAfterFinished: -1 }, "'ttlSecondsAfterFinished' must be a whole number, 0 or more, got -1, e.g. 86400"],
  [
    { name: 'a'.repeat(53) },
    `'name' must have at most 52 characters, since runs are called so with 11 characters more, got '${'a'.repeat(53)}' (53 characters)`,
  ],
])('fails for %p', (props, message) => {
  expect(failing(props)).toThrow(message);
});

test('fails for an id that gives too long a name', () => {
  expect(
    () => new ScheduledJob(newChart(), 'B'.repeat(53), { target: TERWAY, image: 'a', schedule: '@daily' }),
  ).toThrow(
    `'id' gives the name '${'b'.repeat(53)}' (53 characters), which must have at most 52, since runs are called so with 11 characters more; choose another id, or give 'name'`,
  );
});

describe('disks', () => {
  const disk = Volume.fromClaim('data', { accessMode: AccessMode.READ_WRITE_ONCE });
  const mounts = [{ volume: disk, path: '/data' }];

  test('a run can have one', () => {
    expect(failing({ mounts })).not.toThrow();
  });
  test('fails where runs may overlap', () => {
    expect(failing({ mounts, concurrencyPolicy: 'Allow' })).toThrow(
      "'mounts' puts the ReadWriteOnce volume 'data' on runs that may overlap; use a NasVolume, or concurrencyPolicy: 'Forbid' [at chart/Backup]",
    );
  });
  test('fails for one for each replica, of which there are none', () => {
    const storageClass = StorageClass.fromName('fast', { accessModes: [AccessMode.READ_WRITE_ONCE] });
    const volume = Volume.perReplica('data', { storageClass, capacity: Size.gibibytes(20) });
    expect(failing({ mounts: [{ volume, path: '/data' }] })).toThrow(
      "'mounts' has 'data', a volume for each replica, which only a StatefulApplication can have",
    );
  });
});

test('fails without props', () => {
  expect(() => new ScheduledJob(newChart(), 'Backup', undefined as never)).toThrow(
    "'props' must be an object, e.g. { target: Target.ack({ podNetwork: 'terway' }), image: 'postgres:17', schedule: '0 3 * * *' }, got nothing",
  );
});
