import * as ros from '@alicloud/ros-cdk-core';
import { AddOn } from '../../lib/add-ons/add-on';
import { Cluster } from '../../lib/cluster/cluster';
import type { ManagedClusterProps } from '../../lib/cluster/managed-cluster-props';
import { type PolicyStatement, statementProblems } from '../../lib/identity/policy-statement';
import type { IServiceAccount, ServiceAccountOptions } from '../../lib/identity/service-account';
import type { PlatformStack } from '../../lib/platform-stack';
import { addManagedCluster, addThesisCluster } from '../cluster/clusters';
import { checkTemplate } from '../support/ros/check-template';
import { templateOf } from '../support/template';

const WEB: ServiceAccountOptions = { namespace: 'web', name: 'site' };
const LISTS: PolicyStatement = { actions: ['cs:DescribeClustersV1'], resources: ['*'] };

const addWeb = (stack: PlatformStack, options: Partial<ServiceAccountOptions> = {}): IServiceAccount =>
  addManagedCluster(stack).addServiceAccount('Web', { ...WEB, ...options });
const synth = (options: Partial<ServiceAccountOptions> = {}, use: (web: IServiceAccount) => void = () => undefined) =>
  templateOf((stack) => use(addWeb(stack, options)));
const roleOf = (options: Partial<ServiceAccountOptions> = {}) => synth(options).Resources.ClusterWebRole?.Properties;
const trustOf = (options: Partial<ServiceAccountOptions> = {}) =>
  roleOf(options)?.AssumeRolePolicyDocument.Statement[0];

test('defaults', () => {
  const { Resources, Outputs } = synth({}, (web) => web.addToPolicy(LISTS));
  const { ClusterWebRole, ClusterWebPolicy } = Resources;
  expect({ ClusterWebRole, ClusterWebPolicy, Outputs }).toMatchSnapshot();
});

test('is a template ROS takes, with everything that can be said', () => {
  const everything = { ...WEB, roleName: 'web.site', oidcProviderName: 'p', oidcIssuer: 'https://example.com' };
  const condition = { StringEquals: { 'acs:SourceVpc': ['vpc-1'] } };
  const template = templateOf(
    (stack) => {
      const cluster = addManagedCluster(stack);
      cluster.addServiceAccount('Web', everything).addToPolicy({ ...LISTS, conditions: condition });
      cluster.addServiceAccount('Api', { ...WEB, name: 'api' });
    },
    { tags: { team: 'web' } },
  );
  expect(checkTemplate(template)).toEqual([]);
});

test('trusts the provider of the cluster, in the account and not in whoever runs the stack', () => {
  expect(trustOf().Principal.Federated).toEqual([
    {
      'Fn::Join': [
        '',
        [
          'acs:ram::',
          { Ref: 'ALIYUN::TenantId' },
          ':oidc-provider/ack-rrsa-',
          { 'Fn::GetAtt': ['Cluster', 'ClusterId'] },
        ],
      ],
    },
  ]);
});

test('lets nobody in but the one ServiceAccount', () => {
  expect(trustOf().Condition.StringEquals).toMatchObject({
    'oidc:aud': 'sts.aliyuncs.com',
    'oidc:sub': 'system:serviceaccount:web:site',
  });
});

test('provider and issuer can be said, for a cluster whose own look different', () => {
  const trust = trustOf({ oidcProviderName: 'our-provider', oidcIssuer: 'https://oidc.example.com/c-1' });
  expect(JSON.stringify(trust.Principal.Federated)).toContain(':oidc-provider/our-provider');
  expect(trust.Condition.StringEquals['oidc:iss']).toBe('https://oidc.example.com/c-1');
});

