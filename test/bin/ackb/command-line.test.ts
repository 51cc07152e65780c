import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../../bin/ackb/command-line';
import { signIn } from '../../support/ros-server/signed-in';
import { Bench } from './bench';
import { helpPage } from './help-page';
import { AckbProcess, checkout } from './process';

signIn();
let bench: Bench;
beforeEach(async () => {
  bench = await Bench.start();
});
afterEach(() => bench.stop());

const PAGE = join(checkout, 'docs/command-line.md');

test('the page is what the program says', async () => {
  const page = await helpPage((line) => bench.run(line, { columns: 120 }));
  // UPDATE_DOCS=1 npx jest test/bin/ackb/command-line writes the page anew.
  if (process.env.UPDATE_DOCS) writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});

test.each(Object.keys(COMMANDS))('ackb %s --help has examples, on standard output', async (name) => {
  const { code, out, err } = await bench.run(`ackb ${name} --help`);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(new RegExp(`^Usage: ackb ${name} \\[options\\]`));
  expect(out).toMatch(/\n\nExamples:\n {2}ackb /);
  expect(await bench.run(`ackb help ${name}`)).toEqual({ code, out, err });
});

describe('wrong usage is exit code 2, on standard error', () => {
  test.each([
    ['ackb depoly', "unknown command 'depoly'\n(Did you mean deploy?)\nSee: ackb --help"],
    ['ackb synth --jsn', "unknown option '--jsn'\n(Did you mean --json?)\nSee: ackb synth --help"],
    ['ackb synth now', "too many arguments for 'synth'. Expected 0 arguments but got 1.\nSee: ackb synth --help"],
    [
      'ackb compare nodes',
      "command-argument value 'nodes' is invalid for argument 'what'. Allowed choices are clusters, storage, scaling.\nSee: ackb compare --help",
    ],
    ['ackb deploy --region', "option '--region <id>' argument missing\nSee: ackb deploy --help"],
  ])('%s', async (line, err) => {
    expect(await bench.run(line)).toEqual({ code: 2, out: '', err });
  });

  test('no command', async () => {
    const { code, out, err } = await bench.run('ackb');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage: ackb <command> [options]');
  });
});

test('--version', async () => {
  const { version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));
  expect(await bench.run('ackb --version')).toEqual({ code: 0, out: version, err: '' });
});

describe('as a process', () => {
  /** Writes which packages were loaded. */
  const SPY = `process.on('exit', () => {
    const packages = Object.keys(require.cache).map((file) => /node_modules.((?:@[^/]+.)?[^/]+)/.exec(file)?.[1] ?? 'own');
    process.stderr.write([...new Set(packages)].sort().join(' '));
  });`;

  test.each([[['--help']], [['deploy', '--hepl']], [['synth', '--help']], [['compare', 'scaling']]])(
    '%j loads none of the large libraries',
    async (words) => {
      bench.write('spy.js', SPY);
      const ackb = new AckbProcess(words, { node: ['-r', join(bench.folder, 'spy.js')] });
      await ackb.ended;
      expect(ackb.err).toMatch(/commander/);
      const large =
        words[0] === 'deploy'
          ? /cdk8s|constructs|@kubernetes|listr2/
          : /@alicloud|cdk8s|constructs|@kubernetes|listr2|yaml/;
      expect(ackb.err).not.toMatch(large);
    },
  );

  test('without a terminal there is no colour and no question', async () => {
    const ackb = new AckbProcess(['deploy'], {
      cwd: bench.folder,
      env: { ...process.env, ACKB_ROS_ENDPOINT: bench.ros.url },
    });
    expect(await ackb.ended).toBe(2);
    expect(ackb.out).toContain('new stack web: 2 to add');
    expect(ackb.out + ackb.err).not.toContain('\u001b');
    expect(ackb.err).toBe(
      "Deploy stack 'web'? Nobody can answer, as this is no terminal: say it beforehand with --yes\n",
    );
  }, 60_000);

  test('Ctrl-C ends it, and says what goes on', async () => {
    bench.ros.pace = 0;
    const ackb = new AckbProcess(['deploy', '--yes'], {
      cwd: bench.folder,
      env: { ...process.env, ACKB_ROS_ENDPOINT: bench.ros.url },
    });
    while (bench.ros.count('ExecuteChangeSet') === 0) await new Promise((go) => setTimeout(go, 20));
    ackb.interrupt();
    expect(await ackb.ended).toBe(1);
    expect(ackb.err).toContain("not followed any more: stack 'web' goes on in the cloud");
  }, 60_000);

  test('--watch goes on after errors, and ends with Ctrl-C', async () => {
    const ackb = new AckbProcess(['synth', '--watch'], { cwd: bench.folder });
    await ackb.said(/1 KiB[\s\S]*watching/);
    bench.write('template.json', '{ "Resources": { "A": { "Type": "T" } } }');
    await ackb.said(/1 resource, 0 outputs[\s\S]*watching/);
    const program = bench.read('platform.js');
    bench.write('platform.js', 'throw new Error("half-written");');
    await ackb.said(/half-written\n[\s\S]*watching/);
    bench.write('platform.js', program.replace("name: 'web'", "name: 'renamed'"));
    await ackb.said(/renamed\n/);
    ackb.interrupt();
    expect(await ackb.ended).toBe(0);
  }, 60_000);
});
