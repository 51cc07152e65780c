import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signIn } from '../../support/ros-server/signed-in';
import { Bench, TEMPLATE, VALUES } from './bench';

signIn();
let bench: Bench;
beforeEach(async () => {
  bench = await Bench.start();
});
afterEach(() => bench.stop());

/** The values that a stack has once it is made. */
function give(values: Readonly<Record<string, unknown>> = VALUES): void {
  const create = bench.ros.newStack.bind(bench.ros);
  bench.ros.newStack = (name) => Object.assign(create(name), { values });
}

test('shows the plan, asks, follows the stack, and writes its outputs', async () => {
  give();
  const { code, out, err } = await bench.run('ackb deploy', { answers: ['y'] });
  expect({ code, err }).toEqual({ code: 0, err: "Deploy stack 'web'? [y/N] " });
  expect(out).toContain('new stack web: 2 to add\n\n  +  Cluster  ALIYUN::CS::ManagedKubernetesCluster');
  expect(out).toContain('CREATE_COMPLETE     Cluster (ALIYUN::CS::ManagedKubernetesCluster)\n');
  expect(out).toMatch(/stack 'web' is created\n2 outputs in outputs\.json$/);
  expect(JSON.parse(bench.read('outputs.json'))).toEqual({ web: VALUES });
  expect(readdirSync(join(bench.folder, 'dist/ros'))).toEqual(['web.template.json']);
});

test('again, it changes nothing, and writes the outputs', async () => {
  bench.deployed();
  const { code, out } = await bench.run('ackb deploy');
  expect({ code, out }).toEqual({
    code: 0,
    out: "stack 'web' is as the program has it: nothing to change\n2 outputs in outputs.json",
  });
  expect(bench.ros.count('ExecuteChangeSet')).toBe(0);
});

test('an answer other than yes changes nothing, and leaves no plan behind', async () => {
  const { code, err } = await bench.run('ackb deploy', { answers: ['n'] });
  expect({ code, err }).toEqual({ code: 1, err: "Deploy stack 'web'? [y/N] \nnothing was changed" });
  expect(bench.ros.stacks.size).toBe(0);
});

test('without a terminal nobody is asked: --yes is needed', async () => {
  const { code, err } = await bench.run('ackb deploy');
  expect({ code, err }).toEqual({
    code: 2,
    err: "Deploy stack 'web'? Nobody can answer, as this is no terminal: say it beforehand with --yes",
  });
  expect(bench.ros.stacks.size).toBe(0);
  give();
  expect(await bench.run('ackb deploy --yes')).toMatchObject({ code: 0 });
});

test('with --json nobody is asked either', async () => {
  expect(await bench.run('ackb deploy --json', { answers: [] })).toEqual({
    code: 2,
    out: '',
    err: "Deploy stack 'web'? With --json nothing is asked: say it beforehand with --yes",
  });
});

test('in JSON, standard output is for a program', async () => {
  give();
  const { code, out, err } = await bench.run('ackb deploy --yes --json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    stackName: 'web',
    result: 'created',
    outputs: VALUES,
    outputsFile: 'outputs.json',
  });
  expect(err).toContain('CREATE_COMPLETE');
});

test('an update shows values before and after', async () => {
  bench.deployed();
  const Site = { ...TEMPLATE.Resources.Site, Properties: { ProtocolType: 'NFS', Description: 'the site' } };
  bench.writeTemplate({ ...TEMPLATE, Resources: { ...TEMPLATE.Resources, Site } });
  const { code, out } = await bench.run('ackb deploy --yes');
  expect(code).toBe(0);
  expect(out).toContain('update of stack web: 1 to change');
  expect(out).toContain('~ Site  ALIYUN::NAS::FileSystem\n    Properties.Description: "the site" comes\n');
});

test('what would cost a live resource is refused without --replace, also with --yes', async () => {
  bench.deployed();
  const { Cluster, Site } = TEMPLATE.Resources;
  bench.writeTemplate({
    ...TEMPLATE,
    Resources: { Cluster, Files: Site },
    Outputs: { ClusterId: TEMPLATE.Outputs.ClusterId },
  });
  const refused = await bench.run('ackb deploy --yes');
  expect(refused.code).toBe(1);
  expect(refused.err).toContain(
    "the update of stack 'web' would cost live resources:\n- Site (ALIYUN::NAS::FileSystem) is now called Files",
  );
  expect(refused.err).toContain('or accept it with `--replace`');
  expect(bench.ros.count('ExecuteChangeSet')).toBe(0);
  expect(bench.ros.count('DeleteChangeSet')).toBe(1);
  expect(await bench.run('ackb deploy --yes --replace')).toMatchObject({ code: 0 });
});