describe('what charts need', () => {
  test('is plain data', () => {
    synth({}, ({ namespace, name, annotations, podLabels }) =>
      expect({ namespace, name, annotations, podLabels }).toEqual({
        namespace: 'web',
        name: 'site',
        annotations: { 'pod-identity.alibabacloud.com/role-name': 'stack-clusterweb' },
        podLabels: { 'pod-identity.alibabacloud.com/injection': 'on' },
      }),
    );
  });

  test('follows a role name that is known only after deployment, which is an output too', () => {
    const { Outputs } = templateOf((stack) => {
      const name = new ros.RosParameter(stack, 'Name', { type: 'String' as never });
      const web = addWeb(stack, { roleName: name.valueAsString });
      expect(stack.resolve(web.annotations)).toEqual({ 'pod-identity.alibabacloud.com/role-name': { Ref: 'Name' } });
    });
    expect(Outputs?.ClusterWebRoleName?.Value).toEqual({ 'Fn::GetAtt': ['ClusterWebRole', 'RoleName'] });
  });
});

describe('policy', () => {
  const policyOf = (use: (web: IServiceAccount) => void, options: Partial<ServiceAccountOptions> = {}) =>
    synth(options, use).Resources.ClusterWebPolicy?.Properties;

  test('there is none before the first grant', () => {
    expect(synth().Resources).not.toHaveProperty('ClusterWebPolicy');
    expect(policyOf((web) => web.addToPolicy())).toBeUndefined();
  });

  test('is one for all grants, in order, each once', () => {
    const queues = { actions: ['mns:SendMessage'], resources: ['*'] };
    const policy = policyOf((web) => {
      web.addToPolicy(LISTS);
      web.addToPolicy(queues, { ...LISTS }, queues);
    });
    expect(policy?.PolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: ['cs:DescribeClustersV1'], Resource: ['*'] },
      { Effect: 'Allow', Action: ['mns:SendMessage'], Resource: ['*'] },
    ]);
  });

  test('has a name RAM takes where the role has a dot', () => {
    expect(policyOf((web) => web.addToPolicy(LISTS), { roleName: 'web.site' })?.PolicyName).toBe('web-site');
  });

  test('fails for a statement without actions or resources', () => {
    expect(() => policyOf((web) => web.addToPolicy({ actions: [], resources: [] }))).toThrow(
      "'actions' is empty, needs at least one, e.g. ['oss:GetObject']; 'resources' is empty, needs at least one, " +
        "e.g. ['acs:oss:*:*:site/*'] [at Stack/Cluster/Web]",
    );
  });
});

