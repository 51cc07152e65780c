import { App, Chart, JsonPatch } from 'cdk8s';
import fc from 'fast-check';
import {
  AccessMode,
  Drain,
  Exposure,
  NasVolume,
  Rollout,
  Scaling,
  Size,
  Target,
  Volume,
  WebApplication,
  type WebApplicationProps,
} from '../../../charts';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import {
  byKind,
  containerOf,
  FLANNEL,
  type Manifest,
  manifestsOf,
  newChart,
  newWebApplication,
  podOf,
  TERWAY,
  VSWITCHES,
  webApplication,
} from '../manifests';

const scaling = Scaling.horizontal({ min: 2, max: 5, cpuPercent: 60 });
const SELECTOR = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'web' };
const disk = Volume.fromClaim('data', { accessMode: AccessMode.READ_WRITE_ONCE });

const failing = (props: Partial<WebApplicationProps>) => () => newWebApplication(newChart(), props);

test('defaults', () => {
  expect(manifestsOf((chart) => newWebApplication(chart))).toMatchSnapshot();
});

test('an API server of 1.26 takes everything there is', () => {
  const manifests = manifestsOf((chart) => {
    const nfs = { server: 'a.eu-central-1.nas.aliyuncs.com', path: '/' };
    const volume = new NasVolume(chart, 'Site', { nfs, capacity: Size.gibibytes(20) });
    newWebApplication(chart, {
      mounts: [{ volume, path: '/site' }],
      files: { '/etc/nginx/conf.d/default.conf': 'server {}' },
      extraPorts: { metrics: 9113 },
      tolerations: [{ key: 'gpu', effect: 'NoSchedule' }],
      nodeSelector: { kind: 'gpu' },
      imagePullSecrets: ['registry'],
      scaling,
      sidecars: [{ name: 'php', image: 'php:8', mounts: [{ volume, path: '/site', readOnly: true }] }],
      initContainers: [{ name: 'seed', image: 'php:8', command: ['true'], env: { A: 'b' } }],
      exposure: Exposure.alb({ host: 'www.example.com', vSwitches: VSWITCHES }),
    });
  });
  expect(checkManifests(manifests)).toEqual([]);
});

describe('who decides the number of replicas', () => {
  test('the autoscaler alone, where there is one', () => {
    expect(webApplication({ scaling }).Deployment.spec).not.toHaveProperty('replicas');
  });
  test('the Deployment, where it is fixed', () => {
    const manifests = webApplication({ scaling: Scaling.fixed(4) });
    expect(manifests.Deployment.spec.replicas).toBe(4);
    expect(manifests).not.toHaveProperty('HorizontalPodAutoscaler');
  });
});

describe('disruption', () => {
  test('a fixed single replica has no budget: there is nothing to keep', () => {
    expect(webApplication({ scaling: Scaling.fixed(1) })).not.toHaveProperty('PodDisruptionBudget');
  });
  test('more may be away at a time', () => {
    expect(webApplication({ maxUnavailable: 2 }).PodDisruptionBudget.spec.maxUnavailable).toBe(2);
  });
  test('pods that are not well hold up no node, where Kubernetes can say so', () => {
    const budget = (kubernetesVersion: string) =>
      webApplication({ target: Target.local({ kubernetesVersion }) }).PodDisruptionBudget.spec;
    expect(budget('1.27')).toHaveProperty('unhealthyPodEvictionPolicy', 'AlwaysAllow');
    expect(budget('1.26')).not.toHaveProperty('unhealthyPodEvictionPolicy');
  });
  test('an autoscaler that rests at one may be said to have one away, and no more', () => {
    const fromOne = Scaling.horizontalFromOne({ max: 5, cpuPercent: 60 });
    expect(failing({ maxUnavailable: 1, scaling: fromOne })).not.toThrow();
    expect(failing({ maxUnavailable: 2, scaling: fromOne })).toThrow(
      "'maxUnavailable' must be a whole number, 1 to 1, got 2, e.g. 1",
    );
  });
  test('fails when none may be away', () => {
    expect(failing({ maxUnavailable: 0 })).toThrow("'maxUnavailable' must be a whole number, 1 to 2, got 0, e.g. 1");
  });
  test('fails when all may be away', () => {
    expect(failing({ maxUnavailable: 3 })).toThrow("'maxUnavailable' must be a whole number, 1 to 2, got 3, e.g. 1");
  });
  test('fails for a single replica', () => {
    expect(failing({ maxUnavailable: 1, scaling: Scaling.fixed(1) })).toThrow(
      "'maxUnavailable' means nothing to a single replica; leave it out",
    );
  });
});

