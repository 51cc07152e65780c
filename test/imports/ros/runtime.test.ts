import * as ros from '@alicloud/ros-cdk-core';
import * as acs from '../../../imports/ros/acs';
import * as cs from '../../../imports/ros/cs';
import type { TypeFacts } from '../../../projenrc/import/facts';
import { templateOf } from '../../support/template';
import { loadBinding } from './load-binding';
import { newApp } from './new-app';

const CLUSTER: acs.ClusterProps = { name: 'pods' };

const POOL: cs.ClusterNodePoolProps = {
  clusterId: 'c1',
  scalingGroup: { vSwitchIds: ['vsw-1'], systemDiskSize: 50 },
};

/** The text of the error for props that a type checker would refuse, too. */
function errorOf(define: (stack: ros.Stack) => unknown): string {
  try {
    define(new ros.Stack(newApp(), 'Stack'));
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
}

function poolError(props: Record<string, unknown>): string {
  return errorOf((stack) => new cs.ClusterNodePool(stack, 'Workers', { ...POOL, ...props } as cs.ClusterNodePoolProps));
}

/** A type that has each kind of constraint once. */
const EVERYTHING = loadBinding({
  ResourceType: 'ALIYUN::TEST::Everything',
  EntityType: 'Resource',
  Attributes: {},
  Properties: {
    AnyMap: { Type: 'map', Schema: { '*': { Type: 'integer' } } },
    Code: { Type: 'string', Constraints: [{ AllowedPattern: '^[a-z]+$' }] },
    Count: { Type: 'integer', Constraints: [{ Range: { Min: 1, Max: 10 } }] },
    Few: { Type: 'list', Constraints: [{ Length: { Max: 2 } }] },
    Flag: { Type: 'boolean' },
    Free: { Type: 'any' },
    Kind: { Type: 'string', Constraints: [{ AllowedValues: ['a', 'b'] }] },
    Least: { Type: 'number', Constraints: [{ Range: { Min: 0.5 } }] },
    Most: { Type: 'number', Constraints: [{ Range: { Max: 3 } }] },
    Name: { Type: 'string', Constraints: [{ Length: { Min: 2, Max: 4 } }] },
    Nested: {
      Type: 'map',
      Schema: {
        Id: { Type: 'string', Required: true },
        Levels: { Type: 'list', Schema: { '*': { Type: 'list', Schema: { '*': { Type: 'number' } } } } },
      },
    },
    Password: { Type: 'string', Constraints: [{ Length: { Min: 8 } }] },
  },
} as TypeFacts);

function everythingError(props: Record<string, unknown>): string {
  return errorOf((stack) => new EVERYTHING.Everything(stack, 'X', props));
}

describe('an error says what was got and what is allowed', () => {
  test('a missing property', () => {
    expect(poolError({ clusterId: undefined })).toBe("'clusterId' is required: a string [at Stack/Workers/Workers]");
  });

  test('no props at all', () => {
    expect(errorOf((stack) => new acs.Cluster(stack, 'Cluster', undefined as never))).toBe(
      "'name' is required: a string [at Stack/Cluster/Cluster]",
    );
  });

  test('a missing nested property', () => {
    expect(poolError({ scalingGroup: { vSwitchIds: ['vsw-1'] } })).toBe(
      "'scalingGroup.systemDiskSize' is required: a number [at Stack/Workers/Workers]",
    );
  });

  test.each([
    [{ flag: 'yes' }, `'flag' must be true or false, got "yes"`],
    [{ code: 7 }, "'code' must be a string matching /^[a-z]+$/, got 7"],
    [{ most: '3' }, `'most' must be a number of at most 3, got "3"`],
    [{ most: Number.NaN }, "'most' must be a number of at most 3, got NaN"],
    [{ few: 'one' }, `'few' must be a list of at most 2 elements, got "one"`],
    [{ nested: ['x'] }, `'nested' must be a map, got ["x"]`],
    [{ few: [null], nested: null, free: null, anyMap: { a: null } }, "'anyMap.a' must be an integer, got null"],
  ])('a wrong type: %j', (props, message) => {
    expect(everythingError(props)).toBe(`${message} [at Stack/X/X]`);
  });

  test.each([
    [{ kind: 'c' }, `'kind' must be one of "a", "b", got "c"`],
    [{ count: 11 }, "'count' must be an integer from 1 to 10, got 11"],
    [{ count: 0 }, "'count' must be an integer from 1 to 10, got 0"],
    [{ count: 1.5 }, "'count' must be an integer from 1 to 10, got 1.5"],
    [{ least: 0 }, "'least' must be a number of at least 0.5, got 0"],
    [{ most: 4 }, "'most' must be a number of at most 3, got 4"],
    [{ name: 'a' }, `'name' must be a string of 2 to 4 characters, got "a"`],
    [{ few: [1, 2, 3] }, "'few' must be a list of at most 2 elements, got [1,2,3]"],
    [{ code: 'A' }, `'code' must be a string matching /^[a-z]+$/, got "A"`],
  ])('a value out of bounds: %j', (props, message) => {
    expect(everythingError(props)).toBe(`${message} [at Stack/X/X]`);
  });

  test('a value in a list of lists and one under a free key', () => {
    expect(everythingError({ nested: { identity: 'x', levels: [[1], [2, 'three']] }, anyMap: { a: 1, b: 2.5 } })).toBe(
      [
        "'anyMap.b' must be an integer, got 2.5",
        `'nested.levels[1][1]' must be a number, got "three" [at Stack/X/X]`,
      ].join('\n'),
    );
  });

  test('an element of a list of maps', () => {
    expect(poolError({ scalingGroup: { ...POOL.scalingGroup, dataDisks: [{ size: 40 }, { size: '40' }] } })).toBe(
      `'scalingGroup.dataDisks[1].size' must be a number, got "40" [at Stack/Workers/Workers]`,
    );
  });

  test('a long value is cut', () => {
    expect(everythingError({ name: 'x'.repeat(100) })).toBe(
      `'name' must be a string of 2 to 4 characters, got "${'x'.repeat(79)}… [at Stack/X/X]`,
    );
  });

  test('a construct where its id belongs', () => {
    const message = errorOf((stack) => {
      const cluster = new acs.Cluster(stack, 'Cluster', CLUSTER);
      new cs.ClusterNodePool(stack, 'Workers', { ...POOL, clusterId: cluster } as never);
    });
    expect(message).toBe("'clusterId' must be a string, got the construct 'Stack/Cluster' [at Stack/Workers/Workers]");
  });

  test('a password inside a value is not shown', () => {
    expect(poolError({ scalingGroup: [{ loginPassword: 'Passw0rd' }] })).toBe(
      `'scalingGroup' must be a map, got [{"loginPassword":"(not shown)"}] [at Stack/Workers/Workers]`,
    );
  });

  test('a password is not shown', () => {
    expect(everythingError({ password: '1234' })).toBe(
      "'password' must be a string of at least 8 characters, got a value that is not shown here [at Stack/X/X]",
    );
  });
});

describe('an unknown key', () => {
  test.each([
    ['a slip of the pen', { naem: 'ab' }, "'naem' is unknown, did you mean 'name'?"],
    ['the name in the template', { Kind: 'a' }, "'Kind' is unknown, did you mean 'kind'?"],
    ['nested', { nested: { identity: 'x', level: [] } }, "'nested.level' is unknown, did you mean 'levels'?"],
    ['nested, renamed', { nested: { identity: 'x', Id: 'x' } }, "'nested.Id' is unknown, did you mean 'identity'?"],
    ['nothing near', { nested: { identity: 'x', zzz: 1 } }, "'nested.zzz' is unknown, known are 'identity', 'levels'"],
  ])('%s', (_, props, message) => {
    expect(everythingError(props)).toBe(`${message} [at Stack/X/X]`);
  });

  test('where much is known, the first of it is listed', () => {
    expect(poolError({ zzz: 1 })).toBe(
      "'zzz' is unknown, known are 'autoScaling', 'clusterId', 'count', 'kubernetesConfig', 'management', " +
        "'nodePoolInfo', 'scalingGroup', 'teeConfig' [at Stack/Workers/Workers]",
    );
  });
});

test('all problems of one resource come in one error', () => {
  const props = {
    clusterId: undefined,
    count: 1.5,
    nodePoolinfo: {},
    scalingGroup: { vSwitchIds: ['vsw-1'], systemDiskSize: 50, periodUnit: 'Day', dataDisks: [] },
  };
  expect(poolError(props)).toBe(
    [
      "'nodePoolinfo' is unknown, did you mean 'nodePoolInfo'?",
      "'clusterId' is required: a string",
      "'count' must be an integer, got 1.5",
      "'scalingGroup.dataDisks' must be a list of at least 1 element, got []",
      `'scalingGroup.periodUnit' must be one of "Week", "Month", "Year", got "Day" [at Stack/Workers/Workers]`,
    ].join('\n'),
  );
});

describe('what is known only when deploying is let through', () => {
  const reference = { Ref: 'Parameter' };
  test.each([
    ['a string that holds a token', { kind: `x-${ros.Token.asString(reference)}` }],
    ['a number', { count: ros.Token.asNumber(reference) }],
    ['a list', { few: ros.Token.asList(reference) }],
    ['an IResolvable', { nested: ros.Token.asAny(reference) }],
    ['a function of the template', { flag: { 'Fn::Equals': ['a', 'b'] } }],
    ['deep down', { nested: { identity: reference, levels: [reference, [ros.Token.asNumber(reference)]] } }],
  ])('%s', (_, props) => {
    expect(everythingError(props)).toBe('no error');
  });

  test('what it becomes is checked at synthesis', () => {
    const late = ros.Lazy.stringValue({ produce: () => 'c' });
    expect(() => templateOf((stack) => new EVERYTHING.Everything(stack, 'X', { kind: late }))).toThrow(
      `'kind' must be one of "a", "b", got "c" [at Stack/X/X]`,
    );
  });
});

describe('the checks can be switched off', () => {
  const wrong = { clusterName: 'x', zzz: 1 } as unknown as acs.ClusterProps;

  test('for one resource', () => {
    expect(errorOf((stack) => new acs.Cluster(stack, 'Cluster', wrong, false))).toBe('no error');
  });

  test('for one level-1 resource', () => {
    expect(errorOf((stack) => new acs.RosCluster(stack, 'Cluster', wrong, false))).toBe('no error');
  });

  test('for a stack', () => {
    const stack = new ros.Stack(newApp(), 'Stack', { enableResourcePropertyConstraint: false });
    expect(() => new acs.Cluster(stack, 'Cluster', wrong)).not.toThrow();
  });

  test('a key that nobody knows does not reach the template', () => {
    const { X } = templateOf(
      (stack) => new EVERYTHING.Everything(stack, 'X', { flag: 'yes', zzz: 1 }, false),
    ).Resources;
    expect(X?.Properties).toEqual({ Flag: 'yes' });
  });
});

describe('rendering', () => {
  test('the names of the template, all the way down', () => {
    const { Workers } = templateOf((stack) => {
      new cs.ClusterNodePool(stack, 'Workers', {
        ...POOL,
        scalingGroup: { ...POOL.scalingGroup, dataDisks: [{ size: 40 }], tags: [{ key: 'team', value: 'web' }] },
      } as cs.ClusterNodePoolProps);
    }).Resources;
    expect(Workers).toEqual({
      Type: 'ALIYUN::CS::ClusterNodePool',
      Properties: {
        ClusterId: 'c1',
        ScalingGroup: {
          DataDisks: [{ Size: 40 }],
          SystemDiskSize: 50,
          Tags: [{ Key: 'team', Value: 'web' }],
          VSwitchIds: ['vsw-1'],
        },
      },
    });
  });

  test('fields changed after construction', () => {
    const { Workers } = templateOf((stack) => {
      const pool = new cs.RosClusterNodePool(stack, 'Workers', POOL, true);
      pool.clusterId = 'c2';
      pool.count = 3;
    }).Resources;
    expect(Workers?.Properties).toMatchObject({ ClusterId: 'c2', Count: 3 });
  });

  test('fields changed after construction are checked', () => {
    const synth = () =>
      templateOf((stack) => {
        new cs.RosClusterNodePool(stack, 'Workers', POOL, true).count = 1.5;
      });
    expect(synth).toThrow("'count' must be an integer, got 1.5 [at Stack/Workers]");
  });

  test('tags and resource group of a stack', () => {
    const { Cluster } = templateOf((stack) => new acs.Cluster(stack, 'Cluster', CLUSTER), {
      tags: { team: 'web' },
      resourceGroupId: 'rg-1',
    }).Resources;
    expect(Cluster?.Properties).toMatchObject({ ResourceGroupId: 'rg-1', Tags: [{ Key: 'team', Value: 'web' }] });
  });

  test('attributes', () => {
    const { Outputs } = templateOf((stack) => {
      const cluster = new acs.Cluster(stack, 'Cluster', CLUSTER);
      new ros.RosOutput(stack, 'Id', { value: cluster.attrClusterId });
    });
    expect(Outputs?.Id?.Value).toEqual({ 'Fn::GetAtt': ['Cluster', 'ClusterId'] });
  });
});
