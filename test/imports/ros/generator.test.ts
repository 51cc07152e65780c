import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { PropertyFacts, TypeFacts } from '../../../projenrc/import/facts';
import { generate, generateAll, generatedFolders, readNamespace } from '../../../projenrc/import/generate';
import { renderType } from '../../../projenrc/import/render-type';
import { removeStale, writeFiles } from '../../../projenrc/import/write';

const FOLDER = resolve(__dirname, '../../../imports/ros');

function thing(Properties: Record<string, PropertyFacts>, more: Partial<TypeFacts> = {}): TypeFacts {
  return { ResourceType: 'ALIYUN::TEST::Thing', EntityType: 'Resource', Attributes: {}, Properties, ...more };
}

describe('imports/ros', () => {
  const files = generateAll(FOLDER);

  test('is what the generator makes of the facts, byte for byte', () => {
    const kept = new Map([...files.keys()].map((path) => [path, readFileSync(join(FOLDER, path), 'utf8')]));
    expect(kept).toEqual(files);
  });

  test('holds nothing else', () => {
    const kept = generatedFolders(FOLDER).flatMap((folder) =>
      readdirSync(join(FOLDER, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
    );
    expect(kept.filter((path) => path.endsWith('.ts')).sort()).toEqual([...files.keys()].sort());
  });

  test('binds each type of CS, ACS and NLB', () => {
    const modules = [...files.keys()].filter((path) => !path.endsWith('index.ts'));
    expect(modules).toHaveLength(['CS', 'ACS', 'NLB'].flatMap((namespace) => readNamespace(FOLDER, namespace)).length);
  });

  test('binds no property that is gone from a type', () => {
    for (const facts of readNamespace(FOLDER, 'CS')) {
      for (const removed of Object.keys(facts.RemovedProperties ?? {})) {
        expect(renderType(facts)).not.toMatch(new RegExp(`^  \\w+: { ros: '${removed}'`, 'm'));
      }
    }
  });

  test.each([
    ['cs/kubernetes-cluster.ts', 'use ManagedKubernetesCluster'],
    ['cs/serverless-kubernetes-cluster.ts', 'use ASKCluster'],
  ])('%s says what to use instead', (path, instead) => {
    const deprecations = files
      .get(path)
      ?.match(new RegExp(`@deprecated ROS no longer offers this type: ${instead}`, 'g'));
    expect(deprecations).toHaveLength(2);
  });
});

test('a module', () => {
  const facts = thing(
    {
      Name: { Type: 'string', Required: true, UpdateAllowed: false, Constraints: [{ Length: { Max: 9 } }] },
      Rules: {
        Type: 'list',
        UpdateAllowed: true,
        Schema: { '*': { Type: 'map', Schema: { Id: { Type: 'string' }, Port: { Type: 'integer', Required: true } } } },
      },
    },
    { Attributes: { ThingId: {} } },
  );
  expect(renderType(facts)).toMatchSnapshot();
});

test('two runs give the same bytes whatever the order of the facts', () => {
  const facts = readNamespace(FOLDER, 'CS');
  const reordered = [...facts].reverse().map((type) => ({
    ...type,
    Attributes: Object.fromEntries(Object.entries(type.Attributes).reverse()),
    Properties: Object.fromEntries(Object.entries(type.Properties).reverse()),
  }));
  expect(new Map([...generate(reordered)].sort())).toEqual(new Map([...generate(facts)].sort()));
});

describe('names', () => {
  test.each([
    ['VSwitchIds', 'vSwitchIds'],
    ['KMSKeyId', 'kmsKeyId'],
    ['Ipv6CidrBlock', 'ipv6CidrBlock'],
    ['Id', 'identity'],
    ['Equals', 'equalsTo'],
  ])('property %s is %s', (rosName, name) => {
    expect(renderType(thing({ [rosName]: { Type: 'string' } }))).toContain(`${name}: { ros: '${rosName}'`);
  });

  test.each([
    ['ISP', 'attrIsp'],
    ['VSwitchId', 'attrVSwitchId'],
    ['APIServerSLBId', 'attrApiServerSlbId'],
  ])('attribute %s is %s', (attribute, name) => {
    expect(renderType(thing({}, { Attributes: { [attribute]: {} } }))).toContain(`get ${name}()`);
  });

  test('an attribute of any name has no getter', () => {
    expect(renderType(thing({}, { Attributes: { '*': {} } }))).not.toContain('get attr');
  });

  test('a type all in capitals has a class in words', () => {
    const module = renderType(thing({}, { ResourceType: 'ALIYUN::TEST::VPC' }));
    expect(module.match(/^export (class|interface) \w+/gm)).toEqual([
      'export interface RosVPCProps',
      'export interface VPCProps',
      'export interface IVpc',
      'export interface RosVPC',
      'export class RosVPC',
      'export class Vpc',
    ]);
  });

  test('an interface whose name is taken is named after the key above as well', () => {
    const tags: PropertyFacts = {
      Type: 'list',
      Schema: { '*': { Type: 'map', Schema: { Key: { Type: 'string' } } } },
    };
    const module = renderType(thing({ Group: { Type: 'map', Schema: { Tags: tags } }, Tags: structuredClone(tags) }));
    expect(module.match(/export interface \w+Property/g)).toEqual([
      'export interface GroupProperty',
      'export interface GroupTagsProperty',
      'export interface TagsProperty',
    ]);
  });

  test('ALIYUN::EDAS::K8sApplication goes to edas/k8s-application.ts', () => {
    const files = generate([thing({}, { ResourceType: 'ALIYUN::EDAS::K8sApplication' })]);
    expect([...files.keys()]).toEqual(['edas/k8s-application.ts', 'edas/index.ts']);
  });
});

describe('facts', () => {
  test('a pattern that JavaScript cannot read is left to ROS', () => {
    const facts = thing({ Name: { Type: 'string', Constraints: [{ AllowedPattern: '(?P<x>a)' }] } });
    expect(renderType(facts)).toContain("name: { ros: 'Name', type: 'string' }");
  });

  test('quotes, backslashes and the end of a comment stay what they are', () => {
    const facts = thing({ Name: { Type: 'string', Constraints: [{ AllowedPattern: '^\'"\\d*/$' }] } });
    expect(renderType(facts)).toContain(`pattern: '^\\'"\\\\d*/$'`);
    expect(renderType(facts)).toContain('matching `^\'"\\d*\\/$`');
  });

  test('a known default is told', () => {
    expect(renderType(thing({ Size: { Type: 'number', Default: 20 } }))).toContain(
      '@default - not sent: ROS takes `20`',
    );
  });

  test('a removed type that nothing replaces', () => {
    expect(renderType(thing({}, { Source: { Status: 'REMOVED' } }))).toContain(
      '@deprecated ROS no longer offers this type: nothing is known to replace it',
    );
  });
});

describe('writing', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'write-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('writes all or nothing', () => {
    writeFileSync(join(folder, 'kept.ts'), 'old');
    writeFileSync(join(folder, 'blocked'), 'a file where a folder would be');
    const files = new Map([
      ['kept.ts', 'new'],
      ['blocked/x.ts', 'new'],
    ]);
    expect(() => writeFiles(folder, files)).toThrow();
    expect(readdirSync(folder).sort()).toEqual(['blocked', 'kept.ts']);
    expect(readFileSync(join(folder, 'kept.ts'), 'utf8')).toBe('old');
  });

  test('removes what is no longer made', () => {
    writeFiles(
      folder,
      new Map([
        ['cs/old.ts', ''],
        ['cs/new.ts', ''],
      ]),
    );
    removeStale(folder, ['cs'], new Map([['cs/new.ts', '']]));
    expect(readdirSync(join(folder, 'cs'))).toEqual(['new.ts']);
  });

  test('a first run has nothing to remove', () => {
    removeStale(folder, ['cs'], new Map());
    expect(existsSync(join(folder, 'cs'))).toBe(false);
  });
});
