import {
  AccessMode,
  ElasticUnit,
  Exposure,
  Scaling,
  Size,
  StatefulApplication,
  type StatefulApplicationProps,
  StorageClass,
  Volume,
} from '../../../charts';
import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { checkRestricted } from '../../support/kubernetes/check-restricted';
import { type Manifest, manifestsOf, newChart, TERWAY, VSWITCHES } from '../manifests';

const storageClass = StorageClass.fromName('fast', { accessModes: [AccessMode.READ_WRITE_ONCE] });
const data = Volume.perReplica('data', { storageClass, capacity: Size.gibibytes(20) });
const mounts = [{ volume: data, path: '/data' }];

const newDatabase = (chart = newChart(), props: Partial<StatefulApplicationProps> = {}) =>
  new StatefulApplication(chart, 'Db', {
    target: TERWAY,
    image: 'postgres:17',
    port: 5432,
    portName: 'postgres',
    mounts,
    ...props,
  });
const manifests = (props?: Partial<StatefulApplicationProps>) => manifestsOf((chart) => newDatabase(chart, props));
const find = (kind: string, name: string, props?: Partial<StatefulApplicationProps>): Manifest =>
  manifests(props).find((manifest) => manifest.kind === kind && manifest.metadata.name === name) ?? {};
const statefulSet = (props?: Partial<StatefulApplicationProps>) => find('StatefulSet', 'db', props);
const failing = (props: Partial<StatefulApplicationProps>) => () => newDatabase(newChart(), props);

test('defaults', () => {
  const { template, ...spec } = statefulSet().spec;
  expect(spec).toMatchSnapshot();
  expect(manifests().map(({ kind }) => kind)).toEqual(['StatefulSet', 'Service', 'Service', 'PodDisruptionBudget']);
});

test('an API server takes it, and the profile restricted admits it', () => {
  const all = manifests({ extraPorts: { metrics: 9187 } });
  expect(checkManifests(all)).toEqual([]);
  expect(checkManifestGraph(all, { external: ['Namespace web', 'StorageClass fast'] })).toEqual([]);
  expect(checkRestricted(all)).toEqual([]);
});

describe('a stop', () => {
  const podOf = (props?: Partial<StatefulApplicationProps>) => statefulSet(props).spec.template.spec;
  test('waits a moment, where no load balancer has to notice', () => {
    expect(podOf().containers[0].lifecycle.preStop.exec.command).toEqual(['sleep', '5']);
    expect(podOf().terminationGracePeriodSeconds).toBe(60);
  });
  test('waits for the load balancer of an exposure', () => {
    const exposure = Exposure.alb({ host: 'www.example.com', vSwitches: VSWITCHES });
    const { containers, terminationGracePeriodSeconds } = podOf({ exposure, portName: undefined });
    expect(containers[0].lifecycle.preStop.exec.command).toEqual(['sleep', '30']);
    expect(terminationGracePeriodSeconds).toBe(60);
  });
});