describe('names and labels', () => {
  test('the name comes from the ids below the chart', () => {
    const define = (chart: Chart) => new WebApplication(chart, 'FrontPage', { target: TERWAY, image: 'a', port: 8080 });
    expect(manifestsOf(define).map(({ metadata }) => metadata.name)).toEqual([
      'front-page',
      'front-page',
      'front-page',
    ]);
  });
  test('further labels reach objects and pods', () => {
    const { Deployment } = webApplication({ labels: { team: 'blue' }, partOf: 'shop' });
    const expected = { team: 'blue', 'app.kubernetes.io/part-of': 'shop' };
    expect(Deployment.metadata.labels).toMatchObject(expected);
    expect(Deployment.spec.template.metadata.labels).toMatchObject(expected);
  });
  test('without a namespace in the chart, it is written out', () => {
    const manifests = manifestsOf((chart) => newWebApplication(chart), {});
    expect(manifests.map(({ metadata }) => metadata.namespace)).toEqual(['default', 'default', 'default']);
  });
  test('a chart without a namespace takes that of the chart around it', () => {
    const inner = new Chart(newChart(), 'Inner');
    expect(newWebApplication(inner).namespace).toBe('web');
    expect(inner.toJson().map(({ metadata }) => metadata.namespace)).toEqual(['web', 'web', 'web']);
  });
  test('others can name its pods', () => {
    expect(newWebApplication(newChart()).selector).toEqual(SELECTOR);
  });
  test.each(['Web_1', '1web', 'web-', 'a'.repeat(64), ''])('fails for the name %p', (name) => {
    expect(failing({ name })).toThrow(
      `'name' must be a DNS label (1 to 63 of a-z, 0-9 and '-', first a letter, last no '-'), got '${name}' (${name.length} characters), e.g. 'front-page' [at chart/Web]`,
    );
  });
  test.each(['wéb !', 'A'.repeat(70)])('fails for the id %p in one sentence', (id) => {
    expect(() => new WebApplication(newChart(), id, { target: TERWAY, image: 'a', port: 8080 })).toThrow(
      `'id' gives the name '${id.toLowerCase()}' (${id.length} characters), which must be a DNS label (1 to 63 of a-z, 0-9 and '-', first a letter, last no '-'); choose another id, e.g. 'FrontPage', or give 'name' [at chart/${id}]`,
    );
  });
  test.each(['application', 'component', 'partOf'])('fails for a wrong %s', (prop) => {
    expect(failing({ [prop]: 'a b' })).toThrow(
      `'${prop}' becomes a label, whose value has at most 63 of a-z, A-Z, 0-9, '-', '_' and '.', first and last a letter or digit, got 'a b', e.g.`,
    );
  });
  test('fails for a label of ours', () => {
    expect(failing({ labels: { 'app.kubernetes.io/name': 'x' } })).toThrow(
      "'labels' has 'app.kubernetes.io/name', which is ours to set; use 'application', 'component' or 'partOf' for it",
    );
  });
  test('fails for a label whose value is too long', () => {
    expect(failing({ labels: { team: 'a'.repeat(64) } })).toThrow("a label's value has at most 63 of");
    expect(failing({ labels: { team: 'a'.repeat(63) } })).not.toThrow();
  });
  test.each(['a..b/x', '.a/x', `${'a'.repeat(254)}/x`, '/x'])('fails for the label key %p', (key) => {
    expect(failing({ labels: { [key]: 'x' } })).toThrow(`'labels' has the key '${key}', which is no label key`);
  });
  test('fails for a label that is none', () => {
    expect(failing({ labels: { 'a b': 'x', team: 'x y' } })).toThrow(
      "'labels' has the key 'a b', which is no label key, e.g. 'example.com/team'; 'labels' has 'team: x y'; a label's value has at most 63 of a-z, A-Z, 0-9, '-', '_' and '.', first and last a letter or digit, e.g. 'blue'",
    );
  });
});

