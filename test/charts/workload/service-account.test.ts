import { ServiceAccount, Worker } from '../../../charts';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { type Manifest, manifestsOf, newChart, newWebApplication, podOf, TERWAY, webApplication } from '../manifests';

const identity = {
  namespace: 'web',
  name: 'shop',
  annotations: { 'pod-identity.alibabacloud.com/role-name': 'shop' },
  podLabels: { 'pod-identity.alibabacloud.com/injection': 'on' },
};

const templateOf = ({ Deployment }: Record<string, Manifest>) => Deployment?.spec.template;

test('pods get its token by name only', () => {
  expect(podOf().automountServiceAccountToken).toBe(false);
  expect(podOf({ serviceAccountToken: 'mounted' }).automountServiceAccountToken).toBe(true);
  expect(() => podOf({ serviceAccountToken: true as never })).toThrow(
    "'serviceAccountToken' must be 'none' or 'mounted', got true [at chart/Web]",
  );
});

test('pods without an account have the default one, and none of its tokens', () => {
  const { spec } = templateOf(webApplication());
  expect(spec).not.toHaveProperty('serviceAccountName');
  expect(spec.automountServiceAccountToken).toBe(false);
});

test('one that exists is named', () => {
  const manifests = webApplication({ serviceAccount: 'shop' });
  expect(manifests).not.toHaveProperty('ServiceAccount');
  expect(templateOf(manifests).spec.serviceAccountName).toBe('shop');
});

test('from an identity a workload makes its own', () => {
  const manifests = webApplication({ serviceAccount: identity });
  expect(manifests.ServiceAccount).toMatchObject({
    metadata: { name: 'shop', namespace: 'web', annotations: identity.annotations },
    automountServiceAccountToken: false,
  });
  expect(templateOf(manifests).spec.serviceAccountName).toBe('shop');
  expect(templateOf(manifests).metadata.labels).toMatchObject(identity.podLabels);
});

test('several workloads share one', () => {
  const manifests = manifestsOf((chart) => {
    const serviceAccount = new ServiceAccount(chart, 'Account', { identity });
    newWebApplication(chart, { serviceAccount });
    new Worker(chart, 'Mailer', { target: TERWAY, image: 'a', serviceAccount });
  });
  expect(checkManifests(manifests)).toEqual([]);
  expect(manifests.filter(({ kind }) => kind === 'ServiceAccount')).toHaveLength(1);
  const deployments = manifests.filter(({ kind }) => kind === 'Deployment');
  expect(deployments.map(({ spec }) => spec.template.spec.serviceAccountName)).toEqual(['shop', 'shop']);
});

test('fails for two of one name, and says how to share one', () => {
  const chart = newChart();
  newWebApplication(chart, { serviceAccount: identity });
  expect(() => new Worker(chart, 'Mailer', { target: TERWAY, image: 'a', serviceAccount: identity })).toThrow(
    "'identity' has its ServiceAccount already, chart/Web/Account; make one for all, new ServiceAccount(chart, 'Account', { identity }), and give that to each workload as 'serviceAccount' [at chart/Mailer/Account]",
  );
});

test('fails for one of another namespace', () => {
  const account = new ServiceAccount(newChart({ namespace: 'shop' }), 'Account', {
    identity: { ...identity, namespace: 'shop' },
  });
  expect(() => newWebApplication(newChart(), { serviceAccount: account })).toThrow(
    "'serviceAccount' is one of namespace 'shop', but pods of 'web' can have those of their own only; define it in a chart with namespace 'web' [at chart/Web]",
  );
});

test('fails for an identity of another namespace', () => {
  const message =
    "is for pods of namespace 'shop', but these are of 'web'; define them in a chart with namespace 'shop'";
  const other = { ...identity, namespace: 'shop' };
  expect(() => newWebApplication(newChart(), { serviceAccount: other })).toThrow(`'serviceAccount' ${message}`);
  expect(() => new ServiceAccount(newChart(), 'Account', { identity: other })).toThrow(`'identity' ${message}`);
});

test.each([
  ['Shop', "'serviceAccount' must be the name of an object"],
  [
    5,
    "'serviceAccount' must be the name of an object (1 to 253 of a-z, 0-9, '-' and '.', first and last no '-' or '.'), got 5",
  ],
  [{}, "'serviceAccount.name' must be the name of an object"],
  [
    { ...identity, podLabels: undefined },
    "'serviceAccount.podLabels' must be an object, e.g. { team: 'blue' }, got nothing",
  ],
  [
    { ...identity, annotations: 5 },
    "'serviceAccount.annotations' must be an object, e.g. { 'example.com/role': 'web' }, got 5",
  ],
])('fails for %p', (serviceAccount, message) => {
  expect(() => newWebApplication(newChart(), { serviceAccount: serviceAccount as never })).toThrow(message);
});

test('fails without an identity', () => {
  expect(() => new ServiceAccount(newChart(), 'Account', {} as never)).toThrow(
    "'identity' must be an object, e.g. podIdentity({ namespace: 'shop', name: 'web', roleName: 'shop-web' }), got nothing [at chart/Account]",
  );
});
