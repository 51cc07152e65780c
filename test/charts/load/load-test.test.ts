import { parseSync, transformSync } from '@swc/core';
import fc from 'fast-check';
import { Exposure, LoadTest, type LoadTestProps, StatefulApplication, Target } from '../../../charts';
import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { checkRestricted } from '../../support/kubernetes/check-restricted';
import { byKind, type Manifest, manifestsOf, newChart, newWebApplication, VSWITCHES } from '../manifests';

const URL = 'https://www.example.com';
const APP = { name: 'web', namespace: 'shop', selector: { app: 'web' } };
const ENFORCING = Target.local();
const target = Target.local({ networkPolicies: 'ignored' });

/** The manifests of a load test, which an API server takes, also where only restricted pods are. */
function loadTest(props: Partial<LoadTestProps> = {}): Manifest[] {
  const asked = props.app ? {} : { url: URL };
  const manifests = manifestsOf((chart) => new LoadTest(chart, 'Load', { target, ...asked, ...props }));
  expect(checkManifests(manifests)).toEqual([]);
  expect(checkRestricted(manifests)).toEqual([]);
  return manifests;
}

function scriptOf(props?: Partial<LoadTestProps>): string {
  return byKind(loadTest(props)).ConfigMap.data['test.js'];
}

/** Runs a script as k6 does, but for the waiting: its options, and whom each iteration of a user asks. */
function run(script: string, iterations = 1) {
  const asked: string[] = [];
  const checks: boolean[] = [];
  const modules: Record<string, unknown> = {
    k6: {
      check: (response: unknown, rules: Record<string, (value: unknown) => boolean>) =>
        checks.push(...Object.values(rules).map((rule) => rule(response))),
      sleep: (seconds: number) => asked.push(`pause ${seconds}`),
    },
    'k6/http': {
      default: {
        get: (url: string) => {
          asked.push(url);
          return { status: 200 };
        },
      },
      __esModule: true,
    },
  };
  const { code } = transformSync(script, { isModule: true, jsc: { target: 'es2022' }, module: { type: 'commonjs' } });
  const iterate = new Function('require', 'exports', '__ITER', `${code}; exports.default(); return exports.options;`);
  let options: unknown;
  for (let iteration = 0; iteration < iterations; iteration++) {
    options = iterate((name: string) => modules[name], {}, iteration);
  }
  return { options, asked, checks };
}

test('defaults', () => {
  expect(loadTest()).toMatchSnapshot();
});

test('the script is a module, and readable', () => {
  const script = scriptOf();
  expect(() => parseSync(script, { syntax: 'ecmascript' })).not.toThrow();
  expect(script).toMatchSnapshot();
});

test('the script does what was asked for', () => {
  const stages = [{ duration: '30s', target: 5 }];
  const thresholds = { 'http_req_duration{expected_response:true}': ['p(99.9)<=800', 'avg<200'] };
  const { options, asked, checks } = run(
    scriptOf({ stages, thresholds, paths: ['/', '/search?q=tea'], pauseSeconds: 0.5 }),
    3,
  );
  expect(options).toEqual({ stages, thresholds, discardResponseBodies: true, noVUConnectionReuse: true });
  expect(asked.filter((call) => call.startsWith('http'))).toEqual([`${URL}/`, `${URL}/search?q=tea`, `${URL}/`]);
  expect(asked).toContain('pause 0.5');
  expect(checks).toEqual([true, true, true]);
});

test('whatever the path, it stays a text', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
      const given = `/${path.replace(/^\/+/, '')}?${query}`;
      expect(run(scriptOf({ paths: [given, "/'`${1}\\"] })).asked[0]).toBe(new global.URL(given, URL).href);
    }),
    { numRuns: 50 },
  );
});

test('asks an application past its load balancer, and keeps off its nodes', () => {
  const manifests = loadTest({ app: APP });
  expect(run(byKind(manifests).ConfigMap.data['test.js']).asked[0]).toBe('http://web.shop.svc/');
  const [preferred] =
    byKind(manifests).Job.spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution;
  expect(preferred.podAffinityTerm).toMatchObject({
    namespaces: ['shop'],
    labelSelector: { matchLabels: APP.selector },
  });
  expect(run(scriptOf({ app: { ...APP, servicePort: 8443 } })).asked[0]).toBe('http://web.shop.svc:8443/');
});