test('a stack that fails says the first cause, and no outputs are written', async () => {
  const create = bench.ros.newStack.bind(bench.ros);
  const failure = { logicalId: 'Site', reason: 'The quota of file systems is used up.', isRolledBack: true };
  bench.ros.newStack = (name) => Object.assign(create(name), { failure });
  const { code, err } = await bench.run('ackb deploy --yes');
  expect(code).toBe(1);
  expect(err).toContain("stack 'web' failed and was rolled back");
  expect(err).toContain('Site (ALIYUN::NAS::FileSystem): The quota of file systems is used up.');
  expect(existsSync(join(bench.folder, 'outputs.json'))).toBe(false);
});

test('--no-wait says how to follow it', async () => {
  const { code, err } = await bench.run('ackb deploy --yes --no-wait');
  expect({ code, err }).toEqual({
    code: 0,
    err: "stack 'web' goes on in the cloud (begun); `ackb events web --follow` follows it, `ackb status web` says where it stands",
  });
});

test('an operation under way is followed first', async () => {
  give();
  await bench.run('ackb deploy --yes --no-wait');
  bench.ros.stacks.get('web')?.tick();
  const { code, out, err } = await bench.run('ackb deploy');
  expect(err).toBe("stack 'web' is in an operation (CREATE_IN_PROGRESS), which is followed first");
  expect(code).toBe(0);
  expect(out).toContain("stack 'web' is as the program has it: nothing to change");
});

test('Ctrl-C says what goes on in the cloud, and how to pick it up', async () => {
  bench.ros.pace = 0;
  const controller = new AbortController();
  const execute = bench.ros.requests;
  const watching = setInterval(() => {
    if (execute.some(({ action }) => action === 'ExecuteChangeSet')) controller.abort();
  }, 5);
  const { code, err } = await bench.run('ackb deploy --yes', { signal: controller.signal });
  clearInterval(watching);
  expect(code).toBe(1);
  expect(err).toMatch(/^not followed any more: stack 'web' goes on in the cloud \(\w+\); `ackb deploy web` follows it/);
});

describe('parameters', () => {
  const Parameters = {
    Size: { Type: 'String', Default: '20' },
    Token: { Type: 'String', NoEcho: true, Description: 'Lets nodes in' },
  };
  beforeEach(() => {
    bench.writeTemplate({ ...TEMPLATE, Parameters });
    give();
  });
  const parameters = () => bench.ros.stacks.get('web')?.parameters;

  test('secret ones are asked for without showing them', async () => {
    const { code, out, err } = await bench.run('ackb deploy -p Size=40', { answers: ['s3cret', 'y'] });
    expect(code).toBe(0);
    expect(err).toContain('Lets nodes in\nToken: \n');
    expect(parameters()).toEqual({ Size: '40', Token: 's3cret' });
    expect(out + err).not.toContain('s3cret');
  });

  test('are shown by no event, whatever ROS says', async () => {
    const create = bench.ros.newStack.bind(bench.ros);
    const failure = { logicalId: 'Site', reason: "Token 's3cret' is too short", isRolledBack: false };
    bench.ros.newStack = (name) => Object.assign(create(name), { failure });
    const { code, out, err } = await bench.run('ackb deploy', { answers: ['s3cret', 'y'] });
    expect(code).toBe(1);
    expect(out).toMatch(/CREATE_FAILED +Site .*: Token '\*\*\*\*' is too short/);
    expect(err).toContain("Token '****' is too short");
    expect(out + err).not.toContain('s3cret');
  });

  test('or come from the environment, or a file', async () => {
    process.env.ACKB_PARAMETER_Token = 'from-env';
    expect(await bench.run('ackb deploy --yes')).toMatchObject({ code: 0 });
    delete process.env.ACKB_PARAMETER_Token;
    expect(parameters()).toEqual({ Token: 'from-env' });
  });

  test('a file is read without its last line end', async () => {
    writeFileSync(join(bench.folder, 'token'), 'from-file\n');
    expect(await bench.run('ackb deploy --yes --parameter-file Token=token')).toMatchObject({ code: 0 });
    expect(parameters()).toEqual({ Token: 'from-file' });
  });

  test.each([
    [
      'ackb deploy --yes -p Token=s3cret',
      "'Token' is secret, and every process can read arguments: give it in the environment as ACKB_PARAMETER_Token, or in a file with --parameter-file Token=FILE",
    ],
    [
      'ackb deploy --yes',
      "stack 'web' needs the secret parameter 'Token': give it in the environment as ACKB_PARAMETER_Token, or in a file with --parameter-file Token=FILE",
    ],
    ['ackb deploy --yes -p s3cret', '--parameter takes NAME=VALUE'],
    [
      'ackb deploy --yes --parameter-file Token=nowhere',
      "the file of parameter 'Token' cannot be read (ENOENT): nowhere",
    ],
  ])('%s is wrong usage', async (line, text) => {
    expect(await bench.run(line)).toEqual({ code: 2, out: '', err: text });
  });
});

