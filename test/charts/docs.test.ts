import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { blocksOf, hasExcerpt } from '../support/readme';

const outdir = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));

beforeAll(() => {
  process.env.CDK8S_OUTDIR = outdir;
});
afterAll(() => {
  delete process.env.CDK8S_OUTDIR;
  rmSync(outdir, { recursive: true });
});

/** Runs the program of a page, and reads what it wrote. */
function manifestsOf(page: string): string {
  const [program] = blocksOf(page, 'ts');
  const { code } = transformSync(program ?? '', {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  new Function('require', 'exports', code)(require, {});
  return readdirSync(outdir)
    .map((file) => readFileSync(join(outdir, file), 'utf8'))
    .join('---\n');
}

test.each([
  'docs/alb.md',
  'docs/elastic.md',
  'docs/custom-resources.md',
  'docs/disks.md',
  'docs/exposure.md',
  'docs/knative.md',
  'docs/load-balancers.md',
  'docs/load-test.md',
  'docs/nas-volumes.md',
  'docs/network-policies.md',
  'docs/nfs-volumes.md',
  'docs/nginx-and-mse.md',
  'docs/oss-volumes.md',
  'docs/platform-parts.md',
  'docs/scaling.md',
  'docs/scheduled-jobs.md',
  'docs/stateful-applications.md',
  'docs/volumes.md',
  'docs/web-application.md',
  'docs/workers.md',
  'docs/workload-observability.md',
])('%s shows what its program gives', (page) => {
  const manifests = manifestsOf(page);
  const excerpts = blocksOf(page, 'yaml');
  expect(excerpts).not.toHaveLength(0);
  for (const excerpt of excerpts) expect(hasExcerpt(manifests, excerpt)).toBe(true);
});
