import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as ros from '@alicloud/ros-cdk-core';
import type { TypeFacts } from '../../../projenrc/import/facts';
import { askForType } from '../../../projenrc/import/live';
import { loadBinding } from './load-binding';
import { newApp } from './new-app';
import { type Answer, type SeenRequest, withEndpoint } from './ros-endpoint';

const TYPE = 'ALIYUN::OSS::Bucket';

/** In the form of the documented answer; text and keys that nobody needs here included. */
const BUCKET: Answer = {
  status: 200,
  body: {
    RequestId: 'A28FBA2E',
    ResourceType: TYPE,
    EntityType: 'Resource',
    Provider: 'ROS',
    Description: 'Holds objects.',
    SupportDriftDetection: true,
    CreateTime: '2019-11-04T00:00:00',
    Attributes: { Name: { Description: 'The name.' }, DomainName: { Description: 'The domain name.' } },
    Properties: {
      BucketName: {
        Type: 'string',
        Description: 'The name.',
        Required: true,
        Immutable: true,
        UpdateAllowed: false,
        Constraints: [{ Length: { Min: 3, Max: 63 }, Description: 'A length.' }],
      },
      AccessControl: {
        Type: 'string',
        Required: false,
        Default: 'private',
        UpdateAllowed: true,
        Constraints: [{ AllowedValues: ['private', 'public-read'] }, { CustomConstraint: 'something' }],
      },
      LifecycleConfiguration: {
        Type: 'map',
        Required: false,
        Schema: {
          Rule: { Type: 'list', Required: true, Schema: { '*': { Type: 'map', Schema: { ID: { Type: 'string' } } } } },
        },
      },
      Odd: { Type: 'assoc', Required: false, Default: null },
    },
  },
};

/** The credentials of one test, and nothing of whoever runs it. */
function environment(credentials: Record<string, string>): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('ALIBABA_CLOUD_'));
  return { ...Object.fromEntries(others), ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true', ...credentials };
}

const SIGNED_IN = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'an-id', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'a-secret' };

const before = { ...process.env };
beforeEach(() => {
  process.env = environment(SIGNED_IN);
});
afterEach(() => {
  process.env = before;
});

async function ask(answer: Answer, type = TYPE) {
  let seen: readonly SeenRequest[] = [];
  let outcome: unknown;
  await withEndpoint(answer, async (endpoint, requests) => {
    outcome = await askForType(type, { region: 'eu-central-1', endpoint }).catch((error: Error) => error);
    seen = requests;
  });
  return { seen, outcome };
}

describe('the request', () => {
  test('asks for the type', async () => {
    const { seen } = await ask(BUCKET);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.headers).toMatchObject({ 'x-acs-action': 'GetResourceType', 'x-acs-version': '2019-09-10' });
    expect(seen[0]?.url.searchParams.get('ResourceType')).toBe(TYPE);
  });

  test('is signed', async () => {
    const { seen } = await ask(BUCKET);
    expect(seen[0]?.headers.authorization).toMatch(
      /^ACS3-HMAC-SHA256 Credential=an-id,SignedHeaders=[a-z0-9;-]*x-acs-action[a-z0-9;-]*,Signature=[0-9a-f]{64}$/,
    );
  });
});

describe('the answer', () => {
  test('becomes facts without its text', async () => {
    const { outcome } = await ask(BUCKET);
    expect(outcome).toEqual({
      ResourceType: TYPE,
      EntityType: 'Resource',
      Attributes: { DomainName: {}, Name: {} },
      Properties: {
        AccessControl: {
          Constraints: [{ AllowedValues: ['private', 'public-read'] }, {}],
          Default: 'private',
          Required: false,
          Type: 'string',
          UpdateAllowed: true,
        },
        BucketName: {
          Constraints: [{ Length: { Min: 3, Max: 63 } }],
          Immutable: true,
          Required: true,
          Type: 'string',
          UpdateAllowed: false,
        },
        LifecycleConfiguration: {
          Required: false,
          Schema: {
            Rule: {
              Required: true,
              Schema: {
                '*': { Required: false, Schema: { ID: { Required: false, Type: 'string' } }, Type: 'map' },
              },
              Type: 'list',
            },
          },
          Type: 'map',
        },
        Odd: { Required: false, Type: 'any' },
      },
      Source: { From: 'GetResourceType' },
    });
  });

  test('becomes a binding that checks and renders', async () => {
    const { outcome } = await ask(BUCKET);
    const { Bucket } = loadBinding(outcome as TypeFacts);
    const stack = new ros.Stack(newApp(), 'Stack');
    const { resource } = new Bucket(stack, 'Site', {
      bucketName: 'site',
      lifecycleConfiguration: { rule: [{ id: 'one' }] },
      odd: ['any', 'thing'],
    });
    expect(stack.resolve(resource._toRosTemplate()).Resources.Site).toEqual({
      Type: TYPE,
      Properties: {
        BucketName: 'site',
        LifecycleConfiguration: { Rule: [{ ID: 'one' }] },
        Odd: ['any', 'thing'],
      },
    });
    expect(() => new Bucket(stack, 'X', { bucketName: 'x', accessControl: 'public' })).toThrow(
      `'accessControl' must be one of "private", "public-read", got "public"\n` +
        `'bucketName' must be a string of 3 to 63 characters, got "x" [at Stack/X/X]`,
    );
  });
});