describe('volumes', () => {
  test('a single replica on a disk is recreated, since the disk cannot be in two places', () => {
    const props = { mounts: [{ volume: disk, path: '/data' }], scaling: Scaling.fixed(1) };
    expect(webApplication(props).Deployment.spec.strategy).toEqual({ type: 'Recreate' });
  });
  test('fails for a disk on several replicas', () => {
    expect(failing({ mounts: [{ volume: disk, path: '/data' }], scaling })).toThrow(
      "'mounts' puts the ReadWriteOnce volume 'data' on up to 5 replicas; use a NasVolume, which all replicas can mount, or Scaling.fixed(1)",
    );
  });
  test('fails for a surge on a disk', () => {
    const props = { mounts: [{ volume: disk, path: '/data' }], scaling: Scaling.fixed(1), rollout: Rollout.surge() };
    expect(failing(props)).toThrow(
      "'rollout' starts the new pod beside the old one, which holds the disk; use Rollout.recreate(), or leave it out",
    );
  });
  test('fails for a claim in another namespace', () => {
    const app = new App();
    const nfs = { server: 'a.example.com', path: '/' };
    const volume = new NasVolume(new Chart(app, 'a', { namespace: 'other' }), 'Site', {
      nfs,
      capacity: Size.gibibytes(1),
    });
    const web = new Chart(app, 'b', { namespace: 'web' });
    expect(() => newWebApplication(web, { mounts: [{ volume, path: '/site' }] })).toThrow(
      "'mounts' has the volume 'site' of namespace 'other', but pods of 'web' see their own claims only; define it in a chart with namespace 'web'",
    );
  });
});

