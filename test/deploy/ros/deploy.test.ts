import type { ChangeSetRequest } from '../../../lib/deploy/ros/change-set';
import { begin, execute } from '../../../lib/deploy/ros/deploy';
import {
  type BusyPlan,
  type DeploymentPlan,
  discard,
  type EmptyPlan,
  type PlanOptions,
  planDeployment,
} from '../../../lib/deploy/ros/plan';
import type { RosClient } from '../../../lib/deploy/ros/ros-client';
import { type Template, templateOf } from '../../../lib/deploy/ros/template';
import { requireSuccess, type WatchReport, watchStack } from '../../../lib/deploy/ros/watch';
import { noPause, rosDouble, signIn } from '../../support/ros-server/signed-in';

signIn();
const double = rosDouble();
let client: RosClient;
beforeEach(async () => {
  client = await double.client();
});

const VPC = { Type: 'ALIYUN::ECS::VPC', Properties: { CidrBlock: '172.16.0.0/16', VpcName: 'web' } };
const SITE = { Type: 'ALIYUN::NAS::FileSystem', Properties: { ProtocolType: 'NFS', StorageType: 'Performance' } };
const template = (Resources: object, more: object = {}) =>
  ({ ROSTemplateFormatVersion: '2015-09-01', Resources, ...more }) as Template;
const TWO = template({ Vpc: VPC, Site: SITE });

/** A plan that was made without us. */
const FOREIGN: ChangeSetRequest = {
  type: 'CREATE',
  stackName: 'web',
  changeSetName: 'of-a-colleague',
  templateBody: JSON.stringify(TWO),
  parameters: {},
  timeoutInMinutes: 60,
  isReplacementAllowed: false,
};

type Plan = DeploymentPlan | EmptyPlan | BusyPlan;
const plan = (wanted: Template, more: Partial<PlanOptions> = {}): Promise<Plan> =>
  planDeployment(client, { ...templateOf('web', wanted), pause: noPause, ...more });

async function madePlan(wanted: Template, more: Partial<PlanOptions> = {}): Promise<DeploymentPlan> {
  const made = await plan(wanted, more);
  if (made.kind !== 'create' && made.kind !== 'update') throw new Error(made.kind);
  return made;
}

const messageOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    ({ message }: Error) => message,
  );

