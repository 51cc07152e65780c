import { join, relative, resolve } from 'node:path';
import { DeployError } from '../../../lib/deploy/deploy-error';
import { begin, checkDangers, execute } from '../../../lib/deploy/ros/deploy';
import { readLiveOutputs, writeOutputs } from '../../../lib/deploy/ros/live-outputs';
import { type DeploymentPlan, discard, planDeployment } from '../../../lib/deploy/ros/plan';
import { RosClient } from '../../../lib/deploy/ros/ros-client';
import { secretValues } from '../../../lib/deploy/ros/template';
import { requireSuccess, type WatchOptions, type WatchOutcome, watchStack } from '../../../lib/deploy/ros/watch';
import { addCloudOptions, type CloudOptions, connectionOf } from '../cloud';
import { addExamples, type CommandModule } from '../command-module';
import { type ConfirmOptions, confirm } from '../confirm';
import { addProgramOptions, type LoadedProgram, loadProgramOf, type ProgramOptions, wholeNumber } from '../options';
import { addParameterOptions, type ParameterOptions, readParameters } from '../parameters';
import { formatPlan } from '../plan';
import { followStack, formatLeft } from '../stack-progress';
import { type ProgramTemplate, templateOf } from '../templates';
import type { Terminal } from '../terminal';

interface DeployOptions extends ProgramOptions, CloudOptions, ParameterOptions, ConfirmOptions {
  readonly replace?: boolean;
  readonly keepFailed?: boolean;
  readonly wait: boolean;
  readonly timeout?: number;
  readonly outputsFile?: string;
  readonly json?: boolean;
}

/** Makes or changes a stack. */
export const command: CommandModule<DeployOptions> = {
  define(line) {
    addParameterOptions(addCloudOptions(addProgramOptions(line)))
      .description(
        'Makes the stack, or changes it: shows what ROS would do, asks, follows it to its end and writes outputs.json. ' +
          'Follows an operation that is under way first.',
      )
      .argument('[stack]', 'one of several')
      .option('-y, --yes', 'do not ask')
      .option('--no-wait', 'do not follow it to its end')
      .option('--replace', 'accept that live resources are deleted and made anew')
      .option('--keep-failed', 'leave what was made when making the stack fails, to look at it')
      .option('--timeout <minutes>', 'when ROS gives up (default: 60)', wholeNumber)
      .option('--outputs-file <file>', 'where the outputs go (default: outputs.json beside cdk.json)')
      .option('--json', 'say the plan and its outcome in JSON; needs --yes');
    addExamples(line, {
      'ackb deploy': 'shows the plan, and asks',
      'ackb deploy --yes --json': 'from a pipeline',
      'ackb deploy --yes --no-wait': 'then `ackb events --follow`',
      'ackb deploy -c apiAccess=public': 'an API that is reached from anywhere, where the program has that setting',
    });
  },

  async run(terminal, options, [name]) {
    const program = loadProgramOf(options);
    const template = templateOf(program, join(program.dist, 'ros'), name);
    const client = await RosClient.connect(connectionOf(terminal, options, program));
    return new Deployment(terminal, options, program, template, client).run();
  },
};

class Deployment {
  /** Values of the last plan that nobody may see. */
  private secrets: readonly string[] = [];

  constructor(
    private readonly terminal: Terminal,
    private readonly options: DeployOptions,
    private readonly program: LoadedProgram,
    private readonly template: ProgramTemplate,
    private readonly client: RosClient,
  ) {}

  public async run(): Promise<number> {
    const { terminal, options, template } = this;
    const { stackName } = template;
    const plan = await this.plan();
    if (plan.kind === 'busy') {
      terminal.tell(`stack '${stackName}' is in an operation (${plan.status}), which is followed first`);
      if (!options.wait)
        throw new DeployError(`stack '${stackName}' is in another operation: leave out --no-wait to follow it`);
      const outcome = await this.follow(stackName, (it) => watchStack(this.client, plan, it));
      return outcome.result === 'left' ? this.leave(outcome) : this.goOn(outcome);
    }
    if (plan.kind === 'none') {
      if (!options.json) terminal.say(`stack '${stackName}' is as the program has it: nothing to change`);
      return this.finish('unchanged');
    }
    if (!options.json) terminal.say(...formatPlan(plan, terminal.paint));
    if (!(await this.isWanted(plan))) {
      terminal.tell('nothing was changed');
      return 1;
    }
    return this.execute(plan);
  }

  private async plan() {
    const { terminal, options, template, client } = this;
    const isNew = async () => (await client.tryFindStack(template.stackName)) === undefined;
    const parameters = await readParameters(terminal, template, options, isNew);
    this.secrets = secretValues(template.template, parameters);
    return planDeployment(client, {
      ...template,
      parameters,
      acceptsReplacement: options.replace,
      keepsFailed: options.keepFailed,
      timeoutInMinutes: options.timeout,
      signal: terminal.signal,
      ...(terminal.pace?.pause ? { pause: terminal.pace.pause } : {}),
    });
  }

  /** What another operation made of the stack decides on what is left to do. */
  private goOn(outcome: WatchOutcome): Promise<number> {
    requireSuccess(outcome);
    return this.run();
  }

  /** Forgets a plan that is not to be executed, whatever the reason. */
  private async isWanted(plan: DeploymentPlan): Promise<boolean> {
    let isWanted = false;
    try {
      checkDangers(plan);
      isWanted = await confirm(this.terminal, `Deploy stack '${plan.stackName}'?`, this.options);
    } finally {
      if (!isWanted) await discard(this.client, plan);
    }
    return isWanted;
  }

  private async execute(plan: DeploymentPlan): Promise<number> {
    const { terminal, options, client } = this;
    if (!options.wait) {
      await begin(client, plan);
      terminal.tell(formatLeft({ ...plan, status: '' }, `ackb events ${plan.stackName} --follow`));
      return 0;
    }
    const outcome = await this.follow(plan.stackName, (it) => execute(client, plan, it));
    if (outcome.result === 'left') return this.leave(outcome);
    requireSuccess(outcome);
    return this.finish(plan.kind === 'create' ? 'created' : 'updated', plan);
  }

  private follow(stackName: string, watch: (options: WatchOptions) => Promise<WatchOutcome>): Promise<WatchOutcome> {
    const { terminal, options, secrets } = this;
    return followStack(terminal, stackName, options.json, (it) => watch({ ...it, secrets }));
  }

  private leave(outcome: WatchOutcome): number {
    this.terminal.tell(`not followed any more: ${formatLeft(outcome, `ackb deploy ${outcome.stackName}`)}`);
    return 1;
  }

  private async finish(result: 'created' | 'updated' | 'unchanged', plan?: DeploymentPlan): Promise<number> {
    const { terminal, options, program, template, client } = this;
    const { stackName } = template;
    const outputs = await readLiveOutputs(client, stackName);
    const file =
      options.outputsFile === undefined ? join(program.project.folder, 'outputs.json') : resolve(options.outputsFile);
    writeOutputs(file, stackName, outputs);
    const shown = relative(process.cwd(), file);
    if (options.json) {
      terminal.say(
        JSON.stringify({ stackName, result, changes: plan?.changes ?? [], outputs, outputsFile: shown }, null, 2),
      );
    } else {
      if (plan !== undefined) terminal.say(terminal.paint.green(`stack '${stackName}' is ${result}`));
      terminal.say(`${Object.keys(outputs).length} outputs in ${shown}`);
    }
    return 0;
  }
}
