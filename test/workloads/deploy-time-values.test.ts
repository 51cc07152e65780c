import * as ros from '@alicloud/ros-cdk-core';
import fc from 'fast-check';
import type { FileStorage } from '../../lib';
import type { PlatformStack } from '../../lib/platform-stack';
import { appliedBy, templateOfObject } from './workloads';

type Compose = (site: FileStorage, stack: PlatformStack) => string;

/** A text in a ConfigMap of the stack; gives what Kubernetes reads once ROS knows the value it is made of. */
function textOf(compose: Compose): (value: string) => string {
  const template = templateOfObject((site, stack) => ({ data: { text: compose(site, stack) } }));
  return (value) => appliedBy(template, 'ClusterWeb', { attribute: () => value, ref: () => value })[0]?.data.text;
}

describe('a text that only ROS knows', () => {
  test('becomes a function of ROS, between quotes', () => {
    const { Resources } = templateOfObject((site) => ({ data: { server: site.server } }));
    expect(Resources.ClusterWeb?.Properties.YamlContent).toEqual({
      'Fn::Join': [
        '',
        [
          'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: thing\n  namespace: web\ndata:\n  server: "',
          { 'Fn::GetAtt': ['SiteMountTarget', 'MountTargetDomain'] },
          '"\n',
        ],
      ],
    });
  });

  test.each<[string, (value: string) => string]>([
    ['a part of a text', (value) => `nfs://${value}/share`],
    ['inside YAML', (value) => `server: "${value}"\npath: /\n\nnote: |\n  long enough to be folded, ${value}\n`],
    ['inside JSON', (value) => JSON.stringify({ server: value, list: [value] })],
    ['twice, at the ends of lines', (value) => `${value}\n${value}\n`],
    ['between quotes and backslashes', (value) => `"C:\\temp" '${value}'\t${value}\\`],
    ['in a program', (value) => `if (String(x) === '[object Array]') mount('${value}');\n`],
  ])('%s is what it would be, were it known', (_name, compose) => {
    expect(textOf((site) => compose(site.server))('a.b')).toBe(compose('a.b'));
  });

  test('joined by ROS, is what ROS joins', () => {
    expect(textOf(({ server }) => ros.Fn.join('", "', ['a"b\\', server]))('c')).toBe('a"b\\", "c');
  });

  test('stays a text, whatever it looks like', () => {
    const read = textOf(({ server }) => server);
    for (const value of [
      '123456',
      '1e3',
      'true',
      'null',
      '~',
      'no',
      '2026-01-01',
      '0x1f',
      '- a',
      '{a: b}',
      '#',
      '*a',
    ]) {
      expect(read(value)).toBe(value);
    }
  });

  test('keeps the blanks around it, also in a text of several lines', () => {
    const read = textOf(({ server }) => `a first line that is long enough to be folded\n${server}\nthe last`);
    expect(read('  a  ')).toBe('a first line that is long enough to be folded\n  a  \nthe last');
  });

  test('between any others, changes none of them', () => {
    const others = fc.string({ unit: fc.constantFrom(...' \n\t"\'\\:#-&*%@`|>!?,é€x0') });
    fc.assert(
      fc.property(others, others, (before, after) => {
        expect(textOf(({ server }) => `${before}${server}${after}`)('a.b')).toBe(`${before}a.b${after}`);
      }),
      { numRuns: 40 },
    );
  });

  test('as a parameter, changes nothing around it', () => {
    const read = textOf((_site, stack) => {
      const parameter = new ros.RosParameter(stack, 'Greeting', { type: ros.RosParameterType.STRING });
      return `<${parameter.valueAsString}>`;
    });
    for (const value of ['plain', 'a "quoted" word', 'C:\\new\\tab', 'two\nlines', 'of\r\nWindows', '\\"']) {
      expect(read(value)).toBe(`<${value}>`);
    }
  });
});

test('what ROS knows is escaped as YAML 1.1 needs it, where a line may end with a carriage return', () => {
  const { Resources } = templateOfObject((_site, stack) => {
    const parameter = new ros.RosParameter(stack, 'Greeting', { type: ros.RosParameterType.STRING });
    return { data: { text: parameter.valueAsString } };
  });
  const text = JSON.stringify(Resources.ClusterWeb?.Properties.YamlContent);
  for (const character of ['\\', '"', '\n', '\r']) {
    expect(text).toContain(
      `{"Fn::Replace":[${JSON.stringify({ [character]: JSON.stringify(character).slice(1, -1) })}`,
    );
  }
});