describe('ports', () => {
  test('further ones are named in pod and Service', () => {
    const { Deployment, Service } = webApplication({ extraPorts: { metrics: 9113 } });
    expect(Deployment.spec.template.spec.containers[0].ports).toContainEqual({ name: 'metrics', containerPort: 9113 });
    expect(Service.spec.ports).toContainEqual({ name: 'metrics', port: 9113, targetPort: 'metrics' });
  });
  test('a load balancer of its own does not offer them', () => {
    const exposure = Exposure.loadBalancer({ vSwitches: VSWITCHES });
    const { Service } = webApplication({ extraPorts: { metrics: 9113 }, exposure });
    expect(Service.spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http' }]);
  });
  test.each([0, 65536, 80.5])('fails for port %p', (port) => {
    expect(failing({ port })).toThrow(`'port' must be a whole number, 1 to 65535, got ${port}, e.g. 8080`);
  });
  test('fails for a name that is none', () => {
    expect(failing({ extraPorts: { Metrics: 9113 } })).toThrow(
      "'extraPorts' has the name 'Metrics', which is none of a port: 1 to 15 of a-z, 0-9 and single '-', with a letter, e.g. 'metrics'",
    );
  });
  test('fails for the name of the main port', () => {
    expect(failing({ extraPorts: { http: 9113 } })).toThrow("'extraPorts' has 'http', which is the name of 'port'");
  });
  test('fails for a port twice in a pod', () => {
    expect(failing({ sidecars: [{ name: 'php', image: 'php', port: 8080 }] })).toThrow(
      "'port', 'extraPorts' and the ports of 'sidecars' have 8080 twice; containers of a pod share their ports",
    );
  });
  test('fails for a port twice in the Service', () => {
    expect(failing({ extraPorts: { admin: 80 } })).toThrow(
      "'extraPorts' has 80 for 'admin', where the Service listens for 'port' already",
    );
  });
});

describe('percentages need requests', () => {
  const resources = { requests: { memory: '64Mi' } };

  test('fails without a CPU request', () => {
    expect(failing({ scaling, resources })).toThrow(
      "'resources.requests.cpu' must be given for container 'web', since 'scaling' follows cpu in percent of the requests of every container, e.g. '100m'",
    );
  });
  test('fails without one of a sidecar', () => {
    expect(failing({ scaling, sidecars: [{ name: 'php', image: 'php', resources }] })).toThrow(
      "'sidecars[0].resources.requests.cpu' must be given for container 'php'",
    );
  });
  test('fails without a memory request', () => {
    const byMemory = Scaling.horizontal({ min: 2, max: 3, memoryPercent: 70 });
    expect(failing({ scaling: byMemory, resources: { requests: { cpu: '1' } } })).toThrow(
      "'resources.requests.memory' must be given for container 'web', since 'scaling' follows memory in percent of the requests of every container, e.g. '128Mi'",
    );
  });
  test('a limit counts as a request, as in Kubernetes', () => {
    expect(failing({ scaling, resources: { limits: { cpu: '1' } } })).not.toThrow();
  });
});

describe('containers', () => {
  test('a sidecar waits as long as the main one before it stops', () => {
    const { containers } = podOf({ drain: Drain.sleep(20), sidecars: [{ name: 'php', image: 'php' }] });
    expect(containers[1].lifecycle).toEqual(containers[0].lifecycle);
  });
  test.each([
    ['exec', Drain.exec(['/bin/drain'], { seconds: 20 })],
    ['http', Drain.http('/drain', { seconds: 20 })],
  ])('a sidecar says how it waits, where the main one has a way of its own: %s', (_name, drain) => {
    const php = { name: 'php', image: 'php' };
    expect(failing({ drain, sidecars: [php] })).toThrow(
      "'sidecars[0].drain' must be given, since 'drain' is a way of the main container alone, e.g. Drain.sleep(20) for an image with the program 'sleep', or Drain.exec(…) [at chart/Web]",
    );
    expect(failing({ drain, sidecars: [{ ...php, drain: Drain.sleep(20) }] })).not.toThrow();
    const target = Target.local({ kubernetesVersion: '1.30' });
    expect(podOf({ drain, target, sidecars: [php] }).containers[1].lifecycle.preStop).toEqual({
      sleep: { seconds: 20 },
    });
  });
  test('the pod gets the longest grace period of its containers', () => {
    const sidecars = [{ name: 'php', image: 'php', drain: Drain.sleep(100) }];
    expect(podOf({ sidecars }).terminationGracePeriodSeconds).toBe(130);
  });
  test('all of them are restricted, also those that run first', () => {
    const { containers, initContainers } = podOf({
      sidecars: [{ name: 'php', image: 'php' }],
      initContainers: [{ name: 'seed', image: 'php', user: 33 }],
    });
    const restricted = {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    };
    expect(containers.map((container: Manifest) => container.securityContext)).toEqual([restricted, restricted]);
    expect(initContainers[0].securityContext).toEqual({ ...restricted, runAsUser: 33 });
  });
  test('fails for two containers of one name', () => {
    expect(failing({ sidecars: [{ name: 'web', image: 'a' }] })).toThrow(
      "'sidecars' and 'initContainers' have two containers called 'web' ('web' is the main one); names in a pod differ",
    );
  });
  test('fails for root', () => {
    expect(failing({ user: 0 })).toThrow("'user' must be a whole number, 1 to 2147483647, got 0, e.g. 10001");
  });
  test('tells all problems at once', () => {
    expect(failing({ name: 'Web', port: 0, image: '' })).toThrow(
      /'name' must be .*; 'image' must name an image, .*; 'port' must be .* \[at chart\/Web\]/,
    );
  });
});

describe('patches reach the file as they are', () => {
  const patched = (...patches: JsonPatch[]) =>
    byKind(manifestsOf((chart) => newWebApplication(chart).deployment.addJsonPatch(...patches))).Deployment;
  const revisionOf = ({ spec }: Manifest) => spec.template.metadata.labels['ack-blueprints/revision'];

  test('also what the types of Kubernetes 1.27 do not know', () => {
    const sleep = JsonPatch.replace('/spec/template/spec/containers/0/lifecycle/preStop', { sleep: { seconds: 5 } });
    expect(patched(sleep).spec.template.spec.containers[0].lifecycle).toEqual({ preStop: { sleep: { seconds: 5 } } });
  });
  test('a patched pod is another revision, and is counted as such', () => {
    const manifest = patched(JsonPatch.replace('/spec/template/spec/containers/0/image', 'nginx:1.29'));
    expect(revisionOf(manifest)).not.toBe(revisionOf(patched()));
    const [zones] = manifest.spec.template.spec.topologySpreadConstraints;
    expect(zones.labelSelector.matchLabels).toEqual({ ...SELECTOR, 'ack-blueprints/revision': revisionOf(manifest) });
  });
  test('a constraint that counts others stays as it is', () => {
    const labelSelector = { matchLabels: { app: 'cache' } };
    const constraint = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector };
    const manifest = patched(JsonPatch.add('/spec/template/spec/topologySpreadConstraints/-', constraint));
    expect(manifest.spec.template.spec.topologySpreadConstraints[2]).toEqual(constraint);
  });
  test('a selector and constraints of another shape stay as they are', () => {
    const expressions = { matchExpressions: [{ key: 'app', operator: 'Exists' }] };
    const manifest = patched(
      JsonPatch.replace('/spec/selector', expressions),
      JsonPatch.replace('/spec/template/spec/topologySpreadConstraints/0/labelSelector', expressions),
      JsonPatch.remove('/spec/template/spec/topologySpreadConstraints/1/labelSelector'),
    );
    expect(manifest.spec.selector).toEqual(expressions);
    const [first, second] = manifest.spec.template.spec.topologySpreadConstraints;
    expect(first.labelSelector).toEqual(expressions);
    expect(second).not.toHaveProperty('labelSelector');
  });
  test('the constraints, the labels and the annotations may go', () => {
    const manifest = patched(
      JsonPatch.remove('/spec/template/spec/topologySpreadConstraints'),
      JsonPatch.remove('/spec/template/metadata'),
    );
    expect(Object.keys(manifest.spec.template.metadata.labels)).toEqual(['ack-blueprints/revision']);
  });
});

