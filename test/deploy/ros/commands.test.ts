import { estimateCost } from '../../../lib/deploy/ros/cost';
import { destroy, planDestroy } from '../../../lib/deploy/ros/destroy';
import { diffStack } from '../../../lib/deploy/ros/live-template';
import { listStacks, readEvents, readState } from '../../../lib/deploy/ros/read-stack';
import type { RosClient } from '../../../lib/deploy/ros/ros-client';
import { type Template, templateOf } from '../../../lib/deploy/ros/template';
import { validate } from '../../../lib/deploy/ros/validate';
import { requireSuccess } from '../../../lib/deploy/ros/watch';
import { noPause, rosDouble, signIn } from '../../support/ros-server/signed-in';

signIn();
const double = rosDouble();
let client: RosClient;
beforeEach(async () => {
  client = await double.client();
});

const template = (Resources: object) => ({ ROSTemplateFormatVersion: '2015-09-01', Resources }) as Template;
const VPC = { Type: 'ALIYUN::ECS::VPC' };
const SITE = { Type: 'ALIYUN::NAS::FileSystem', DeletionPolicy: 'Retain' };
const messageOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    ({ message }: Error) => message,
  );

describe('a list of stacks', () => {
  beforeEach(() => {
    double.ros.deployed('web-b', {}).tags = { platform: 'web' };
    double.ros.deployed('web-a', {});
    double.ros.deployed('other', {}).tags = { platform: 'web' };
  });

  test.each([
    ['all', {}, ['other', 'web-a', 'web-b']],
    ['by prefix', { prefix: 'web-' }, ['web-a', 'web-b']],
    ['by tag', { tags: { platform: 'web' } }, ['other', 'web-b']],
    ['by both', { prefix: 'web-', tags: { platform: 'web' } }, ['web-b']],
  ])('%s', async (_, filter, names) => {
    expect((await listStacks(client, filter)).map(({ stackName }) => stackName)).toEqual(names);
  });
});

test('the state of a stack has its resources and none of its outputs', async () => {
  double.ros.deployed('web', { ...template({ Vpc: VPC }), Outputs: { Id: { Value: 1 } } }, { Id: 1 });
  const state = await readState(client, 'web');
  expect(state).toMatchObject({
    stackName: 'web',
    status: 'CREATE_COMPLETE',
    percent: 100,
    resources: [{ logicalId: 'Vpc', type: 'ALIYUN::ECS::VPC', status: 'CREATE_COMPLETE' }],
  });
  expect(state).not.toHaveProperty('outputs');
});

test('events are told oldest first', async () => {
  double.ros.deployed('web', template({ Vpc: VPC }));
  const events = await readEvents(client, 'web');
  expect(events.map(({ logicalId, status }) => `${logicalId} ${status}`)).toEqual([
    'web CREATE_IN_PROGRESS',
    'Vpc CREATE_IN_PROGRESS',
    'Vpc CREATE_COMPLETE',
    'web CREATE_COMPLETE',
  ]);
});

describe('a difference to the live stack', () => {
  const local = templateOf('web', template({ Vpc: VPC }));
  const kinds = async () => (await diffStack(client, local)).resources.map(({ kind, logicalId }) => [kind, logicalId]);

  test('is everything where there is none', async () => {
    expect(await kinds()).toEqual([['added', 'Vpc']]);
    double.ros.newStack('web');
    expect(await kinds()).toEqual([['added', 'Vpc']]);
  });

  test('is what the templates say', async () => {
    double.ros.deployed('web', template({ Vpc: VPC, Site: SITE }));
    expect(await kinds()).toEqual([['removed', 'Site']]);
  });
});

