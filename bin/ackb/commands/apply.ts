import { join } from 'node:path';
import { Option } from 'commander';
import {
  type ApplyResult,
  applyManifests,
  type ApplyOptions as EngineOptions,
} from '../../../lib/deploy/apply/apply-manifests';
import { showName } from '../../../lib/deploy/apply/manifests/object-name';
import { type ApplyPlan, planApply } from '../../../lib/deploy/apply/plan-apply';
import { type ExposedAddress, readAddresses } from '../../../lib/deploy/apply/read-addresses';
import { applyReporter } from '../apply-progress';
import { addCloudOptions, type CloudOptions } from '../cloud';
import { addExamples, type CommandModule } from '../command-module';
import { type ConfirmOptions, confirm } from '../confirm';
import { clusterIdsOf, withOutputs, writeManifests } from '../manifests';
import { addProgramOptions, type LoadedProgram, loadProgramOf, type ProgramOptions, wholeNumber } from '../options';
import type { Paint } from '../paint';
import { withProgress } from '../progress';
import type { Terminal } from '../terminal';

interface ApplyOptions extends ProgramOptions, CloudOptions, ConfirmOptions {
  readonly kubeconfig?: string;
  readonly kubeContext?: string;
  readonly dryRun?: boolean;
  readonly prune?: boolean;
  readonly pruneVolumes?: boolean;
  readonly pruneNamespaces?: boolean;
  readonly pruneDefinitions?: boolean;
  readonly forceConflicts?: boolean;
  readonly inventoryNamespace?: string;
  readonly jobs?: 'complete' | 'started';
  readonly wait: boolean;
  readonly timeout?: number;
  readonly json?: boolean;
}

/** Puts the manifests into the cluster. */
export const command: CommandModule<ApplyOptions> = {
  define(line) {
    addCloudOptions(addProgramOptions(line))
      .description(
        'Writes the manifests with the outputs of the live stack (or of `-c outputs=FILE`), shows what the server would change, ' +
          'asks, and applies them in waves, each awaited before the next. Doing it again changes nothing.',
      )
      .argument('[paths...]', 'files and folders of manifests, as they are, in place of those of the program')
      .option('-y, --yes', 'do not ask')
      .option('--dry-run', 'only show what the server would change')
      .option('--prune', 'remove what an earlier apply made and the manifests no longer have')
      .option('--prune-volumes', 'volumes, claims and snapshots too, with their data')
      .option('--prune-namespaces', 'namespaces too, with all that is in them')
      .option('--prune-definitions', 'CustomResourceDefinitions too, with all objects of their kinds')
      .option('--force-conflicts', 'take over fields that others have set')
      .option('--kubeconfig <file>', 'default: KUBECONFIG, or ~/.kube/config')
      .option('--kube-context <name>', 'default: the current one, which has to be of the cluster of the stack')
      .option('--inventory-namespace <name>', 'where it is remembered what was applied (default: default)')
      .addOption(
        new Option('--jobs <when>', 'when a Job has done enough (default: complete)').choices(['complete', 'started']),
      )
      .option('--timeout <seconds>', 'for each wave (default: 600)', wholeNumber)
      .option('--no-wait', 'do not wait until everything is up')
      .option('--json', 'say the plan or the result in JSON; the latter needs --yes');
    addExamples(line, {
      'ackb apply': 'with the outputs of the live stack',
      'ackb apply --dry-run --prune': 'what would change, and go',
      'ackb apply dist/k8s': 'manifests that are there already',
    });
  },

  async run(terminal, options, paths) {
    const program = loadProgramOf(options);
    const made = paths.length > 0 ? { manifests: paths } : await synthesized(terminal, program, options);
    const engine = { ...engineOptions(terminal, program, options), ...made };
    const plan = await planApply(engine);
    if (options.dryRun && options.json) terminal.say(JSON.stringify(plan, null, 2));
    else if (!options.json) terminal.say(...formatApplyPlan(plan, engine.prune !== undefined, terminal.paint));
    if (options.dryRun) return 0;
    const question = `Apply that to context '${plan.cluster.context}'?`;
    if (isChange(plan, engine.prune !== undefined) && !(await confirm(terminal, question, options))) {
      terminal.tell('nothing was changed');
      return 1;
    }
    const result = await withProgress(terminal, {
      title: 'apply',
      isData: options.json,
      run: (progress) => applyManifests({ ...engine, report: applyReporter(progress) }),
    });
    const addresses = await readAddresses(engine);
    if (options.json) terminal.say(JSON.stringify({ cluster: plan.cluster, ...result, addresses }, null, 2));
    else terminal.say(formatResult(result), ...addresses.map(formatAddress));
    return 0;
  },
};