describe('a plan', () => {
  test('of a new stack adds everything', async () => {
    const { kind, changes, dangers } = await madePlan(TWO);
    expect({ kind, changes: changes.map(({ action, logicalId, type }) => [action, logicalId, type]), dangers }).toEqual(
      {
        kind: 'create',
        changes: [
          ['add', 'Vpc', 'ALIYUN::ECS::VPC'],
          ['add', 'Site', 'ALIYUN::NAS::FileSystem'],
        ],
        dangers: [],
      },
    );
  });

  test('of an update shows what is added, modified, replaced and removed', async () => {
    double.ros.replacements = { 'ALIYUN::ECS::VPC.UserCidr': 'True' };
    double.ros.deployed('web', template({ Vpc: VPC, Site: SITE, Old: { Type: 'ALIYUN::SLS::Project' } }));
    const changed = { ...VPC, Properties: { ...VPC.Properties, UserCidr: '10.0.0.0/8' } };
    const { kind, changes, dangers } = await madePlan(
      template({
        Vpc: changed,
        Site: { ...SITE, Properties: { ...SITE.Properties, Description: 'x' } },
        New: { Type: 'ALIYUN::VPC::EIP' },
      }),
    );
    expect(kind).toBe('update');
    expect(changes.map(({ action, logicalId, properties }) => [action, logicalId, properties])).toEqual([
      ['replace', 'Vpc', ['UserCidr']],
      ['modify', 'Site', ['Description']],
      ['add', 'New', []],
      ['remove', 'Old', []],
    ]);
    expect(dangers).toEqual(['Vpc (ALIYUN::ECS::VPC) is deleted and made anew']);
  });

  test('without changes is empty, and asks for no change set', async () => {
    double.ros.deployed('web', TWO);
    expect(await plan(template({ Site: SITE, Vpc: VPC }))).toMatchObject({ kind: 'none', stackName: 'web' });
    expect(double.ros.count('CreateChangeSet')).toBe(0);
  });

  test('of new values without an effect is empty, and leaves no change set', async () => {
    const wanted = template({ Vpc: VPC }, { Parameters: { Size: { Type: 'Number', Default: 1 } } });
    double.ros.deployed('web', wanted);
    expect(await plan(wanted, { parameters: { Size: '2' } })).toMatchObject({ kind: 'none' });
    expect(double.ros.count('DeleteChangeSet')).toBe(1);
  });

  test('without changes, of a stack whose update failed, is no success', async () => {
    double.ros.deployed('web', TWO).status = 'UPDATE_FAILED';
    expect(await messageOf(plan(TWO))).toBe(
      "stack 'web' is UPDATE_FAILED, and ROS finds nothing to change: see why with `ackb events web`",
    );
    expect(double.ros.count('DeleteChangeSet')).toBe(1);
  });

  test('of a stack in operation says so', async () => {
    const stack = double.ros.newStack('web');
    stack.create(TWO);
    stack.tick();
    expect(await plan(TWO)).toMatchObject({ kind: 'busy', status: 'CREATE_IN_PROGRESS' });
  });

  test('that nobody executed gives way to the next', async () => {
    const first = await madePlan(TWO);
    const second = await madePlan(TWO);
    expect(second.stackId).not.toBe(first.stackId);
    expect(double.ros.stacks.size).toBe(1);
  });

  test('of somebody else does not give way', async () => {
    const { stackId } = await client.createChangeSet(FOREIGN);
    expect(await messageOf(plan(TWO))).toBe(
      "stack 'web' waits for a review of 'of-a-colleague', which somebody made with other tools: execute or remove it in " +
        'the console, then deploy again',
    );
    expect(double.ros.stacks.get('web')?.id).toBe(stackId);
    expect(double.ros.count('DeleteStack')).toBe(0);
  });

  test('that somebody executes meanwhile is not removed, but followed', async () => {
    await madePlan(TWO);
    const stack = double.ros.stacks.get('web');
    const list = client.listChangeSets.bind(client);
    jest.spyOn(client, 'listChangeSets').mockImplementationOnce(async (id) => {
      stack?.create(TWO);
      stack?.tick();
      double.ros.pace = 0;
      return list(id);
    });
    expect(await plan(TWO)).toMatchObject({ kind: 'busy', status: 'CREATE_IN_PROGRESS' });
    expect(double.ros.count('DeleteStack')).toBe(0);
  });

  test('that somebody executed can be discarded, and the stack stays', async () => {
    const made = await madePlan(TWO);
    const stack = double.ros.stacks.get('web');
    stack?.create(TWO);
    stack?.finish();
    await discard(client, made);
    expect(double.ros.stacks.get('web')?.status).toBe('CREATE_COMPLETE');
  });

  test('can be discarded, with its empty stack', async () => {
    await discard(client, await madePlan(TWO));
    expect(double.ros.stacks.size).toBe(0);
  });

  test('of an update can be discarded, and the stack stays', async () => {
    double.ros.deployed('web', TWO);
    await discard(client, await madePlan(template({ Vpc: VPC })));
    expect(double.ros.stacks.get('web')?.status).toBe('CREATE_COMPLETE');
  });

  test('of an update keeps the parameters that are not given', async () => {
    double.ros.deployed('web', TWO);
    await plan(template({ Vpc: VPC }));
    const [asked] = double.ros.requests.filter(({ action }) => action === 'CreateChangeSet');
    expect(asked?.params.UsePreviousParameters).toBe('true');
  });

  test('asks for replacement only where it is accepted', async () => {
    double.ros.deployed('web', TWO);
    await madePlan(template({ Vpc: VPC }));
    await madePlan(template({ Vpc: VPC }), { acceptsReplacement: true });
    const asked = double.ros.requests.filter(({ action }) => action === 'CreateChangeSet');
    expect(asked.map(({ params }) => params.ReplacementOption)).toEqual(['Disabled', 'Enabled']);
  });

  test('leaves few change sets behind: ROS takes 20 of a stack', async () => {
    double.ros.deployed('web', TWO);
    for (let count = 0; count < 25; count++) await madePlan(template({ Vpc: VPC }));
    const asked = double.ros.count('CreateChangeSet') - double.ros.count('DeleteChangeSet');
    expect(asked).toBe(6);
  });

  test('that ROS cannot compute leaves nothing', async () => {
    double.ros.changeSetProblem = 'Quota of VPCs is used up.';
    expect(await messageOf(plan(TWO))).toBe(
      "ROS could not compute the changes of stack 'web': Quota of VPCs is used up.",
    );
    expect(double.ros.stacks.size).toBe(0);
  });

  test('of a refused template says what ROS says', async () => {
    double.ros.templateProblem = ['InvalidTemplateReference', 'The specified reference "Vpx" (in Site) is incorrect.'];
    expect(await messageOf(plan(TWO))).toBe(
      `ROS refused the template of stack 'web' (InvalidTemplateReference): The specified reference "Vpx" (in Site) is incorrect`,
    );
  });

  test('of a stack that failed to be made is refused', async () => {
    const stack = double.ros.newStack('web');
    stack.failure = { logicalId: 'Site', reason: 'no stock', isRolledBack: true };
    stack.create(TWO);
    stack.finish();
    expect(await messageOf(plan(TWO))).toBe(
      "stack 'web' is CREATE_ROLLBACK_COMPLETE and cannot be updated (Stack CREATE_ROLLBACK completed successfully): " +
        'remove it with `ackb destroy web`, then deploy again',
    );
  });

  test('names parameters that are missing or unknown', async () => {
    const Parameters = { Password: { Type: 'String', NoEcho: true }, Size: { Type: 'Number' } };
    const wanted = template({}, { Parameters });
    expect(await messageOf(plan(wanted, { parameters: { Pasword: 'very-secret' } }))).toBe(
      "template of stack 'web': it has no parameter 'Pasword' (it has: Password, Size); parameter 'Password' has no " +
        "default and was not given: give it with `--parameter-file Password=<file>`; parameter 'Size' has no default " +
        'and was not given: give it with `--parameter Size=<value>`',
    );
    expect(double.ros.count('CreateChangeSet')).toBe(0);
  });
});

