import * as ros from '@alicloud/ros-cdk-core';
import { Cluster } from '../../lib/cluster/cluster';
import { ClusterRole } from '../../lib/identity/cluster-role';
import { ClusterUser, type ClusterUserProps } from '../../lib/identity/cluster-user';
import { PlatformStack } from '../../lib/platform-stack';
import { addManagedCluster } from '../cluster/clusters';
import { checkTemplate } from '../support/ros/check-template';
import { templateOf } from '../support/template';

const ALICE: ClusterUserProps = { ramUserId: '212345678901234567' };

/** What one user is granted by calls on one imported cluster. */
const grantsOf = (use: (cluster: ReturnType<typeof Cluster.fromClusterAttributes>, user: ClusterUser) => void) =>
  templateOf((stack) => {
    const shared = Cluster.fromClusterAttributes(stack, 'Shared', { clusterId: 'c-1' });
    use(shared, new ClusterUser(stack, 'Alice', ALICE));
  }).Resources?.Alice;
const permissionsOf = (use: Parameters<typeof grantsOf>[0]) => grantsOf(use)?.Properties.Permissions;

test('defaults', () => {
  const template = templateOf((stack) => {
    addManagedCluster(stack).grantAccess(new ClusterUser(stack, 'Alice', ALICE), ClusterRole.DEVELOPER);
  });
  expect(template.Resources.Alice).toMatchSnapshot();
  expect(checkTemplate(template)).toEqual([]);
});

test('one resource holds all grants, over clusters and namespaces, each once', () => {
  const template = templateOf((stack) => {
    const alice = new ClusterUser(stack, 'Alice', ALICE);
    const cluster = addManagedCluster(stack);
    const shared = Cluster.fromClusterAttributes(stack, 'Shared', { clusterId: 'c-1' });
    cluster.grantAccess(alice, ClusterRole.ADMIN);
    shared.grantAccess(alice, ClusterRole.DEVELOPER, { namespace: 'web' });
    shared.grantAccess(alice, ClusterRole.DEVELOPER, { namespace: 'web' });
    shared.grantAccess(alice, ClusterRole.RESTRICTED, { namespace: 'shop' });
  });
  const all = Object.values(template.Resources).filter(({ Type }) => Type === 'ALIYUN::CS::GrantPermissions');
  expect(all.map(({ Properties }) => Properties.Permissions)).toEqual([
    [
      { ClusterId: { 'Fn::GetAtt': ['Cluster', 'ClusterId'] }, RoleType: 'cluster', RoleName: 'admin' },
      { ClusterId: 'c-1', RoleType: 'namespace', RoleName: 'dev', Namespace: 'web' },
      { ClusterId: 'c-1', RoleType: 'namespace', RoleName: 'restricted', Namespace: 'shop' },
    ],
  ]);
  expect(checkTemplate(template)).toEqual([]);
});

test('roles are those ACK has, and any ClusterRole', () => {
  const roles = [
    ...[ClusterRole.ADMIN, ClusterRole.ADMIN_VIEW, ClusterRole.OPERATIONS, ClusterRole.DEVELOPER],
    ...[ClusterRole.RESTRICTED, ClusterRole.of('auditor')],
  ];
  const permissions = permissionsOf((cluster, user) => {
    for (const role of roles) cluster.grantAccess(user, role);
  });
  expect(permissions.map((grant: any) => [grant.RoleName, grant.IsCustom])).toEqual([
    ['admin', undefined],
    ['admin-view', undefined],
    ['ops', undefined],
    ['dev', undefined],
    ['restricted', undefined],
    ['auditor', true],
  ]);
});

test('the user may be a RAM role', () => {
  const { Pipeline } = templateOf((stack) => {
    const shared = Cluster.fromClusterAttributes(stack, 'Shared', { clusterId: 'c-1' });
    shared.grantAccess(new ClusterUser(stack, 'Pipeline', { ramRoleId: '312345678901234567' }), ClusterRole.DEVELOPER);
  }).Resources;
  expect(Pipeline?.Properties.UserId).toBe('312345678901234567');
  expect(Pipeline?.Properties.Permissions[0].IsRamRole).toBe(true);
});

