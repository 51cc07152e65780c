import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { diffLines } from '../../examples/local-and-cloud/diff-lines';
import { blocksOf } from '../support/readme';
import { checkExample, listOf, restrictedNamespacesOf, synthesizeExample } from './synthesized-example';

const places = synthesizeExample('local-and-cloud');
const { cloud = [], local = [] } = places;

test('it is written for two places', () => {
  expect(Object.keys(places)).toEqual(['cloud', 'local']);
});

test.each(Object.entries(places))('%s: a cluster takes its objects, in a restricted namespace', (_name, objects) => {
  expect(checkExample(objects, { external: ['Secret shop/database'] })).toEqual([]);
  expect(restrictedNamespacesOf(objects)).toEqual(['shop']);
});

test('the same applications, with all that keeps them running, in both places', () => {
  const exposed = ['AlbConfig shop-web', 'IngressClass shop-web', 'Ingress shop/web'];
  expect(listOf(cloud).filter((title) => !exposed.includes(title))).toEqual(listOf(local));
});

test('the example prints what differs, and the documentation shows it', () => {
  const printed = execFileSync(
    process.execPath,
    ['-r', 'tsx/cjs', '-C', 'ack-blueprints-source', 'examples/local-and-cloud/difference.ts'],
    { encoding: 'utf8' },
  );
  expect(blocksOf('docs/examples.md', 'diff')).toEqual([printed]);
});

test('every example stands in the documentation', () => {
  const page = readFileSync('docs/examples.md', 'utf8');
  for (const name of ['web-platform', 'storage', 'scaling', 'exposure', 'local-and-cloud']) {
    expect(page).toContain(`(../examples/${name})`);
  }
});

describe('lines of a difference', () => {
  test('what stays is shown where it is near', () => {
    expect(diffLines('a\nb\nc\nd\ne\n', 'a\nb\nx\nd\ne\n')).toEqual(['  …', '  b', '- c', '+ x', '  d', '  …']);
  });

  test('the fewest changes', () => {
    expect(diffLines('a\nb\n', 'b\nc\n')).toEqual(['- a', '  b', '+ c']);
    expect(diffLines('a\n', 'a\nb\n')).toEqual(['  a', '+ b']);
  });
});

test('its objects', () => {
  expect(listOf(local)).toMatchInlineSnapshot(`
[
  "Namespace shop",
  "ResourceQuota shop/shop",
  "LimitRange shop/shop",
  "PriorityClass shopping",
  "PersistentVolume shop-uploads",
  "PersistentVolumeClaim shop/uploads",
  "Deployment shop/web",
  "Service shop/web",
  "HorizontalPodAutoscaler shop/web",
  "PodMonitor shop/web",
  "PrometheusRule shop/web",
  "NetworkPolicy shop/web",
  "PodDisruptionBudget shop/web",
  "Deployment shop/mailer",
  "Service shop/mailer",
  "PodMonitor shop/mailer",
  "PrometheusRule shop/mailer",
  "NetworkPolicy shop/mailer",
  "PodDisruptionBudget shop/mailer",
  "ConfigMap shop/load",
  "Job shop/load",
  "NetworkPolicy shop/load",
  "NetworkPolicy shop/load-admission",
]
`);
});