async function synthesized(
  terminal: Terminal,
  program: LoadedProgram,
  options: ApplyOptions,
): Promise<Pick<EngineOptions, 'manifests' | 'clusterIds'>> {
  const folder = join(program.dist, 'k8s');
  const outputsFile = join(program.project.folder, 'outputs.json');
  const complete = await withOutputs(terminal, program, { ...options, outputsFile, needsStack: true });
  // whoever names a context knows where it leads
  const clusterIds = options.kubeContext === undefined ? await clusterIdsOf(complete) : [];
  writeManifests(complete, folder);
  return { manifests: [folder], clusterIds };
}

function engineOptions(
  terminal: Terminal,
  { platform }: LoadedProgram,
  options: ApplyOptions,
): Omit<EngineOptions, 'manifests'> {
  const { pruneVolumes: volumes, pruneNamespaces: namespaces, pruneDefinitions: definitions } = options;
  const isPruning = options.prune || volumes || namespaces || definitions;
  return {
    platform: platform.name,
    kubeconfig: options.kubeconfig,
    context: options.kubeContext,
    force: options.forceConflicts,
    inventoryNamespace: options.inventoryNamespace,
    prune: isPruning ? { volumes, namespaces, definitions } : undefined,
    jobs: options.jobs,
    timeout: options.timeout,
    wait: options.wait,
    signal: terminal.signal,
    pace: terminal.pace && { retry: terminal.pace.retry, look: terminal.pace.interval },
  };
}

function isChange({ objects, removed }: ApplyPlan, isPruning: boolean): boolean {
  return (isPruning && removed.length > 0) || objects.some(({ action }) => action !== 'unchanged');
}

function formatApplyPlan({ cluster, objects, removed, kept }: ApplyPlan, isPruning: boolean, paint: Paint): string[] {
  const unchanged = objects.filter(({ action }) => action === 'unchanged').length;
  return [
    `to cluster ${paint.bold(cluster.cluster)}, context ${paint.bold(cluster.context)}, ${cluster.server}`,
    ...objects.flatMap(({ object, action, paths }) => {
      if (action === 'unchanged') return [];
      if (action === 'create') return [`${paint.green('+')} ${showName(object)}`];
      return [`${paint.yellow('~')} ${showName(object)}`, ...paths.map((path) => `    ${path}`)];
    }),
    ...removed.map((object) =>
      isPruning
        ? `${paint.red('-')} ${showName(object)}`
        : `  ${showName(object)} is no longer in the manifests: --prune removes it`,
    ),
    ...kept.map(({ object, reason }) => `  ${showName(object)} stays: ${reason}`),
    `${objects.length - unchanged} to apply, ${unchanged} unchanged, ${isPruning ? removed.length : 0} to remove`,
  ];
}

function formatResult({ created, changed, unchanged, pruned }: ApplyResult): string {
  return `${created.length} created, ${changed.length} changed, ${unchanged.length} unchanged, ${pruned.length} removed`;
}

function formatAddress({ object, addresses, hosts }: ExposedAddress): string {
  const place = addresses.length === 0 ? 'has no address yet' : `is reached at ${addresses.join(', ')}`;
  return `${showName(object)} ${place}${hosts.length === 0 ? '' : `, by the name ${hosts.join(' or ')}`}`;
}