describe('validation', () => {
  const web = templateOf('web', { ...template({ Vpc: VPC }), Parameters: { Size: { Type: 'Number' } } });

  test('tells what ROS reads', async () => {
    expect(await validate(client, web)).toEqual({
      stackName: 'web',
      parameters: ['Size'],
      types: ['ALIYUN::ECS::VPC'],
    });
  });

  test('tells what ROS refuses', async () => {
    double.ros.templateProblem = ['InvalidTemplateReference', 'The specified reference "X" (in Vpc) is incorrect.'];
    expect((await validate(client, web)).problem).toBe(
      'ROS refused the template of the file (InvalidTemplateReference): The specified reference "X" (in Vpc) is incorrect',
    );
  });

  test('that cannot take place fails', async () => {
    double.ros.fail('ValidateTemplate', { kind: 'refusal', status: 403, code: 'NoPermission' });
    await expect(validate(client, web)).rejects.toThrow("permission 'ros:ValidateTemplate' is missing");
  });
});

describe('cost', () => {
  const price = (TradeAmount: number, supplement: object) => ({
    Success: true,
    Result: { Order: { Currency: 'EUR', TradeAmount, OriginalAmount: 2 * TradeAmount }, OrderSupplement: supplement },
  });
  const POOL = {
    Type: 'ALIYUN::CS::ClusterNodePool',
    Properties: { ScalingGroup: { InstanceTypes: ['ecs.g5.xlarge'] } },
  };
  const EIP = { Type: 'ALIYUN::VPC::EIP', Properties: { Bandwidth: 5 } };

  test('is told both ways as far as ROS says', async () => {
    double.ros.costs = [
      { Eip: price(0.1, { ChargeType: 'PostPaid', PriceUnit: 'Hour' }), Pool: { Success: false } },
      { Eip: price(50, { ChargeType: 'PrePaid', Period: 1, PeriodUnit: 'Month' }) },
    ];
    expect(await estimateCost(client, templateOf('web', template({ Eip: EIP, Pool: POOL, Vpc: VPC })))).toEqual({
      stackName: 'web',
      resources: [
        {
          logicalId: 'Eip',
          type: 'ALIYUN::VPC::EIP',
          payAsYouGo: { amount: 0.1, listAmount: 0.2, currency: 'EUR', per: 'Hour' },
          subscription: { amount: 50, listAmount: 100, currency: 'EUR', per: '1 Month' },
        },
      ],
      withoutPrice: ['ALIYUN::CS::ClusterNodePool', 'ALIYUN::ECS::VPC'],
    });
  });

  test('asks a second time for the same template subscribed to', async () => {
    await estimateCost(client, templateOf('web', template({ Eip: EIP, Pool: POOL, Vpc: VPC })), { Size: '1' });
    const asked = double.ros.requests.filter(({ action }) => action === 'GetTemplateEstimateCost');
    expect(asked.map(({ params }) => params['Parameters.1.ParameterKey'])).toEqual(['Size', 'Size']);
    expect(JSON.parse(asked[1]?.params.TemplateBody ?? '').Resources).toEqual({
      Eip: {
        Type: EIP.Type,
        Properties: { Bandwidth: 5, InstanceChargeType: 'Prepaid', Period: 1, PricingCycle: 'Month' },
      },
      Pool: {
        Type: POOL.Type,
        Properties: {
          ScalingGroup: {
            InstanceTypes: ['ecs.g5.xlarge'],
            InstanceChargeType: 'PrePaid',
            Period: 1,
            PeriodUnit: 'Month',
          },
        },
      },
      Vpc: VPC,
    });
  });

  test('asks once where nothing can be subscribed to', async () => {
    await estimateCost(client, templateOf('web', template({ Vpc: VPC })));
    expect(double.ros.count('GetTemplateEstimateCost')).toBe(1);
  });
});

