import {
  checkExample,
  factoriesOf,
  listOf,
  publicNamesOf,
  restrictedNamespacesOf,
  sourceOf,
  synthesizeExample,
} from './synthesized-example';

const { '': objects = [] } = synthesizeExample('exposure');

test('the example has every way to be reached', () => {
  const source = sourceOf('exposure');
  const missing = [...publicNamesOf('exposure'), ...factoriesOf('exposure/exposure')].filter(
    (name) => !source.includes(name),
  );
  expect(missing).toEqual([]);
});

test('a cluster takes its objects, in namespaces that enforce the restricted profile', () => {
  const external = ['Secret shop/partners-tls', 'Secret lab/wiki-tls', 'Namespace metallb-system'];
  expect(checkExample(objects, { external, kubernetesMinor: 32 })).toEqual([]);
  expect(restrictedNamespacesOf(objects)).toEqual(['shop', 'lab']);
});

test('every application that is reached has a policy that lets somebody in', () => {
  const services = objects.filter(({ kind }) => kind === 'Service');
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  expect(listOf(policies).map((title) => title.replace('NetworkPolicy', 'Service'))).toEqual(listOf(services));
  for (const { spec } of policies) expect(spec.ingress).not.toHaveLength(0);
});

test('its objects', () => {
  expect(listOf(objects)).toMatchInlineSnapshot(`
[
  "Namespace shop",
  "Deployment shop/status",
  "Service shop/status",
  "NetworkPolicy shop/status",
  "AlbConfig shop-status",
  "IngressClass shop-status",
  "Ingress shop/status",
  "PodDisruptionBudget shop/status",
  "AlbConfig shop-gateway",
  "IngressClass shop-gateway",
  "Deployment shop/web",
  "Service shop/web",
  "NetworkPolicy shop/web",
  "Ingress shop/web",
  "PodDisruptionBudget shop/web",
  "Deployment shop/beta",
  "Service shop/beta",
  "NetworkPolicy shop/beta",
  "Ingress shop/beta",
  "PodDisruptionBudget shop/beta",
  "Deployment shop/api",
  "Service shop/api",
  "NetworkPolicy shop/api",
  "Ingress shop/api",
  "PodDisruptionBudget shop/api",
  "AlbConfig shop-old-gateway",
  "IngressClass shop-old-gateway",
  "Deployment shop/redirects",
  "Service shop/redirects",
  "NetworkPolicy shop/redirects",
  "Ingress shop/redirects",
  "PodDisruptionBudget shop/redirects",
  "MseIngressConfig mse",
  "IngressClass mse",
  "Deployment shop/partners",
  "Service shop/partners",
  "NetworkPolicy shop/partners",
  "Ingress shop/partners",
  "PodDisruptionBudget shop/partners",
  "MseIngressConfig mse-old",
  "IngressClass mse-old",
  "Deployment shop/suppliers",
  "Service shop/suppliers",
  "NetworkPolicy shop/suppliers",
  "Ingress shop/suppliers",
  "PodDisruptionBudget shop/suppliers",
  "Deployment shop/sockets",
  "Service shop/sockets",
  "NetworkPolicy shop/sockets",
  "PodDisruptionBudget shop/sockets",
  "Deployment shop/gateways",
  "Service shop/gateways",
  "NetworkPolicy shop/gateways",
  "PodDisruptionBudget shop/gateways",
  "Deployment shop/office",
  "Service shop/office",
  "NetworkPolicy shop/office",
  "PodDisruptionBudget shop/office",
  "Deployment shop/prices",
  "Service shop/prices",
  "NetworkPolicy shop/prices",
  "PodDisruptionBudget shop/prices",
  "Namespace lab",
  "IPAddressPool metallb-system/public",
  "L2Advertisement metallb-system/public",
  "IngressClass internal",
  "Deployment lab/web",
  "Service lab/web",
  "NetworkPolicy lab/web",
  "PodDisruptionBudget lab/web",
  "Deployment lab/wiki",
  "Service lab/wiki",
  "NetworkPolicy lab/wiki",
  "Ingress lab/wiki",
  "PodDisruptionBudget lab/wiki",
  "Deployment lab/wiki-next",
  "Service lab/wiki-next",
  "NetworkPolicy lab/wiki-next",
  "Ingress lab/wiki-next",
  "PodDisruptionBudget lab/wiki-next",
]
`);
});
