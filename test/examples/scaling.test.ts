import {
  checkExample,
  factoriesOf,
  listOf,
  publicNamesOf,
  restrictedNamespacesOf,
  sourceOf,
  synthesizeExample,
} from './synthesized-example';

const { '': objects = [] } = synthesizeExample('scaling');

test('the example has every way to scale', () => {
  const source = sourceOf('scaling');
  const factories = ['scaling', 'scaling-metric', 'knative-scaling', 'elastic-unit'].flatMap((name) =>
    factoriesOf(`scaling/${name}`),
  );
  expect([...publicNamesOf('scaling'), ...factories].filter((name) => !source.includes(name))).toEqual([]);
});

test('a cluster takes its objects, in a namespace that enforces the restricted profile', () => {
  expect(checkExample(objects, { kubernetesMinor: 32 })).toEqual([]);
  expect(restrictedNamespacesOf(objects)).toEqual(['shop']);
});

test('no manifest says a number of replicas that somebody else decides', () => {
  const scaled = objects
    .filter(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'CronHorizontalPodAutoscaler')
    .map(({ spec }) => `${spec.scaleTargetRef.kind} ${spec.scaleTargetRef.name}`);
  const numbered = objects
    .filter(({ kind, metadata }) => scaled.includes(`${kind} ${metadata.name}`))
    .filter(({ spec }) => spec.replicas !== undefined);
  // OpenKruise wants one: see docs/elastic.md
  expect(listOf(numbered)).toEqual(['UnitedDeployment shop/feed']);
});

test('its objects', () => {
  expect(listOf(objects)).toMatchInlineSnapshot(`
[
  "Namespace shop",
  "Deployment shop/catalogue",
  "Service shop/catalogue",
  "HorizontalPodAutoscaler shop/catalogue",
  "PodDisruptionBudget shop/catalogue",
  "Deployment shop/mailer",
  "HorizontalPodAutoscaler shop/mailer",
  "PodDisruptionBudget shop/mailer",
  "Deployment shop/admin",
  "Service shop/admin",
  "PodDisruptionBudget shop/admin",
  "Deployment shop/checkout",
  "Service shop/checkout",
  "HorizontalPodAutoscaler shop/checkout",
  "CronHorizontalPodAutoscaler shop/checkout",
  "PodDisruptionBudget shop/checkout",
  "Deployment shop/invoices",
  "CronHorizontalPodAutoscaler shop/invoices",
  "PodDisruptionBudget shop/invoices",
  "Deployment shop/recommendations",
  "Service shop/recommendations",
  "VerticalPodAutoscaler shop/recommendations",
  "HorizontalPodAutoscaler shop/recommendations",
  "PodDisruptionBudget shop/recommendations",
  "Deployment shop/images",
  "Service shop/images",
  "VerticalPodAutoscaler shop/images",
  "HorizontalPodAutoscaler shop/images",
  "PodDisruptionBudget shop/images",
  "Deployment shop/search-index",
  "VerticalPodAutoscaler shop/search-index",
  "PodDisruptionBudget shop/search-index",
  "Deployment shop/sale",
  "Service shop/sale",
  "ResourcePolicy shop/sale",
  "HorizontalPodAutoscaler shop/sale",
  "PodDisruptionBudget shop/sale",
  "UnitedDeployment shop/feed",
  "Service shop/feed",
  "HorizontalPodAutoscaler shop/feed",
  "PodDisruptionBudget shop/feed",
  "Deployment shop/forum",
  "Service shop/forum",
  "ElasticWorkload shop/forum",
  "HorizontalPodAutoscaler shop/forum",
  "PodDisruptionBudget shop/forum",
  "Service shop/quotes",
  "PodDisruptionBudget shop/quotes",
  "Service shop/previews",
]
`);
});