describe('a refusal', () => {
  test.each([
    ['an unknown type', 404, 'ResourceTypeNotFound', `ROS knows no type '${TYPE}' (ResourceTypeNotFound)`],
    ['too many requests', 400, 'Throttling.User', 'ROS is asked too often, try again in a minute (Throttling.User)'],
    [
      'missing rights',
      403,
      'NoPermission',
      `ROS refused to describe '${TYPE}': NoPermission: code: 403, What ROS says. request id: R1`,
    ],
  ])('%s', async (_, status, code, message) => {
    const { outcome } = await ask({ status, body: { Code: code, Message: 'What ROS says.', RequestId: 'R1' } });
    expect((outcome as Error).message).toBe(message);
  });

  test('an answer without properties', async () => {
    const { outcome } = await ask({ status: 200, body: { RequestId: 'R1', ResourceType: TYPE } });
    expect((outcome as Error).message).toBe(
      `the answer for '${TYPE}' has no Properties, got the keys RequestId, ResourceType`,
    );
  });
});

describe('the command', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'live-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Exit code and what was printed. */
  async function run(args: readonly string[], credentials: Record<string, string> = SIGNED_IN) {
    const main = resolve(__dirname, '../../../projenrc/import/main.ts');
    const env = { ...environment(credentials), HOME: folder };
    const command = promisify(execFile)(process.execPath, ['-r', 'tsx/cjs', main, ...args], { env });
    return command.then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }) as { code: number; stdout: string; stderr: string },
    );
  }

  test('writes facts, binding, barrel and runtime', async () => {
    await withEndpoint(BUCKET, async (endpoint) => {
      const out = join(folder, 'ros');
      const { code, stdout } = await run(['--live', TYPE, '--endpoint', endpoint, '--out', out]);
      const written = ['oss/bucket.ts', 'oss/index.ts', 'runtime.ts', 'spec/OSS/Bucket.json'];
      expect({ code, printed: stdout.trim().split('\n').sort() }).toEqual({
        code: 0,
        printed: written.map((path) => join(out, path)),
      });
      expect(filesIn(out)).toEqual(written);
      expect(readFileSync(join(out, 'oss/bucket.ts'), 'utf8')).toContain("'ALIYUN::OSS::Bucket'");
      expect(readFileSync(join(out, 'oss/index.ts'), 'utf8')).toContain("export * from './bucket';");
    });
  });

  test('writes nothing when ROS refuses', async () => {
    await withEndpoint({ status: 404, body: { Code: 'ResourceTypeNotFound', Message: 'no' } }, async (endpoint) => {
      const { code, stderr } = await run(['--live', TYPE, '--endpoint', endpoint, '--out', join(folder, 'ros')]);
      expect({ code, stderr }).toEqual({ code: 1, stderr: `ROS knows no type '${TYPE}' (ResourceTypeNotFound)\n` });
      expect(filesIn(folder)).toEqual([]);
    });
  });

  test('says how to sign in', async () => {
    const { code, stderr } = await run(['--live', TYPE, '--out', join(folder, 'ros')], {});
    expect(code).toBe(1);
    expect(stderr.split('\n')[0]).toBe(
      'no credentials found: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, ' +
        'or run `aliyun configure` (they need ros:GetResourceType)',
    );
    expect(filesIn(folder)).toEqual([]);
  });

  test('shows its usage when asked', async () => {
    const { code, stdout } = await run(['--help']);
    expect({ code, first: stdout.split('\n')[0] }).toEqual({ code: 0, first: 'usage: npx projen import' });
  });

  test.each([
    ['no type', ['--live', 'Bucket'], "'Bucket' is no ROS type, expected such as ALIYUN::CS::ClusterNodePool"],
    ['a path for a type', ['--live', 'ALIYUN::../x::Y'], "'ALIYUN::../x::Y' is no ROS type"],
    ['a region alone', ['--region', 'eu-central-1'], "'--region' needs '--live TYPE'"],
    ['no URL', ['--live', TYPE, '--endpoint', '::'], "'--endpoint' must be a URL such as https://ros.aliyuncs.com"],
    ['an unknown option', ['--lve', TYPE], "Unknown option '--lve'"],
  ])('shows its usage for %s', async (_, args, message) => {
    const { code, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain('usage: npx projen import');
  });
});

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