describe('the cluster', () => {
  const clusterWith = (props: Partial<ManagedClusterProps>) =>
    templateOf((stack) => {
      addManagedCluster(stack, props).addServiceAccount('Web', WEB);
    }).Resources.Cluster?.Properties;

  test('gets RRSA with the first service account', () => {
    expect(clusterWith({})?.RrsaConfig).toEqual({ Enabled: true });
    expect(clusterWith({ rendering: 'any' })?.ClusterConfig.rrsa_config).toEqual({ enabled: true });
  });

  test('has none before, in no rendering', () => {
    for (const rendering of ['typed', 'any'] as const) {
      const template = JSON.stringify(templateOf((stack) => addManagedCluster(stack, { rendering })));
      expect(template).not.toMatch(/rrsa/i);
    }
  });

  test('gets the webhook once, which waits like every add-on', () => {
    const { Resources } = templateOf((stack) => {
      const cluster = addManagedCluster(stack);
      cluster.addServiceAccount('Web', WEB);
      cluster.addServiceAccount('Api', { ...WEB, name: 'api' });
    });
    expect(Resources.ClusterAddOns?.Properties.Addons).toEqual([{ Name: 'ack-pod-identity-webhook' }]);
  });

  test('keeps the version of the webhook that was chosen before', () => {
    const { Resources } = templateOf((stack) => {
      const cluster = addManagedCluster(stack);
      cluster.addAddOn(AddOn.podIdentity({ version: '0.4.2' }));
      cluster.addServiceAccount('Web', WEB);
    });
    expect(Resources.ClusterAddOns?.Properties.Addons).toEqual([
      { Name: 'ack-pod-identity-webhook', Version: '0.4.2' },
    ]);
  });

  test('fails where RRSA is switched off', () => {
    expect(() => clusterWith({ rrsa: false })).toThrow(
      "'rrsa' is false, and service accounts with RAM roles need it: leave it out [at Stack/Cluster]",
    );
  });

  test('fails where the type has no RRSA in ROS', () => {
    expect(() => templateOf((stack) => addThesisCluster(stack).addServiceAccount('Web', WEB))).toThrow(
      'service accounts with RAM roles need RRSA, for which ROS has no property here: use ManagedCluster, or switch it ' +
        'on in the console and refer to the cluster with Cluster.fromClusterAttributes and rrsa: true [at Stack/Cluster]',
    );
  });

  test('may be there already, with RRSA on', () => {
    const { Resources } = templateOf((stack) => {
      const cluster = Cluster.fromClusterAttributes(stack, 'Shared', { clusterId: 'c-1', rrsa: true });
      cluster.addServiceAccount('Web', WEB);
    });
    expect(Resources.SharedWebRole?.Properties.AssumeRolePolicyDocument.Statement[0].Condition.StringEquals).toEqual(
      expect.objectContaining({
        'oidc:iss': {
          'Fn::Join': [
            '',
            ['https://oidc-ack-', { Ref: 'ALIYUN::Region' }, '.oss-', { Ref: 'ALIYUN::Region' }, '.aliyuncs.com/c-1'],
          ],
        },
      }),
    );
  });

  test('fails when it is there already, without a word on RRSA', () => {
    const imported = () =>
      templateOf((stack) => {
        Cluster.fromClusterAttributes(stack, 'Shared', { clusterId: 'c-1' }).addServiceAccount('Web', WEB);
      });
    expect(imported).toThrow(
      "'rrsa' is required for service accounts with RAM roles: true, once it is switched on [at Stack/Shared]",
    );
  });
});

describe('fails', () => {
  const cases: [string, Partial<ServiceAccountOptions>, string][] = [
    [
      'for what is no namespace',
      { namespace: 'web.site' },
      "'namespace' is 'web.site', must be 1 to 63 lower case letters, digits or '-', e.g. 'web' [at Stack/Cluster/Web]",
    ],
    ['for a name that lets others in', { name: '*' }, "'name' is '*', which is no DNS name, e.g. 'web'"],
    [
      'for a role name RAM refuses',
      { roleName: 'web_site' },
      "'roleName' is 'web_site', must be 1 to 64 letters, digits, '.' or '-', e.g. 'web-site'",
    ],
    ['for a role name that is too long', { roleName: 'x'.repeat(65) }, 'must be 1 to 64 letters'],
    ['for all of these at once', { namespace: 'A', name: 'B' }, "e.g. 'web'; 'name' is 'B', which is no DNS name"],
  ];

  test.each(cases)('%s', (_, options, message) => {
    expect(() => synth(options)).toThrow(message);
  });

  test('for a second role of the same ServiceAccount', () => {
    const twice = () =>
      templateOf((stack) => {
        const cluster = addManagedCluster(stack);
        cluster.addServiceAccount('Web', WEB);
        cluster.addServiceAccount('Again', WEB);
      });
    expect(twice).toThrow("'name' is 'site' in 'web', which has its role from Stack/Cluster/Web: use that");
  });
});

test('refuses a text for a list, which would be taken for its letters', () => {
  expect(
    statementProblems({ actions: 'oss:Get' as never, resources: undefined as never, conditions: 1 as never }),
  ).toEqual([
    "'actions' must be a list, e.g. ['oss:GetObject'], got 'oss:Get'",
    "'resources' must be a list, e.g. ['acs:oss:*:*:site/*'], got nothing",
    "'conditions' must be an object, e.g. { StringLike: { 'oss:Prefix': ['web/*'] } }, got 1",
  ]);
});
