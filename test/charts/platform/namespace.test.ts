import { Namespace, type NamespaceProps, Size } from '../../../charts';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { byKind, manifestsOf } from '../manifests';

/** The manifests of a namespace, defined in a chart of another one. */
function namespace(props?: NamespaceProps) {
  const manifests = manifestsOf((chart) => new Namespace(chart, 'Shop', props));
  expect(checkManifests(manifests)).toEqual([]);
  return manifests;
}

test('defaults', () => {
  expect(namespace()).toMatchSnapshot();
});

test.each(['v1.30', '1.30'])('a weaker profile by name, at a version of its own: %p', (podSecurityVersion) => {
  const [{ metadata } = {}] = namespace({ podSecurity: 'privileged', podSecurityVersion });
  expect(metadata.labels).toMatchObject({
    'pod-security.kubernetes.io/enforce': 'privileged',
    'pod-security.kubernetes.io/enforce-version': 'v1.30',
    'pod-security.kubernetes.io/warn-version': 'v1.30',
    'pod-security.kubernetes.io/audit-version': 'v1.30',
  });
});

const quota = {
  requests: { cpu: '8', memory: '16Gi' },
  limits: { memory: '32Gi' },
  pods: 50,
  storage: Size.gibibytes(100),
  claims: 10,
  loadBalancers: 0,
};

test('a quota, and what containers get that say nothing', () => {
  const { ResourceQuota, LimitRange } = byKind(namespace({ quota }));
  expect([ResourceQuota, LimitRange].map(({ metadata }) => metadata.namespace)).toEqual(['shop', 'shop']);
  expect(ResourceQuota.spec.hard).toEqual({
    'requests.cpu': '8',
    'requests.memory': '16Gi',
    'limits.memory': '32Gi',
    pods: '50',
    'requests.storage': '100Gi',
    persistentvolumeclaims: '10',
    'services.loadbalancers': '0',
  });
  expect(LimitRange.spec.limits).toEqual([
    {
      type: 'Container',
      defaultRequest: { cpu: '100m', memory: '128Mi' },
      default: { cpu: '500m', memory: '256Mi' },
    },
  ]);
});

test('other defaults, with or without a quota', () => {
  const { LimitRange, ResourceQuota } = byKind(namespace({ containerDefaults: { requests: { memory: '1Gi' } } }));
  expect(ResourceQuota).toBeUndefined();
  expect(LimitRange.spec.limits).toEqual([{ type: 'Container', defaultRequest: { memory: '1Gi' } }]);
});

test.each([
  [null, "'props' must be an object, e.g. { name: 'shop' }, got nothing"],
  [{ name: 'a.b' }, "'name' must be a DNS label"],
  [{ podSecurity: 'strict' }, "'podSecurity' must be 'restricted' or 'baseline' or 'privileged', got 'strict'"],
  [
    { podSecurityVersion: '1.30.1' },
    "'podSecurityVersion' must be 'latest' or a minor version, got '1.30.1', e.g. 'v1.30'",
  ],
  [{ quota: 5 }, "'quota' must be an object, e.g. { requests: { cpu: '8', memory: '16Gi' }, pods: 50 }, got 5"],
  [{ quota: {} }, "'quota' must limit something, e.g. { requests: { cpu: '8', memory: '16Gi' }, pods: 50 }"],
  [{ quota: { requests: {} } }, "'quota' must limit something"],
  [
    { name: 'kube-system' },
    "'name' must not start with 'kube-', which Kubernetes keeps for itself, got 'kube-system', e.g. 'shop'",
  ],
  [{ quota: { requests: { cpu: 'much' } } }, "'quota.requests.cpu' must be a positive quantity, got 'much', e.g. '8'"],
  [{ quota: { requests: { CPU: '8' } } }, "'quota.requests.CPU' is no prop of amounts; did you mean 'cpu'?"],
  [
    { quota: { pods: 5, services: 3 } },
    "'quota.services' is no prop of a quota; there are requests, limits, pods, storage, claims, loadBalancers",
  ],
  [
    { containerDefaults: { requests: { a: {} } } },
    "'containerDefaults.requests.a' is no prop of amounts; there are cpu, memory",
  ],
  [{ quota: { limits: '8' } }, "'quota.limits' must be an object, e.g. { cpu: '8', memory: '16Gi' }, got '8'"],
  [{ quota: { storage: 5 } }, "'quota.storage' must be a Size, e.g. Size.gibibytes(100), got 5"],
  [{ quota: { storage: Size.gibibytes(0.5) } }, "'quota.storage' must be a whole number, 1 or more, got 0.5, e.g. 100"],
  [
    { quota: { pods: -1, claims: 1.5 } },
    "'quota.pods' must be a whole number, 0 or more, got -1, e.g. 10; 'quota.claims' must be a whole number, 0 or more, got 1.5, e.g. 10",
  ],
  [{ containerDefaults: {} }, "'containerDefaults' must say something, e.g. { requests: { memory: '128Mi' } }"],
  [
    { containerDefaults: { requests: 1 } },
    "'containerDefaults.requests' must be an object, e.g. { cpu: '100m', memory: '128Mi' }, got 1",
  ],
  [
    { containerDefaults: { requests: { cpu: '2' }, limits: { cpu: '1' } } },
    "'containerDefaults.requests.cpu' must not be above its limit, got 2 of at most 1",
  ],
])('fails for %j', (props, message) => {
  expect(() => manifestsOf((chart) => new Namespace(chart, 'Shop', props as never))).toThrow(message);
});