describe('Services', () => {
  test('one leads to any replica, at the port that clients of such a program expect', () => {
    expect(find('Service', 'db').spec).toEqual({
      type: 'ClusterIP',
      selector: { 'app.kubernetes.io/name': 'db', 'app.kubernetes.io/instance': 'db' },
      ports: [{ name: 'postgres', port: 5432, targetPort: 'postgres' }],
    });
  });
  test('one gives each replica a name, also before it is ready', () => {
    expect(find('Service', 'db-pods').spec).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
  });
  test('what watches the pods of one does not find the other', () => {
    expect(find('Service', 'db-pods').metadata.labels).toMatchObject({
      'app.kubernetes.io/name': 'db',
      'app.kubernetes.io/instance': 'db-pods',
    });
  });
  test('with an exposure, it is that one’s', () => {
    const exposure = Exposure.alb({ host: 'www.example.com', vSwitches: VSWITCHES });
    const props = { exposure, portName: undefined };
    expect(find('Service', 'db', props).spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http' }]);
    expect(newDatabase(newChart(), props).ingress?.name).toBe('db');
  });
  test('fails for another name of the port then', () => {
    expect(failing({ exposure: Exposure.clusterIp() })).toThrow(
      "'portName' must be left out beside 'exposure', which leads to the port 'http', got 'postgres' [at chart/Db]",
    );
  });
  test.each([
    ['Postgres', "'portName' has the name 'Postgres', which is none of a port"],
    [5432, "'portName' must be a text, got 5432, e.g. 'postgres'"],
  ])('fails for the port name %p', (portName, message) => {
    expect(failing({ portName: portName as string })).toThrow(message);
  });
});

describe('disks', () => {
  test('each replica has its own, and pods name it only by its mount', () => {
    const { spec } = statefulSet().spec.template;
    expect(spec.containers[0].volumeMounts).toContainEqual({ name: 'data', mountPath: '/data' });
    expect(spec.volumes).toEqual([{ name: 'server-tmp', emptyDir: {} }]);
  });
  test('one that two containers mount is one', () => {
    const sidecars = [{ name: 'backup', image: 'a', mounts }];
    expect(statefulSet({ sidecars }).spec.volumeClaimTemplates).toHaveLength(1);
  });
  test('their labels are those that never change', () => {
    const [claim] = statefulSet({ labels: { team: 'blue' } }).spec.volumeClaimTemplates;
    expect(claim.metadata.labels).not.toHaveProperty('team');
  });
  test('there need be none', () => {
    expect(statefulSet({ mounts: [] }).spec).not.toHaveProperty('volumeClaimTemplates');
  });
  test('fails for one that all replicas would share', () => {
    const volume = Volume.fromClaim('data', { accessMode: AccessMode.READ_WRITE_ONCE });
    expect(failing({ mounts: [{ volume, path: '/data' }] })).toThrow(
      "'mounts' puts the ReadWriteOnce volume 'data' on up to 3 replicas",
    );
    expect(failing({ mounts: [{ volume, path: '/data' }], scaling: Scaling.fixed(1) })).not.toThrow();
  });
});

describe('replicas', () => {
  test('a single one by name, which no budget holds back', () => {
    const kinds = manifests({ scaling: Scaling.fixed(1) }).map(({ kind }) => kind);
    expect(kinds).not.toContain('PodDisruptionBudget');
    expect(statefulSet({ scaling: Scaling.fixed(1) }).spec.replicas).toBe(1);
  });
  test('an autoscaler aims at the StatefulSet', () => {
    const scaling = Scaling.horizontal({ min: 3, max: 5, cpuPercent: 60 });
    expect(statefulSet({ scaling }).spec).not.toHaveProperty('replicas');
    expect(find('HorizontalPodAutoscaler', 'db', { scaling }).spec.scaleTargetRef).toEqual({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      name: 'db',
    });
  });
  test('one after the other, by name', () => {
    expect(statefulSet({ podManagementPolicy: 'OrderedReady' }).spec.podManagementPolicy).toBe('OrderedReady');
  });
  test('are spread by the revision they are of', () => {
    const { metadata, spec } = statefulSet().spec.template;
    const { matchLabels } = spec.topologySpreadConstraints[0].labelSelector;
    expect(matchLabels['ack-blueprints/revision']).toBe(metadata.labels['ack-blueprints/revision']);
  });
  test('fails for units of Deployments', () => {
    const scaling = Scaling.elastic({ units: [ElasticUnit.nodes()] });
    expect(failing({ scaling })).toThrow('which divides a Deployment, but this is a StatefulSet');
  });
  test.each([
    [
      { podManagementPolicy: 'ordered' as never },
      "'podManagementPolicy' must be 'Parallel' or 'OrderedReady', got 'ordered'",
    ],
    [{ minReadySeconds: -1 }, "'minReadySeconds' must be a whole number, 0 or more, got -1, e.g. 15"],
    [
      { name: 'a'.repeat(53) },
      `'name' must have at most 52 characters, since pods get a label with 11 characters more, got '${'a'.repeat(53)}' (53 characters)`,
    ],
  ])('fails for %p', (props, message) => {
    expect(failing(props)).toThrow(message);
  });
});

test('fails without props', () => {
  expect(() => new StatefulApplication(newChart(), 'Db', undefined as never)).toThrow(
    "'props' must be an object, e.g. { target: Target.ack({ podNetwork: 'terway' }), image: 'redis:8', port: 6379 }, got nothing",
  );
});