test('ends some time after its stages', () => {
  const stages = [
    { duration: '1h30m', target: 1 },
    { duration: '5s', target: 0 },
  ];
  expect(byKind(loadTest({ stages, keepSeconds: 60 })).Job.spec).toMatchObject({
    activeDeadlineSeconds: 5405 + 300,
    ttlSecondsAfterFinished: 60,
    backoffLimit: 0,
  });
});

test('takes another image and other resources', () => {
  const resources = { requests: { cpu: '2' } };
  const [container] = byKind(loadTest({ image: 'k6:2', resources })).Job.spec.template.spec.containers;
  expect(container).toMatchObject({ image: 'k6:2', resources });
});

test('runs where it is told to, from an image of a registry of your own', () => {
  const manifests = loadTest({
    imagePullSecrets: ['registry'],
    nodeSelector: { pool: 'load' },
    tolerations: [{ key: 'load' }],
    priority: { name: 'low' },
  });
  expect(byKind(manifests).Job.spec.template.spec).toMatchObject({
    imagePullSecrets: [{ name: 'registry' }],
    nodeSelector: { pool: 'load' },
    tolerations: [{ key: 'load', operator: 'Exists' }],
    priorityClassName: 'low',
  });
});

test('asks where the Service of an application listens', () => {
  const vSwitches = VSWITCHES;
  const exposures = [Exposure.clusterIp(), Exposure.loadBalancer({ vSwitches, certificateId: '1234567-cn-hangzhou' })];
  const urls = exposures.map((exposure) => {
    const app = newWebApplication(newChart(), { exposure });
    return run(byKind(manifestsOf((chart) => new LoadTest(chart, 'Load', { target, app }))).ConfigMap.data['test.js'])
      .asked[0];
  });
  expect(urls).toEqual(['http://web.web.svc/', 'http://web.web.svc:443/']);
  const database = new StatefulApplication(newChart(), 'Db', { target, image: 'redis:8', port: 6379 });
  expect(database.servicePort).toBe(6379);
});

test('is let into the application, and reaches nothing else', () => {
  const manifests = manifestsOf((chart) => {
    const app = newWebApplication(chart, { target: ENFORCING });
    new LoadTest(chart, 'Load', { target: ENFORCING, app });
  });
  expect(checkManifests(manifests)).toEqual([]);
  expect(checkManifestGraph(manifests, { external: ['Namespace web'] })).toEqual([]);
  const [own, admission] = manifests.filter(
    ({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name.startsWith('load'),
  );
  const load = { 'app.kubernetes.io/instance': 'load', 'app.kubernetes.io/name': 'load' };
  const web = { 'app.kubernetes.io/instance': 'web', 'app.kubernetes.io/name': 'web' };
  const inWeb = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'web' } } };
  expect(own?.spec).toMatchObject({ podSelector: { matchLabels: load }, policyTypes: ['Ingress', 'Egress'] });
  expect(own?.spec.egress[1]).toEqual({ to: [{ ...inWeb, podSelector: { matchLabels: web } }] });
  expect(admission?.metadata).toMatchObject({ name: 'load-admission', namespace: 'web' });
  expect(admission?.spec).toEqual({
    podSelector: { matchLabels: web },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ ...inWeb, podSelector: { matchLabels: load } }] }],
  });
});

test.each([
  ['https://www.example.com', 443],
  ['http://www.example.com', 80],
  ['http://10.0.0.1:8080', 8080],
])('reaches %s on port %i', (url, port) => {
  const { NetworkPolicy } = byKind(loadTest({ url, target: ENFORCING }));
  expect(NetworkPolicy.metadata.name).toBe('load');
  expect(NetworkPolicy.spec.egress[1]).toEqual({ ports: [{ protocol: 'TCP', port }] });
});