describe('revisions', () => {
  const podMetadata = (props: Partial<WebApplicationProps>) => webApplication(props).Deployment.spec.template.metadata;

  test('the same content is the same revision', () => {
    expect(podMetadata({})).toEqual(podMetadata({}));
  });
  test('the revision is no part of the selector, which can never be changed', () => {
    expect(webApplication().Deployment.spec.selector.matchLabels).toEqual(SELECTOR);
  });
  test('new files come with new pods', () => {
    const [one, two] = ['one', 'two'].map((content) => podMetadata({ files: { '/etc/a.conf': content } }));
    expect(one.annotations['ack-blueprints/files']).not.toBe(two.annotations['ack-blueprints/files']);
    expect(one.labels['ack-blueprints/revision']).not.toBe(two.labels['ack-blueprints/revision']);
  });
  test('so do files that a patch adds, which may be no texts', () => {
    const filesOf = (content: string) => {
      const chart = newChart();
      const { configMap } = newWebApplication(chart, { files: { '/etc/a.conf': '' } });
      configMap?.addJsonPatch(JsonPatch.add('/binaryData', { logo: content }));
      return byKind(chart.toJson()).Deployment.spec.template.metadata.annotations['ack-blueprints/files'];
    };
    expect(filesOf('AAAA')).not.toBe(filesOf('BBBB'));
  });
});