test('what a wait condition gives is JSON, and stays what it is between quotes', () => {
  const data = JSON.stringify({ 'i-1': 'a "quoted" word\n', path: 'C:\\new' });
  const read = textOf(() => `data: ${ros.Fn.getAtt('Wait', 'Data')}`);
  expect(read(data)).toBe(`data: ${data}`);
});

test('ids, host names, addresses and ports have nothing to escape', () => {
  for (const attribute of ['ClusterId', 'MountTargetDomain', 'PrivateIpAddress', 'InnerPort']) {
    const value = { 'Fn::GetAtt': ['Site', attribute] };
    const { Resources } = templateOfObject(() => ({ data: { text: ros.Token.asString(value) } }));
    expect(Resources.ClusterWeb?.Properties.YamlContent['Fn::Join'][1]).toContainEqual(value);
  }
});

describe('refuses, naming the field and the object,', () => {
  const list = () => ros.Token.asList({ 'Fn::GetAtt': ['Site', 'Zones'] });
  const number = () => ros.Token.asNumber({ 'Fn::GetAtt': ['Site', 'Port'] });
  const TEXT = 'hand it over as a text, e.g. ros.Token.asString(bucket.attrName)';

  test.each<[string, (site: FileStorage) => Record<string, unknown>, string]>([
    ['a list', () => ({ spec: { zones: list() } }), "'spec.zones' is a list that only ROS knows; give its elements"],
    ['a list with others', () => ({ spec: { zones: ['a', ...list()] } }), "'spec.zones' is a list that only ROS knows"],
    ['a number', () => ({ spec: { port: number() } }), "'spec.port' is a number that only ROS knows; give a plain one"],
    [
      'a number made a text',
      () => ({ spec: { port: `${number()}` } }),
      "'spec.port' holds what is left of a value that only ROS knows",
    ],
    [
      'a key',
      ({ server }) => ({ data: { [server]: 'x' } }),
      "'data' has a key that only ROS knows; keys are plain texts",
    ],
    [
      'an object joined to a text',
      () => ({ spec: { text: `a ${{}}` } }),
      "'spec.text' holds what is left of a value that only ROS knows",
    ],
    [
      'a part of a token',
      ({ server }) => ({ spec: { server: server.slice(0, -1) } }),
      `'spec.server' holds what is left of a value that only ROS knows; ${TEXT}, and change nothing in it`,
    ],
    [
      'a token in capitals or small letters',
      ({ server }) => ({ spec: { server: server.toLowerCase() } }),
      "'spec.server' holds what is left of a value that only ROS knows",
    ],
    [
      'a text in base64',
      ({ server }) => ({ kind: 'Secret', data: { server: Buffer.from(`nfs:${server}`).toString('base64') } }),
      "'data.server' holds what is left of a value that only ROS knows",
    ],
    [
      'a text where base64 has to be',
      ({ server }) => ({ kind: 'Secret', data: { server } }),
      "'data.server' is base64, which ROS cannot make of a value it knows; use stringData, or data of a ConfigMap",
    ],
    [
      'the same in a ConfigMap',
      ({ server }) => ({ binaryData: { server } }),
      "'binaryData.server' is base64, which ROS cannot make of a value it knows",
    ],
    [
      'a function of ROS as an object',
      () => ({ spec: { server: { 'Fn::GetAtt': ['Site', 'Name'] } } }),
      `'spec.server' is a function of ROS; ${TEXT}`,
    ],
  ])('%s', (_name, props, message) => {
    const adding = () => templateOfObject(props);
    expect(adding).toThrow(message);
    expect(adding).toThrow('[at web/Thing] [at Stack/Cluster/Web]');
  });

  test('a reference as an object, which cdk8s cannot render', () => {
    const adding = () =>
      templateOfObject((_site, stack) => {
        return { data: { x: new ros.RosParameter(stack, 'X', { type: ros.RosParameterType.STRING }).value } };
      });
    expect(adding).toThrow("Failed serializing construct at path 'web/Thing'");
    expect(adding).toThrow('a value of ROS is handed over as a text, e.g. ros.Token.asString(bucket.attrName)');
  });

  test('all that is wrong at once', () => {
    const adding = () => templateOfObject(({ server }) => ({ spec: { port: number(), zones: list(), [server]: 1 } }));
    expect(adding).toThrow(/'spec' has a key .*'spec\.port' is .*'spec\.zones' is /);
  });

  test('a value of another stack', () => {
    const adding = () =>
      templateOfObject((_site, stack) => {
        const other = new ros.Stack(stack.node.root as ros.App, 'Other');
        return { data: { x: new ros.RosParameter(other, 'X', { type: ros.RosParameterType.STRING }).valueAsString } };
      });
    expect(adding).toThrow('a value of another stack is used in Resources.ClusterWeb.Properties.YamlContent');
  });
});