test.each([
  [
    undefined,
    "'props' must be an object, e.g. { target: Target.local(), url: 'https://www.example.com' }, got nothing",
  ],
  [{}, "'app' or 'url' must be given, one of both, got none, e.g. url: 'https://www.example.com'"],
  [{ app: APP, url: URL }, "'app' or 'url' must be given, one of both, got both, e.g. url: 'https://www.example.com'"],
  [{ url: URL, target: 'local' }, "'target' must be a Target, e.g. Target.ack({ podNetwork: 'terway' }), got 'local'"],
  [{ app: 'web' }, "'app' must be an object, e.g. new WebApplication(…), got 'web'"],
  [
    { app: { ...APP, service: undefined } },
    "'app' must have a Service that leads to its pods, as a WebApplication has",
  ],
  [{ app: { ...APP, service: { apiVersion: 'serving.knative.dev/v1' } } }, "ask a KnativeService by its 'url'"],
  [{ app: { ...APP, selector: {} } }, "'app.selector' must have a label, got none"],
  [{ app: { ...APP, servicePort: '80' } }, "'app.servicePort' must be a whole number, 1 to 65535, got '80', e.g. 80"],
  [{ url: 'ftp://a' }, "'url' must be an address of HTTP, got 'ftp://a', e.g. 'https://www.example.com'"],
  [
    { url: 'https://a:b@c' },
    "'url' must hold no password: everybody may read the script, e.g. 'https://www.example.com'",
  ],
  [{ url: `${URL}/a` }, "'url' must end with the host, its path is one of 'paths', got 'https://www.example.com/a'"],
  [{ url: URL, paths: '/' }, "'paths' must be a list, e.g. ['/', '/search?q=tea'], got '/'"],
  [{ url: URL, paths: [] }, "'paths' must have one or more, got none, e.g. ['/']"],
  [
    { url: URL, paths: ['//a'] },
    "'paths[0]' must begin with one '/', and hold no space, got '//a', e.g. '/search?q=tea'",
  ],
  [{ url: URL, stages: '5m' }, "'stages' must be a list, e.g. [{ duration: '5m', target: 50 }], got '5m'"],
  [
    { url: URL, stages: [{ duration: '5', target: -1 }] },
    "'stages[0].duration' must be a duration above zero, got '5', e.g. '90s' or '1h30m'; 'stages[0].target' must be a whole number, 0 to 100000, got -1, e.g. 50",
  ],
  [{ url: URL, stages: [null] }, "'stages[0]' must be an object, e.g. { duration: '5m', target: 50 }, got nothing"],
  [
    { url: URL, stages: [{ duration: '5m', target: 0 }] },
    "'stages' must have users in one stage or more, e.g. [{ duration: '5m', target: 50 }]",
  ],
  [{ url: URL, thresholds: [] }, "'thresholds' must be an object, e.g. { http_req_duration: ['p(95)<500'] }, got []"],
  [{ url: URL, thresholds: { ['__proto__']: [] } }, "'thresholds' has '__proto__', which is no metric"],
  [{ url: URL, thresholds: { checks: [] } }, "'thresholds.checks' must have one or more, got none, e.g. ['p(95)<500']"],
  [
    { url: URL, thresholds: { checks: ['all'] } },
    "'thresholds.checks' must compare a figure of a metric, got 'all', e.g. 'p(95)<500' or 'rate<0.01'",
  ],
  [{ url: URL, pauseSeconds: -1 }, "'pauseSeconds' must be 0 to 3600, got -1, e.g. 0.5"],
  [{ url: URL, keepSeconds: 0.5 }, "'keepSeconds' must be a whole number, 0 or more, got 0.5, e.g. 86400"],
  [{ url: URL, image: '' }, "'image' must name an image, got '', e.g. 'nginx:1.28@sha256:…'"],
  [
    { url: URL, resources: { requests: { gpu: '1' } } },
    "'resources.requests.gpu' is no prop of amounts; did you mean 'cpu'?",
  ],
  [{ url: URL, imagePullSecrets: 'registry' }, "'imagePullSecrets' must be a list, e.g. ['registry'], got 'registry'"],
  [{ url: URL, tolerations: {} }, "'tolerations' must be a list, e.g. [{ key: 'gpu' }], got another object"],
  [
    { url: URL, resources: 1 },
    "'resources' must be an object, e.g. { requests: { cpu: '100m', memory: '128Mi' } }, got 1",
  ],
  [
    { url: URL, resources: { limits: 1 } },
    "'resources.limits' must be an object, e.g. { cpu: '100m', memory: '128Mi' }, got 1",
  ],
  [{ url: URL, name: 'Load' }, "'name' must be a DNS label"],
  [{ app: APP, name: 'a'.repeat(60) }, "'name' must be a DNS label"],
])('fails for %j', (props, message) => {
  const given = props && { target, ...props };
  expect(() => manifestsOf((chart) => new LoadTest(chart, 'Load', given as never))).toThrow(message);
});