describe('for any application', () => {
  const applications = fc.record({
    name: fc.stringMatching(/^[a-z][a-z0-9]{0,20}(-[a-z0-9]{1,10}){0,2}$/),
    application: fc.option(fc.stringMatching(/^[a-z][a-z0-9]{0,20}$/), { nil: undefined }),
    partOf: fc.option(fc.constantFrom('shop', 'blog'), { nil: undefined }),
    labels: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.stringMatching(/^[a-z]{0,5}$/)),
    port: fc.integer({ min: 1024, max: 65535 }),
    target: fc.constantFrom(TERWAY, FLANNEL),
    scaling: fc.oneof(
      fc.integer({ min: 1, max: 9 }).map((replicas) => Scaling.fixed(replicas)),
      fc
        .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 200 }))
        .map(([min, more, cpuPercent]) => Scaling.horizontal({ min, max: min + more, cpuPercent })),
    ),
    exposure: fc.constantFrom(
      Exposure.clusterIp(),
      Exposure.loadBalancer({ vSwitches: VSWITCHES }),
      Exposure.alb({ host: 'www.example.com', vSwitches: VSWITCHES }),
    ),
    files: fc.dictionary(fc.stringMatching(/^\/etc\/[a-z]{1,8}$/), fc.string()),
  });
  const manifests = (id: string, props: Partial<WebApplicationProps>) =>
    manifestsOf((chart) => new WebApplication(chart, id, { target: TERWAY, image: 'a', port: 8080, ...props }));

  test('selectors pick its pods and nothing else, and an API server takes all of it', () => {
    fc.assert(
      fc.property(applications, (props) => {
        const all = manifests('Web', props);
        const { Deployment, Service, PodDisruptionBudget, HorizontalPodAutoscaler, Ingress } = byKind(all);
        const selector = Deployment.spec.selector.matchLabels;
        expect(Deployment.spec.template.metadata.labels).toMatchObject(selector);
        expect(Service.spec.selector).toEqual(selector);
        for (const { labelSelector } of Deployment.spec.template.spec.topologySpreadConstraints) {
          expect(labelSelector.matchLabels).toMatchObject(selector);
          expect(Deployment.spec.template.metadata.labels).toMatchObject(labelSelector.matchLabels);
        }
        if (PodDisruptionBudget) expect(PodDisruptionBudget.spec.selector.matchLabels).toEqual(selector);
        if (HorizontalPodAutoscaler) {
          expect(HorizontalPodAutoscaler.spec.scaleTargetRef.name).toBe(Deployment.metadata.name);
        }
        if (Ingress) {
          expect(Ingress.spec.rules[0].http.paths[0].backend.service.name).toBe(Service.metadata.name);
        }
        expect(checkManifests(all)).toEqual([]);
      }),
    );
  });
  test('with a fixed name, the id of the construct changes nothing', () => {
    fc.assert(
      fc.property(applications, fc.stringMatching(/^[A-Z][a-z]{1,12}$/), (props, id) => {
        expect(manifests(id, props)).toEqual(manifests('Web', props));
      }),
    );
  });
});

test('a container can have all of its fields', () => {
  expect(
    containerOf({ command: ['/bin/server'], args: ['--port', '8080'], env: { MODE: 'fast' }, scratch: ['/run'] }),
  ).toMatchObject({
    command: ['/bin/server'],
    args: ['--port', '8080'],
    env: [{ name: 'MODE', value: 'fast' }],
    volumeMounts: [{ name: 'web-run', mountPath: '/run' }],
  });
});
