import { App, Chart } from 'cdk8s';
import {
  AlbGateway,
  AlbListener,
  AlbTls,
  Canary,
  Exposure,
  type IExposure,
  IngressTls,
  MseGateway,
} from '../../../../charts';
import { checkManifests } from '../../../support/kubernetes/check-manifests';
import { type Manifest, newChart, newWebApplication, TERWAY as target } from '../../manifests';

const host = 'www.example.com';
const shared = { host, gateway: AlbGateway.fromIngressClassName('alb', [AlbListener.http()]), tls: AlbTls.none() };

/** The annotations of a canary; an API server takes it and the application it stands beside. */
function beside(primary: IExposure, canary: IExposure): Record<string, string> {
  const app = new App();
  const charts = Object.entries({ shop: primary, beta: canary }).map(([name, exposure]) => {
    const chart = new Chart(app, name, { namespace: 'web' });
    newWebApplication(chart, { name, exposure, target });
    return chart;
  });
  const manifests: Manifest[] = charts.flatMap((chart) => chart.toJson());
  expect(checkManifests(manifests)).toEqual([]);
  return manifests.filter(({ kind }) => kind === 'Ingress')[1]?.metadata.annotations;
}

test.each([
  [Canary.weight(10), { 'canary-weight': '10' }],
  [Canary.header('x-canary'), { 'canary-by-header': 'x-canary', 'canary-by-header-value': 'always' }],
  [Canary.header('x-team', 'blue'), { 'canary-by-header': 'x-team', 'canary-by-header-value': 'blue' }],
  [Canary.cookie('beta'), { 'canary-by-cookie': 'beta' }],
  [Canary.weight(0).or(Canary.cookie('beta')), { 'canary-weight': '0', 'canary-by-cookie': 'beta' }],
])('takes requests by rule: %#', (canary, rules) => {
  const prefixed = (prefix: string) =>
    Object.fromEntries(Object.entries({ canary: 'true', ...rules }).map(([key, value]) => [`${prefix}/${key}`, value]));
  const alb = beside(Exposure.alb(shared), Exposure.alb({ ...shared, canary }));
  expect(alb).toMatchObject(prefixed('alb.ingress.kubernetes.io'));
  const plain = { host, tls: IngressTls.none() };
  const nginx = beside(Exposure.nginx(plain), Exposure.nginx({ ...plain, canary }));
  expect(nginx).toMatchObject(prefixed('nginx.ingress.kubernetes.io'));
  const gateway = MseGateway.fromIngressClassName('mse', ['172.16.0.0/20']);
  const mse = beside(Exposure.mse({ ...plain, gateway }), Exposure.mse({ ...plain, gateway, canary }));
  expect(mse).toMatchObject(prefixed('nginx.ingress.kubernetes.io'));
});

test('stands beside the application of its host, whichever is defined first', () => {
  const app = new App();
  const chart = (name: string) => new Chart(app, name, { namespace: 'web' });
  newWebApplication(chart('beta'), { name: 'beta', exposure: Exposure.alb({ ...shared, canary: Canary.weight(5) }) });
  newWebApplication(chart('shop'), { name: 'shop', exposure: Exposure.alb(shared) });
  expect(() => app.synthYaml()).not.toThrow();
});

test('fails beside nobody', () => {
  const app = new App();
  const chart = new Chart(app, 'beta', { namespace: 'web' });
  newWebApplication(chart, { exposure: Exposure.alb({ ...shared, paths: ['/a'], canary: Canary.weight(5) }) });
  expect(() => app.synthYaml()).toThrow(
    "'canary' of beta/Web stands beside nobody: no application serves www.example.com with 'paths' /a behind 'alb'; give both the same 'host', 'paths' and gateway",
  );
});

test('fails beside another canary', () => {
  const chart = newChart();
  const exposure = Exposure.alb({ ...shared, canary: Canary.weight(5) });
  newWebApplication(chart, { exposure });
  expect(() => newWebApplication(new Chart(chart, 'Other'), { name: 'other', exposure })).toThrow(
    "'canary' of www.example.com is chart/Web already, behind the same IngressClass 'alb'; an application has one canary [at chart/Other/Web]",
  );
});

test.each([
  [() => Canary.weight(101), "'percent' must be a whole number, 0 to 100, got 101, e.g. 10 [at Canary.weight]"],
  [() => Canary.weight(undefined as never), "'percent' must be a whole number, 0 to 100, got nothing"],
  [() => Canary.header('a b'), "'name' must be a word of HTTP without spaces and colons, got 'a b', e.g. 'x-canary'"],
  [() => Canary.header('a', ''), "'value' must be a text, e.g. 'always', got ''"],
  [() => Canary.cookie(''), "'name' must be a word of HTTP without spaces and colons, got '', e.g. 'canary'"],
  [
    () => Canary.weight(10).or(Canary.weight(20)),
    "'other' has canary-weight 20, which contradicts canary-weight 10; a canary has one rule of a kind [at Canary.or]",
  ],
  [() => Canary.weight(10).or('x' as never), "'other' must be a Canary, e.g. Canary.weight(10), got 'x'"],
  [
    () => Exposure.alb({ ...shared, canary: 10 as never }),
    "'canary' must be a Canary, e.g. Canary.weight(10), got 10 [at Exposure.alb]",
  ],
])('fails for what is no rule: %#', (make, message) => {
  expect(make).toThrow(message);
});