describe('what ROS refuses', () => {
  const refusal = (status: number, code: string, more: object = {}) => ({
    kind: 'refusal' as const,
    status,
    code,
    ...more,
  });

  test.each([
    [
      refusal(403, 'NoPermission', { more: { AccessDeniedDetail: { AuthAction: 'ros:ListStacks' } } }),
      "permission 'ros:ListStacks' is missing",
    ],
    [refusal(400, 'InvalidSecurityToken.Expired'), 'the temporary credentials have expired'],
    [refusal(404, 'InvalidAccessKeyId.NotFound'), 'the access key is not valid'],
  ])('%j', async (fault, text) => {
    bench.ros.fail('ListStacks', fault);
    const { code, err } = await bench.run('ackb deploy --yes');
    expect(code).toBe(1);
    expect(err).toContain(text);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('a name that somebody took in the meantime', async () => {
    bench.ros.fail('CreateChangeSet', refusal(409, 'StackExists'));
    const { code, err } = await bench.run('ackb deploy --yes');
    expect({ code, err }).toMatchObject({
      code: 1,
      err: expect.stringContaining("stack 'web' exists already in eu-central-1"),
    });
  });

  test('a stack in another operation, where nobody waits for it', async () => {
    await bench.run('ackb deploy --yes --no-wait');
    bench.ros.stacks.get('web')?.tick();
    const { code, err } = await bench.run('ackb deploy --yes --no-wait');
    expect(code).toBe(1);
    expect(err).toMatch(/stack 'web' is in another operation: leave out --no-wait to follow it$/);
  });

  test('no credentials', async () => {
    delete process.env.ALIBABA_CLOUD_ACCESS_KEY_ID;
    process.env.HOME = bench.folder;
    const { code, err } = await bench.run('ackb deploy --yes');
    expect({ code, err }).toMatchObject({
      code: 1,
      err: expect.stringContaining('no credentials found: run `aliyun configure`'),
    });
  });

  test('a region that is none', async () => {
    const { code, err } = await bench.run('ackb deploy --yes --region eu-nowhere-1');
    expect({ code, err }).toMatchObject({
      code: 1,
      err: expect.stringContaining("ROS knows no region 'eu-nowhere-1'"),
    });
  });

  test('throttling and broken connections pass', async () => {
    give();
    bench.ros.fail('CreateChangeSet', refusal(400, 'Throttling.User'));
    bench.ros.fail('GetStack', { kind: 'reset' });
    expect(await bench.run('ackb deploy --yes')).toMatchObject({ code: 0 });
  });
});

test.each([
  ['ackb deploy other', "the program makes no stack 'other'; it makes: web"],
  ['ackb deploy -c local=1', "platform 'web' has nothing in the cloud with these settings"],
  ['ackb deploy -c size=1', "'size' is no setting of this platform"],
  [
    'ackb deploy --timeout soon',
    "option '--timeout <minutes>' argument 'soon' is invalid. It takes a whole number, 1 or more, got 'soon'.",
  ],
])('%s is wrong usage', async (line, text) => {
  const { code, out, err } = await bench.run(line);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(text);
});
