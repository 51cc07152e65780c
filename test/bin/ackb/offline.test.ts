import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { COMPARISONS } from '../../../lib/choices/choosing';
import { Bench } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.start();
});
afterEach(() => bench.stop());

describe('compare', () => {
  test('lays the data of the page out as tables, as wide as the terminal', async () => {
    const { code, out } = await bench.run('ackb compare clusters', { columns: 160 });
    expect(code).toBe(0);
    expect(out).toMatch(/^Types of cluster: which\n\ntype +take it for +today +here\n/);
    expect(out).toContain('\nself-managed');
    expect(out).not.toMatch(/\*\*|`|…\s*$/);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(160);
  });

  test('no word is cut, however narrow the terminal', async () => {
    const { out } = await bench.run('ackb compare storage', { columns: 40 });
    expect(out).toContain('ReadWriteMany');
  });

  test('in JSON, with sources', async () => {
    const { out } = await bench.run('ackb compare --json');
    const said = JSON.parse(out);
    expect(said.map(({ title }: { title: string }) => title)).toEqual(COMPARISONS.map(({ title }) => title));
    expect(said[0].rows.managed.state).toEqual({
      text: expect.stringContaining('current'),
      isUnsure: false,
      sources: [expect.objectContaining({ title: expect.any(String) })],
    });
  });
});

describe('list', () => {
  test('says what the program makes, and writes nothing', async () => {
    expect(await bench.run('ackb list')).toEqual({
      code: 0,
      err: '',
      out: 'web in platform.js\n\nStacks:\n  web  2 resources, 2 outputs\n\nCharts:\n  10-web  2 objects',
    });
    expect(existsSync(join(bench.folder, 'dist'))).toBe(false);
  });

  test('in JSON', async () => {
    expect(JSON.parse((await bench.run('ackb list --json -c local=1')).out)).toEqual({
      platform: 'web',
      region: 'eu-central-1',
      stacks: [],
      charts: [{ name: '10-web', content: '2 objects' }],
      machines: [],
    });
  });
});

describe('synth', () => {
  test('in JSON', async () => {
    const { code, out } = await bench.run('ackb synth --json --out made');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      platform: 'web',
      files: [{ path: 'made/ros/web.template.json' }, { path: 'made/k8s/10-web.k8s.yaml', content: '2 objects' }],
      kept: [{ logicalId: 'Cluster' }, { logicalId: 'Site' }],
    });
  });

  test('says nothing with -q', async () => {
    expect(await bench.run('ackb synth -q')).toEqual({ code: 0, out: '', err: '' });
  });

  test('settings that need quotes are repeated with them', async () => {
    bench.write('platform.js', bench.read('platform.js').replace('local, ...others', 'local, size, ...others'));
    const { out } = await bench.run("ackb synth -c size=it's");
    expect(out).toContain("  ackb deploy -c 'size=it'\\''s'\n");
  });
});
