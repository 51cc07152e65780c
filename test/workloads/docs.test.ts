import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { blocksOf, hasExcerpt } from '../support/readme';
import { checkTemplate } from '../support/ros/check-template';

const PAGE = 'docs/workloads-in-the-stack.md';
const outdir = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));

beforeAll(() => {
  process.env.CDK_OUTDIR = outdir;
});
afterAll(() => {
  delete process.env.CDK_OUTDIR;
  rmSync(outdir, { recursive: true });
});

test(`${PAGE} shows what its program gives`, () => {
  const [program = ''] = blocksOf(PAGE, 'ts');
  const { code } = transformSync(program, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  new Function('require', 'exports', code)(require, {});
  const text = readFileSync(join(outdir, 'web.template.json'), 'utf8');
  expect(checkTemplate(JSON.parse(text))).toEqual([]);
  const [excerpt = 'none'] = blocksOf(PAGE, 'json');
  expect(hasExcerpt(text, excerpt)).toBe(true);
});
