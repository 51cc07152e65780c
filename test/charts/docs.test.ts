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

test.each(['docs/web-application.md', 'docs/volumes.md', 'docs/exposure.md'])(
  '%s shows what its program gives',
  (page) => {
    const manifests = manifestsOf(page);
    const excerpts = blocksOf(page, 'yaml');
    expect(excerpts).not.toHaveLength(0);
    for (const excerpt of excerpts) expect(hasExcerpt(manifests, excerpt)).toBe(true);
  },
);
