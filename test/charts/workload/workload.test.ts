import { Chart } from 'cdk8s';
import {
  AccessMode,
  Exposure,
  Metrics,
  Namespace,
  NetworkAccess,
  Peer,
  PriorityClass,
  Scaling,
  ScheduledJob,
  Size,
  StatefulApplication,
  StorageClass,
  Target,
  Volume,
  WebApplication,
  Worker,
} from '../../../charts';
import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { checkRestricted } from '../../support/kubernetes/check-restricted';
import { byKind, type Manifest, newChart, newWebApplication, VSWITCHES, webApplication } from '../manifests';

const target = Target.ack({ podNetwork: 'terway', networkPolicies: 'enforced' });
const LOCAL = Target.local();

/** A shop of all kinds of workloads in one namespace. */
function shop(): Manifest[] {
  const chart = newChart({ namespace: 'shop' });
  new Namespace(chart, 'Shop');
  const priority = new PriorityClass(chart, 'Important', { value: 1000 });
  const storageClass = StorageClass.fromName('fast', { accessModes: [AccessMode.READ_WRITE_ONCE] });
  const data = Volume.perReplica('data', { storageClass, capacity: Size.gibibytes(20) });
  const database = new StatefulApplication(chart, 'Db', {
    target,
    image: 'postgres:17',
    port: 5432,
    portName: 'postgres',
    priority,
    mounts: [{ volume: data, path: '/data' }],
    network: NetworkAccess.declared({ from: [Peer.replicas(), Peer.pods({ 'app.kubernetes.io/part-of': 'shop' })] }),
  });
  const network = NetworkAccess.declared({ to: [{ peer: Peer.workload(database), ports: [5432] }] });
  const shared = { target, network, partOf: 'shop' };
  new WebApplication(chart, 'Web', {
    ...shared,
    image: 'shop:1',
    port: 8080,
    extraPorts: { metrics: 9113 },
    scaling: Scaling.horizontal({ min: 2, max: 5, cpuPercent: 60 }),
    metrics: Metrics.scraped({ port: 'metrics' }),
    exposure: Exposure.alb({
      host: 'www.example.com',
      vSwitches: VSWITCHES.map((vSwitch, index) => ({ ...vSwitch, cidr: `10.0.${index}.0/24` })),
    }),
  });
  new Worker(chart, 'Mailer', { ...shared, image: 'mailer:1', scaling: Scaling.fixed(2) });
  new ScheduledJob(chart, 'Backup', { ...shared, image: 'backup:1', schedule: '@daily' });
  return chart.toJson();
}

test('names and selectors of all kinds of workloads match, in a namespace that enforces the profile restricted', () => {
  const manifests = shop();
  expect(checkManifests(manifests)).toEqual([]);
  expect(checkManifestGraph(manifests, { external: ['StorageClass fast'] })).toEqual([]);
  expect(checkRestricted(manifests)).toEqual([]);
});

test('an ALB and Prometheus reach the ports they need, and nobody else does', () => {
  const policy = shop().find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'web');
  expect(policy?.spec.ingress).toEqual([
    {
      from: [{ ipBlock: { cidr: '10.0.0.0/24' } }, { ipBlock: { cidr: '10.0.1.0/24' } }],
      ports: [{ protocol: 'TCP', port: 8080 }],
    },
    { from: [expect.anything()], ports: [{ protocol: 'TCP', port: 9113 }] },
  ]);
});

describe('connections', () => {
  test('have to be declared where policies take effect', () => {
    expect(webApplication({ target: LOCAL })).toHaveProperty('NetworkPolicy');
    expect(newWebApplication(newChart(), { target: LOCAL }).networkPolicy?.name).toBe('web');
    expect(webApplication()).not.toHaveProperty('NetworkPolicy');
    expect(webApplication({ target: LOCAL, network: NetworkAccess.open() })).not.toHaveProperty('NetworkPolicy');
  });
  test('fails for an exposure whose addresses nobody knows, only where they have to be declared', () => {
    const exposure = Exposure.alb({ host: 'www.example.com', vSwitches: VSWITCHES });
    expect(() => newWebApplication(newChart(), { exposure })).not.toThrow();
    expect(() => newWebApplication(newChart(), { exposure, target })).toThrow(/cidr/);
    const network = NetworkAccess.open();
    expect(() => newWebApplication(newChart(), { exposure, target, network })).not.toThrow();
  });
  test('fails for what is none', () => {
    expect(() => newWebApplication(newChart(), { network: 'open' as never })).toThrow(
      "'network' must be a NetworkAccess, e.g. NetworkAccess.declared(), got 'open' [at chart/Web]",
    );
  });
});

describe('priority', () => {
  test('is named', () => {
    const { Deployment } = webApplication({ priority: { name: 'important' } });
    expect(Deployment.spec.template.spec.priorityClassName).toBe('important');
  });
  test('fails for what has no name', () => {
    expect(() => newWebApplication(newChart(), { priority: 'important' as never })).toThrow(
      "'priority' must be an object, e.g. Priority.fromName('important'), got 'important'",
    );
  });
});

test('renaming a construct with a fixed name changes nothing', () => {
  const define = (id: string) => {
    const chart = new Chart(newChart({ namespace: 'shop' }), id);
    new Worker(chart, id, { target, image: 'a', name: 'worker' });
    return chart.toJson();
  };
  expect(define('One')).toEqual(define('Two'));
  expect(byKind(define('One'))).toHaveProperty('Deployment.metadata.name', 'worker');
});

test.each([
  ['metrics', [8080]],
  ['http', [8080, 9113]],
])('a bare peer with metrics at the port %s reaches %j', (port, reached) => {
  const network = NetworkAccess.declared({ from: [Peer.namespace('shop')] });
  const props = { target, network, extraPorts: { metrics: 9113 }, metrics: Metrics.scraped({ port }) };
  const { ingress } = webApplication(props).NetworkPolicy.spec;
  const ofShop = ingress.filter(({ from }: Manifest) => JSON.stringify(from).includes('"shop"'));
  expect(ofShop.map(({ ports }: Manifest) => ports.map((given: Manifest) => given.port))).toEqual([reached]);
});

test.each(['name', 'application', 'component', 'partOf'])(
  'fails for a %s that is no text, before it becomes a part of others',
  (prop) => {
    const odd = { toString: null };
    expect(() => newWebApplication(newChart(), { [prop]: odd } as never)).toThrow(
      `'${prop}' must be a text, got another object, e.g. 'shop'`,
    );
  },
);