describe('dangers', () => {
  beforeEach(() => {
    double.ros.deployed('web', TWO);
  });

  test.each<[string, object, string]>([
    [
      'a property that cannot be updated',
      { Vpc: VPC, Site: { ...SITE, Properties: { ...SITE.Properties, StorageType: 'Capacity' } } },
      'Site (ALIYUN::NAS::FileSystem): ROS cannot change StorageType of a live resource',
    ],
    [
      'another logical id',
      { Vpc: VPC, WebSite: SITE },
      "Site (ALIYUN::NAS::FileSystem) is now called WebSite: the live resource is deleted and a new one made; keep the construct's id",
    ],
    [
      'another type',
      { Vpc: VPC, Site: { Type: 'ALIYUN::OSS::Bucket' } },
      'Site was ALIYUN::NAS::FileSystem and is now ALIYUN::OSS::Bucket: the live resource is deleted and a new one made; give the new one another id',
    ],
  ])('%s is refused', async (_, resources, danger) => {
    const made = await madePlan(template(resources));
    expect(made.dangers).toEqual([danger]);
    expect(await messageOf(execute(client, made, { pause: noPause }))).toBe(
      `the update of stack 'web' would cost live resources:\n- ${danger}\nchange it back, or accept it with \`--replace\``,
    );
    expect(await messageOf(begin(client, made))).toContain(danger);
    expect(double.ros.count('ExecuteChangeSet')).toBe(0);
  });

  test('a replacement that ROS decides on is refused', async () => {
    double.ros.replacements = { 'ALIYUN::ECS::VPC.VpcName': 'Conditional' };
    const { dangers } = await madePlan(
      template({ Vpc: { ...VPC, Properties: { ...VPC.Properties, VpcName: 'x' } }, Site: SITE }),
    );
    expect(dangers).toEqual(['Vpc (ALIYUN::ECS::VPC) may be deleted and made anew: ROS decides while it updates']);
  });

  test('are taken where they are accepted', async () => {
    const made = await madePlan(template({ Vpc: VPC, WebSite: SITE }), { acceptsReplacement: true });
    expect((await execute(client, made, { pause: noPause })).result).toBe('succeeded');
  });
});