test('an id that is known only after deployment is taken as it is', () => {
  const { Alice } = templateOf((stack) => {
    const id = new ros.RosParameter(stack, 'Id', { type: 'String' as never });
    const shared = Cluster.fromClusterAttributes(stack, 'Shared', { clusterId: 'c-1' });
    shared.grantAccess(new ClusterUser(stack, 'Alice', { ramUserId: id.valueAsString }), ClusterRole.ADMIN);
  }).Resources;
  expect(Alice?.Properties.UserId).toEqual({ Ref: 'Id' });
});

test('a user without grants keeps what it has', () => {
  expect(templateOf((stack) => new ClusterUser(stack, 'Alice', ALICE)).Resources).toBeUndefined();
});

describe('fails', () => {
  const user = (props: ClusterUserProps) => () => templateOf((stack) => new ClusterUser(stack, 'Alice', props));

  test('without an id, and with two', () => {
    const message =
      "either 'ramUserId' or 'ramRoleId' is required, e.g. ramUserId: '212345678901234567' [at Stack/Alice]";
    expect(user({})).toThrow(message);
    expect(user({ ...ALICE, ramRoleId: '3' })).toThrow(message);
  });

  test('for a name in place of an id', () => {
    expect(user({ ramUserId: 'alice' })).toThrow(
      "'ramUserId' is 'alice', must be the numeric id of the RAM user, not its name [at Stack/Alice]",
    );
    expect(user({ ramRoleId: 'acs:ram::1:role/ci' })).toThrow(
      "'ramRoleId' is 'acs:ram::1:role/ci', must be the numeric id of the RAM role, not its name",
    );
  });

  test('for the same user again, in whatever stack', () => {
    const twice = () =>
      templateOf((stack) => {
        new ClusterUser(stack, 'Alice', ALICE);
        new ClusterUser(new PlatformStack(stack.node.root as ros.App, 'Other'), 'Alice', ALICE);
      });
    expect(twice).toThrow(
      "'212345678901234567' is Stack/Alice already, and a second one would overwrite what that is granted: use that " +
        'one [at Other/Alice]',
    );
  });

  test('for a cluster whose id another stack knows', () => {
    const across = () =>
      templateOf((stack) => {
        const other = new PlatformStack(stack.node.root as ros.App, 'Other');
        addManagedCluster(stack).grantAccess(new ClusterUser(other, 'Alice', ALICE), ClusterRole.ADMIN);
      });
    expect(across).toThrow(
      "Stack/Cluster is in stack 'Stack', and ROS hands no values from stack to stack: refer to it in 'Other' with " +
        'Cluster.fromClusterAttributes and its id [at Stack/Cluster]',
    );
  });

  test('for a role that ACK grants for whole clusters only', () => {
    const grant = () =>
      permissionsOf((cluster, user) => cluster.grantAccess(user, ClusterRole.ADMIN, { namespace: 'web' }));
    expect(grant).toThrow(
      "'namespace' is 'web', but ACK grants 'admin' for whole clusters only: leave it out, or use " +
        'ClusterRole.DEVELOPER or ClusterRole.RESTRICTED [at Stack/Shared]',
    );
  });

  test('for what is no namespace', () => {
    const grant = () =>
      permissionsOf((cluster, user) => cluster.grantAccess(user, ClusterRole.DEVELOPER, { namespace: '' }));
    expect(grant).toThrow("'namespace' is '', must be 1 to 63 lower case letters, digits or '-', e.g. 'web'");
  });

  test('for more grants than ROS takes', () => {
    const grant = (count: number) => () =>
      permissionsOf((cluster, user) => {
        for (let i = 0; i < count; i++) cluster.grantAccess(user, ClusterRole.DEVELOPER, { namespace: `web-${i}` });
      });
    expect(grant(20)()).toHaveLength(20);
    expect(grant(21)).toThrow(
      'a user takes 20 grants, got one more: grant a whole cluster, or bind roles in a chart [at Stack/Alice]',
    );
  });
});
