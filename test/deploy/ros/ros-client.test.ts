import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeployError } from '../../../lib/deploy/deploy-error';
import { RosClient } from '../../../lib/deploy/ros/ros-client';
import type { ServiceError } from '../../../lib/deploy/ros/service-error';
import type { Fault } from '../../support/ros-server/acs-endpoint';
import { FAST, rosDouble, signIn } from '../../support/ros-server/signed-in';

signIn();
const double = rosDouble();

const TEMPLATE = { Resources: { Vpc: { Type: 'ALIYUN::ECS::VPC' } } };

async function failureOf(promise: Promise<unknown>): Promise<ServiceError> {
  return promise.then(
    () => {
      throw new Error('it did not fail');
    },
    (error) => error,
  );
}

describe('requests', () => {
  test('are signed right, which the double checks', async () => {
    const { stackId } = await (async () => {
      double.ros.deployed('web (1)*', TEMPLATE);
      return (await double.client()).findStack('web (1)*');
    })();
    expect(stackId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('with another secret are refused', async () => {
    process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET = 'another';
    const error = await failureOf((await double.client()).listStacks());
    expect(error.message).toBe(
      'the secret does not belong to the access key (SignatureDoesNotMatch): set both again, e.g. with `aliyun configure`',
    );
    expect(error.message).not.toContain('another');
  });

  test('with another key are refused', async () => {
    process.env.ALIBABA_CLOUD_ACCESS_KEY_ID = 'LTAIother';
    const error = await failureOf((await double.client()).listStacks());
    expect(error.message).toBe(
      'the access key is not valid (InvalidAccessKeyId.NotFound): it may be deleted or disabled; set another, e.g. with `aliyun configure`',
    );
  });
});

describe('pages', () => {
  test('of stacks are joined', async () => {
    for (let index = 0; index < 120; index++) double.ros.deployed(`web-${index}`, {});
    expect(await (await double.client()).listStacks()).toHaveLength(120);
    expect(double.ros.count('ListStacks')).toBe(3);
  });

  test.each([true, false])('of events come in order, each once; newest first: %s', async (isNewestFirst) => {
    double.ros.isNewestFirst = isNewestFirst;
    const Resources = Object.fromEntries(
      Array.from({ length: 70 }, (_, index) => [`Vpc${index}`, { Type: 'ALIYUN::ECS::VPC' }]),
    );
    const stack = double.ros.deployed('web', { Resources });
    const events = await (await double.client()).listEvents(stack.id);
    expect(events.map(({ eventId }) => eventId)).toEqual(stack.events.map(({ EventId }) => EventId));
  });

  test('behind known events are not asked for', async () => {
    const Resources = Object.fromEntries(
      Array.from({ length: 70 }, (_, index) => [`Vpc${index}`, { Type: 'ALIYUN::ECS::VPC' }]),
    );
    const stack = double.ros.deployed('web', { Resources });
    const known = new Set(stack.events.slice(0, -3).map(({ EventId }) => EventId));
    expect(await (await double.client()).listEvents(stack.id, known)).toHaveLength(3);
    expect(double.ros.count('ListStackEvents')).toBe(1);
  });

  test('of events are all read where the oldest come first', async () => {
    double.ros.isNewestFirst = false;
    const Resources = Object.fromEntries(
      Array.from({ length: 70 }, (_, index) => [`Vpc${index}`, { Type: 'ALIYUN::ECS::VPC' }]),
    );
    const stack = double.ros.deployed('web', { Resources });
    const known = new Set(stack.events.slice(0, -3).map(({ EventId }) => EventId));
    expect(await (await double.client()).listEvents(stack.id, known)).toHaveLength(3);
  });
});

describe('what passes is tried again', () => {
  test.each<[string, Fault]>([
    ['throttling', { kind: 'refusal', status: 400, code: 'Throttling.User' }],
    ['throttling by status', { kind: 'refusal', status: 429, code: 'Whatever' }],
    ['a failure of the server', { kind: 'refusal', status: 503, code: 'ServiceUnavailable' }],
    ['a broken connection', { kind: 'reset' }],
  ])('%s', async (_, fault) => {
    double.ros.deployed('web', TEMPLATE);
    double.ros.fail('ListStacks', fault, 2);
    const retries: string[] = [];
    const client = await double.client({ onRetry: ({ message }) => retries.push(message) });
    expect((await client.findStack('web')).stackName).toBe('web');
    expect(double.ros.count('ListStacks')).toBe(3);
    expect(retries).toHaveLength(2);
  });

  test('a slow answer', async () => {
    double.ros.deployed('web', TEMPLATE);
    double.ros.fail('ListStacks', { kind: 'slow', milliseconds: 5_000 });
    const client = await double.client({ answerWithin: 200 });
    expect((await client.findStack('web')).stackName).toBe('web');
    expect(double.ros.count('ListStacks')).toBe(2);
  });

  test('and makes nothing twice', async () => {
    double.ros.fail('CreateChangeSet', { kind: 'reset', isActedUpon: true });
    const client = await double.client();
    const { stackId } = await client.createChangeSet({
      type: 'CREATE',
      stackName: 'web',
      changeSetName: 'one',
      templateBody: '{}',
      parameters: {},
      timeoutInMinutes: 60,
      isReplacementAllowed: false,
    });
    expect(double.ros.count('CreateChangeSet')).toBe(2);
    expect(double.ros.stacks.get('web')?.id).toBe(stackId);
  });

  test('what does not pass is not', async () => {
    double.ros.fail('ListStacks', { kind: 'refusal', status: 403, code: 'NoPermission' });
    await failureOf((await double.client()).listStacks());
    expect(double.ros.count('ListStacks')).toBe(1);
  });
});

describe('refusals say what to do', () => {
  test.each<[string, Fault, string]>([
    [
      'throttling without end',
      { kind: 'refusal', status: 400, code: 'Throttling.User' },
      'ROS is asked too often (Throttling.User), also after waiting: try again in some minutes',
    ],
    [
      'a server that fails',
      { kind: 'refusal', status: 500, code: 'InternalError', message: 'Server error.' },
      'ROS failed itself (InternalError), also after waiting: Server error; try again later',
    ],
    [
      'expired credentials',
      { kind: 'refusal', status: 400, code: 'InvalidSecurityToken.Expired' },
      'the temporary credentials have expired (InvalidSecurityToken.Expired): get new ones, e.g. by signing in again; a stack in operation goes on without them',
    ],
    [
      'a clock that is wrong',
      { kind: 'refusal', status: 400, code: 'InvalidTimeStamp.Expired' },
      'ROS refused the time of the request (InvalidTimeStamp.Expired): set the clock of this machine, e.g. by NTP',
    ],
    [
      'a permission that the service names',
      {
        kind: 'refusal',
        status: 403,
        code: 'NoPermission',
        more: {
          AccessDeniedDetail: {
            AuthAction: 'ros:ListStacks',
            AuthPrincipalDisplayName: '2001',
            NoPermissionType: 'ExplicitDeny',
          },
        },
      },
      "permission 'ros:ListStacks' is missing for 2001 (NoPermission), asked for the list of stacks: add it to a policy of the RAM user or role; a policy denies it explicitly",
    ],
    [
      'a permission that it does not name',
      { kind: 'refusal', status: 403, code: 'Forbidden.RAM' },
      "permission 'ros:ListStacks' is missing (Forbidden.RAM), asked for the list of stacks: add it to a policy of the RAM user or role",
    ],
    [
      'another operation',
      { kind: 'refusal', status: 409, code: 'ActionInProgress' },
      'the list of stacks is in another operation (ActionInProgress): wait until it has ended; `ackb events` shows it, `ackb deploy` follows it',
    ],
    [
      'a quota',
      { kind: 'refusal', status: 400, code: 'RequestLimitExceeded', message: 'Request limit exceeded: 200 stacks.' },
      'ROS refused the list of stacks for a quota (RequestLimitExceeded): Request limit exceeded: 200 stacks; raise it in the Quota Center, or remove what is not needed',
    ],
    [
      'something else',
      { kind: 'refusal', status: 400, code: 'UnknownError', message: 'Odd.' },
      'ROS refused ListStacks for the list of stacks (UnknownError): Odd',
    ],
  ])('%s', async (_, fault, message) => {
    double.ros.fail('ListStacks', fault, 9);
    const error = await failureOf((await double.client()).listStacks());
    expect({ message: error.message, code: error.code }).toEqual({ message, code: 1 });
    expect(error).toBeInstanceOf(DeployError);
  });

  test('a stack that is not there', async () => {
    double.ros.deployed('web', TEMPLATE);
    const error = await failureOf((await double.client()).findStack('wed'));
    expect(error.message).toBe("ROS in eu-central-1 has no stack 'wed' (it has: web): check its name and the region");
    const empty = await failureOf((await double.client()).getStack('5'));
    expect(empty.message).toBe("ROS in eu-central-1 has no stack '5' (StackNotFound): check its name and the region");
  });

  test('a name that is taken', async () => {
    double.ros.deployed('web', TEMPLATE);
    const request = {
      type: 'CREATE',
      stackName: 'web',
      changeSetName: 'a',
      templateBody: '{}',
      parameters: {},
    } as const;
    const error = await failureOf(
      (await double.client()).createChangeSet({ ...request, timeoutInMinutes: 60, isReplacementAllowed: false }),
    );
    expect(error.message).toBe(
      "stack 'web' exists already in eu-central-1 (StackExists): give the new one another name, or update that one",
    );
  });

  test('a region that ROS does not know', async () => {
    const error = await failureOf((await double.client({ region: 'eu-centrl-1' })).listStacks());
    expect(error.message).toBe("ROS knows no region 'eu-centrl-1' (InvalidRegionId): give one such as 'eu-central-1'");
  });

  test('a host that is not there', async () => {
    const client = await RosClient.connect({ region: 'eu-central-1', endpoint: 'https://ros.invalid', retry: FAST });
    const error = await failureOf(client.listStacks());
    expect(error.message).toMatch(
      /^ROS cannot be found at ros\.invalid \((ENOTFOUND|EAI_AGAIN)\)|^ROS cannot be reached at ros\.invalid \(EAI_AGAIN\)/,
    );
  });

  test('a connection that breaks, without the values in its address', async () => {
    double.ros.fail('CreateChangeSet', { kind: 'reset' }, 9);
    const error = await failureOf(
      (await double.client()).createChangeSet({
        type: 'CREATE',
        stackName: 'web',
        changeSetName: 'a',
        templateBody: '{}',
        parameters: { Password: 'very-secret' },
        timeoutInMinutes: 60,
        isReplacementAllowed: false,
      }),
    );
    const host = new URL(double.ros.url).host;
    expect(error.message).toBe(
      `ROS cannot be reached at ${host} (ECONNRESET), also after waiting: check network, proxy and firewall`,
    );
    expect(JSON.stringify([error.stack, error.cause])).not.toContain('very-secret');
  });
});

describe('signing in', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'home-'));
    jest.spyOn(os, 'homedir').mockReturnValue(home);
    mkdirSync(join(home, '.aliyun'));
    delete process.env.ALIBABA_CLOUD_ACCESS_KEY_ID;
    delete process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET;
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(home, { recursive: true });
  });

  const profile = (name: string) => ({
    name,
    mode: 'AK',
    access_key_id: 'LTAItest',
    access_key_secret: 'a-test-secret',
  });

  test('takes a profile', async () => {
    writeFileSync(join(home, '.aliyun/config.json'), JSON.stringify({ current: 'x', profiles: [profile('work')] }));
    expect(await (await double.client({ profile: 'work' })).listStacks()).toEqual([]);
  });

  test.each([
    ['no credentials', '{"profiles":[]}', undefined, /^no credentials found: run `aliyun configure`, or set ALIBABA_/],
    ['no such profile', '{"profiles":[{"name":"a"}]}', 'work', /^no credentials in profile 'work': make it with/],
    [
      'a broken file',
      '{"access_key_secret":"very-secret"',
      'work',
      /^no credentials found: .* is not JSON; make it anew/,
    ],
  ])('says that there are %s', async (_, content, name, message) => {
    writeFileSync(join(home, '.aliyun/config.json'), content);
    const error = await failureOf(double.client({ profile: name }));
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('very-secret');
  });

  test.each([
    [{ region: 'Frankfurt!' }, "'region' must be a region id, e.g. 'eu-central-1', got 'Frankfurt!'"],
    [{ endpoint: 'ros' }, "'endpoint' must be an https URL, e.g. 'https://ros.aliyuncs.com', got 'ros'"],
    [
      { endpoint: 'http://ros.aliyuncs.com' },
      "'endpoint' must be an https URL, e.g. 'https://ros.aliyuncs.com', got 'http://ros.aliyuncs.com'",
    ],
  ])('refuses %j', async (options, message) => {
    const error = await failureOf(double.client(options));
    expect({ message: error.message, code: error.code }).toEqual({ message, code: 2 });
  });
});