describe('a deployment', () => {
  test('is followed to its end, each event once and in order', async () => {
    const reports: WatchReport[] = [];
    const outcome = await execute(client, await madePlan(TWO), {
      pause: noPause,
      report: (report) => reports.push(report),
    });
    expect(outcome).toMatchObject({ result: 'succeeded', status: 'CREATE_COMPLETE' });
    const events = reports.flatMap((report) => (report.kind === 'event' ? [report.event] : []));
    expect(events.map(({ logicalId, status }) => `${logicalId} ${status}`)).toEqual([
      'web CREATE_IN_PROGRESS',
      'Vpc CREATE_IN_PROGRESS',
      'Vpc CREATE_COMPLETE',
      'Site CREATE_IN_PROGRESS',
      'Site CREATE_COMPLETE',
      'web CREATE_COMPLETE',
    ]);
    expect(reports.at(-1)).toMatchObject({
      kind: 'progress',
      status: 'CREATE_COMPLETE',
      resources: [
        { logicalId: 'Vpc', status: 'CREATE_COMPLETE' },
        { logicalId: 'Site', status: 'CREATE_COMPLETE' },
      ],
    });
  });

  test('that is an update does not tell of what was before', async () => {
    double.ros.deployed('web', TWO);
    double.ros.pace = 1;
    const changed = { ...SITE, Properties: { ...SITE.Properties, Description: 'new' } };
    const outcome = await execute(client, await madePlan(template({ Vpc: VPC, Site: changed })), { pause: noPause });
    expect(outcome.status).toBe('UPDATE_COMPLETE');
    expect(outcome.events.map(({ logicalId, status }) => `${logicalId} ${status}`)).toEqual([
      'web UPDATE_IN_PROGRESS',
      'Site UPDATE_IN_PROGRESS',
      'Site UPDATE_COMPLETE',
      'web UPDATE_COMPLETE',
    ]);
  });

  test('says why it failed: the first cause, not what followed from it', async () => {
    const made = await madePlan(TWO);
    const stack = double.ros.stacks.get('web');
    if (stack === undefined) throw new Error('no stack');
    stack.failure = {
      logicalId: 'Site',
      reason: 'Forbidden.RAM: nas:CreateFileSystem',
      cancels: ['Vpc'],
      isRolledBack: true,
    };
    const outcome = await execute(client, made, { pause: noPause });
    expect(outcome).toMatchObject({ result: 'failed', status: 'CREATE_ROLLBACK_COMPLETE' });
    expect(() => requireSuccess(outcome)).toThrow(
      "stack 'web' failed and was rolled back (CREATE_ROLLBACK_COMPLETE), first because of Site (ALIYUN::NAS::FileSystem): " +
        'Forbidden.RAM: nas:CreateFileSystem; `ackb events web` shows the rest',
    );
  });

  test('tells no secret in events, resources and the cause, whatever ROS says', async () => {
    const made = await madePlan(TWO);
    const stack = double.ros.stacks.get('web');
    if (stack === undefined) throw new Error('no stack');
    stack.failure = { logicalId: 'Site', reason: "password 'hush-1' is too short", isRolledBack: false };
    const reports: WatchReport[] = [];
    const report = (it: WatchReport) => reports.push(it);
    const outcome = await execute(client, made, { pause: noPause, report, secrets: ['hush-1'] });
    expect(outcome.cause?.reason).toBe("password '****' is too short");
    expect(JSON.stringify([reports, outcome])).not.toContain('hush-1');
  });

  test('survives throttling, failures of the server and broken connections', async () => {
    double.ros.fail('ExecuteChangeSet', { kind: 'reset', isActedUpon: true });
    double.ros.fail('GetStack', { kind: 'refusal', status: 400, code: 'Throttling' }, 2);
    double.ros.fail('ListStackEvents', { kind: 'refusal', status: 502, code: 'BadGateway' });
    const { result } = await execute(client, await madePlan(TWO), { pause: noPause });
    expect(result).toBe('succeeded');
  });

  test('goes on when nobody watches any more, and can be picked up', async () => {
    double.ros.pace = 1;
    const watching = new AbortController();
    const made = await madePlan(TWO);
    const left = await execute(client, made, {
      pause: noPause,
      signal: watching.signal,
      report: (report) => report.kind === 'event' && report.event.logicalId === 'Vpc' && watching.abort(),
    });
    expect(left.result).toBe('left');
    expect(() => requireSuccess(left)).not.toThrow();
    expect(await plan(TWO)).toMatchObject({ kind: 'busy', stackId: made.stackId });

    const picked = await watchStack(client, made, { pause: noPause });
    expect(picked.result).toBe('succeeded');
    expect(picked.events.map(({ logicalId, status }) => `${logicalId} ${status}`)).toEqual([
      'web CREATE_IN_PROGRESS',
      'Vpc CREATE_IN_PROGRESS',
      'Vpc CREATE_COMPLETE',
      'Site CREATE_IN_PROGRESS',
      'Site CREATE_COMPLETE',
      'web CREATE_COMPLETE',
    ]);
  });

  test('is watched on after a connection that was lost for longer', async () => {
    const reports: WatchReport[] = [];
    const made = await madePlan(TWO);
    await begin(client, made);
    double.ros.fail('ListStackEvents', { kind: 'reset' }, 10);
    const { result } = await watchStack(client, made, { pause: noPause, report: (report) => reports.push(report) });
    expect(result).toBe('succeeded');
    const host = new URL(double.ros.url).host;
    expect(reports.slice(0, 2)).toEqual(
      Array(2).fill({
        kind: 'unreachable',
        reason: `ROS cannot be reached at ${host} (ECONNRESET), also after waiting: check network, proxy and firewall`,
      }),
    );
  });

  test('is left at once, also while ROS does not answer', async () => {
    const made = await madePlan(TWO);
    await begin(client, made);
    double.ros.fail('ListStackEvents', { kind: 'slow', milliseconds: 20_000 });
    const watching = new AbortController();
    const left = watchStack(client, made, { signal: watching.signal });
    setImmediate(() => watching.abort());
    expect(await left).toMatchObject({ result: 'left', status: '' });
  });

  test('ends with credentials that expired, and says that the stack goes on', async () => {
    const made = await madePlan(TWO);
    double.ros.fail('GetStack', { kind: 'refusal', status: 400, code: 'InvalidSecurityToken.Expired' });
    expect(await messageOf(execute(client, made, { pause: noPause }))).toBe(
      'the temporary credentials have expired (InvalidSecurityToken.Expired): get new ones, e.g. by signing in again; ' +
        'a stack in operation goes on without them',
    );
    expect(double.ros.stacks.get('web')?.isBusy).toBe(true);
  });

  test('that ROS never begins is no success', async () => {
    double.ros.deployed('web', TWO);
    double.ros.pace = 0;
    const made = await madePlan(template({ Vpc: VPC }));
    expect(await messageOf(execute(client, made, { pause: noPause }))).toBe(
      "stack 'web' stays CREATE_COMPLETE: ROS does not begin; look again with `ackb status web`",
    );
  });

  test('whose stack came into another operation meanwhile is refused', async () => {
    const stack = double.ros.deployed('web', TWO);
    const made = await madePlan(template({ Vpc: VPC }));
    stack.delete();
    stack.tick();
    double.ros.pace = 0;
    expect(await messageOf(execute(client, made, { pause: noPause }))).toBe(
      "stack 'web' is in another operation (ActionInProgress): wait until it has ended; `ackb events` shows it, " +
        '`ackb deploy` follows it',
    );
  });

  test('of a stack that somebody deletes meanwhile is no success', async () => {
    const stack = double.ros.deployed('web', TWO);
    const made = await madePlan(template({ Vpc: VPC }));
    const remove = (report: WatchReport) => {
      if (report.kind !== 'event' || report.event.status !== 'UPDATE_IN_PROGRESS') return;
      stack.finish();
      stack.delete();
      stack.tick();
    };
    double.ros.pace = 1;
    const outcome = await execute(client, made, { pause: noPause, report: remove });
    expect(() => requireSuccess(outcome)).toThrow(
      "stack 'web' failed (DELETE_COMPLETE), first because of web (ALIYUN::ROS::Stack): it was deleted meanwhile",
    );
  });

  test('whose plan is gone says so', async () => {
    const made = await madePlan(TWO);
    await client.deleteChangeSet(made.changeSetId);
    await client.deleteChangeSet(made.changeSetId);
    expect(await messageOf(execute(client, made, { pause: noPause }))).toBe(
      "the plan for stack 'web' is gone (ChangeSetNotFound): make it again",
    );
  });

  test('can be begun without waiting', async () => {
    await begin(client, await madePlan(TWO));
    expect(double.ros.stacks.get('web')?.isBusy).toBe(true);
  });

  test('that ended before it was picked up tells how', async () => {
    const stack = double.ros.deployed('web', TWO);
    const outcome = await watchStack(client, { stackId: stack.id, stackName: 'web' }, { pause: noPause });
    expect(outcome).toMatchObject({ result: 'succeeded', status: 'CREATE_COMPLETE' });
  });

  test('hands secrets to ROS alone', async () => {
    const wanted = template({ Vpc: VPC }, { Parameters: { Password: { Type: 'String', NoEcho: true } } });
    const reports: WatchReport[] = [];
    const made = await madePlan(wanted, { parameters: { Password: 'very-secret' } });
    const outcome = await execute(client, made, { pause: noPause, report: (report) => reports.push(report) });
    expect(double.ros.stacks.get('web')?.parameters).toEqual({ Password: 'very-secret' });
    expect(JSON.stringify([made, outcome, reports])).not.toContain('very-secret');
  });

  test('keeps secrets out of what ROS says', async () => {
    const wanted = template({ Vpc: VPC }, { Parameters: { Password: { Type: 'String', NoEcho: true } } });
    const parameters = { Password: 'very-secret' };
    double.ros.templateProblem = ['InvalidParameter', "Parameter 'Password': 'very-secret' is too short."];
    expect(await messageOf(plan(wanted, { parameters }))).toBe(
      "ROS refused CreateChangeSet for stack 'web' (InvalidParameter): Parameter 'Password': '****' is too short",
    );
    double.ros.templateProblem = undefined;
    double.ros.changeSetProblem = 'very-secret is too short';
    expect(await messageOf(plan(wanted, { parameters }))).toBe(
      "ROS could not compute the changes of stack 'web': **** is too short",
    );
  });

  test('stops waiting for a change set when asked to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    expect(await messageOf(plan(TWO, { signal }))).toBe('enough');
  });
});