describe('a destruction', () => {
  test('is planned: what goes, what stays, what is held back', async () => {
    const site = { ...SITE, Properties: { VpcId: { Ref: 'Vpc' } } };
    double.ros.deployed('web', template({ Vpc: VPC, Site: site, Log: { Type: 'ALIYUN::SLS::Project' } }));
    expect(await planDestroy(client, 'web')).toMatchObject({
      stackName: 'web',
      removed: [
        { logicalId: 'Vpc', type: 'ALIYUN::ECS::VPC' },
        { logicalId: 'Log', type: 'ALIYUN::SLS::Project' },
      ],
      kept: [{ logicalId: 'Site', type: 'ALIYUN::NAS::FileSystem', holdsBack: ['Vpc'] }],
      obstacles: [],
    });
  });

  test('is followed to its end', async () => {
    double.ros.deployed('web', template({ Vpc: VPC, Site: SITE }));
    const outcome = await destroy(client, await planDestroy(client, 'web'), { pause: noPause });
    expect(outcome).toMatchObject({ result: 'succeeded', status: 'DELETE_COMPLETE' });
    expect(outcome.events.map(({ logicalId, status }) => `${logicalId} ${status}`)).toEqual([
      'web DELETE_IN_PROGRESS',
      'Vpc DELETE_IN_PROGRESS',
      'Vpc DELETE_COMPLETE',
      'web DELETE_COMPLETE',
    ]);
    expect(await listStacks(client)).toEqual([]);
  });

  test('under way is picked up', async () => {
    const stack = double.ros.deployed('web', template({ Vpc: VPC }));
    stack.delete();
    stack.tick();
    const outcome = await destroy(client, await planDestroy(client, 'web'), { pause: noPause });
    expect(outcome.result).toBe('succeeded');
    expect(double.ros.count('DeleteStack')).toBe(0);
  });

  test('whose request was repeated is one', async () => {
    double.ros.deployed('web', template({ Vpc: VPC }));
    const plan = await planDestroy(client, 'web');
    double.ros.fail('DeleteStack', { kind: 'reset', isActedUpon: true });
    expect((await destroy(client, plan, { pause: noPause })).result).toBe('succeeded');
  });

  test('whose request was repeated may be over already', async () => {
    double.ros.newStack('web');
    const plan = await planDestroy(client, 'web');
    double.ros.fail('DeleteStack', { kind: 'reset', isActedUpon: true });
    expect((await destroy(client, plan, { pause: noPause })).result).toBe('succeeded');
  });

  test('of a stack that waits for a review is done at once', async () => {
    double.ros.newStack('web');
    const outcome = await destroy(client, await planDestroy(client, 'web'), { pause: noPause });
    expect(outcome).toMatchObject({ result: 'succeeded', status: 'DELETE_COMPLETE' });
    expect(double.ros.stacks.size).toBe(0);
  });

  test('that fails says why', async () => {
    const stack = double.ros.deployed('web', template({ Vpc: VPC, Log: { Type: 'ALIYUN::SLS::Project' } }));
    stack.failure = { logicalId: 'Vpc', reason: 'DependencyViolation: a NAS is in it', isRolledBack: false };
    const outcome = await destroy(client, await planDestroy(client, 'web'), { pause: noPause });
    expect(() => requireSuccess(outcome)).toThrow(
      "stack 'web' failed (DELETE_FAILED), first because of Vpc (ALIYUN::ECS::VPC): DependencyViolation: a NAS is in it; " +
        '`ackb events web` shows the rest',
    );
  });

  test('of what is protected is refused before anything goes', async () => {
    const cluster = { Type: 'ALIYUN::CS::ManagedKubernetesCluster', Properties: { DeletionProtection: true } };
    double.ros.deployed('web', template({ Cluster: cluster })).isProtected = true;
    expect(await messageOf(destroy(client, await planDestroy(client, 'web'), { pause: noPause }))).toBe(
      "stack 'web' cannot be deleted: stack 'web' has deletion protection: switch it off in the ROS console; " +
        'Cluster (ALIYUN::CS::ManagedKubernetesCluster) has deletion protection: switch it off in the template and deploy that',
    );
    expect(double.ros.count('DeleteStack')).toBe(0);
  });

  test('of no stack is an error', async () => {
    expect(await messageOf(planDestroy(client, 'web'))).toBe(
      "ROS in eu-central-1 has no stack 'web' (it has none): check its name and the region",
    );
  });
});
