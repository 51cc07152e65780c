import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Manifest } from '../../../lib/deploy/apply/manifests/manifest';
import { diffManifests, type ObjectDifference } from '../../../lib/deploy/apply/manifests/manifest-diff';
import { readManifests } from '../../../lib/deploy/apply/manifests/read-manifests';
import { RosClient } from '../../../lib/deploy/ros/ros-client';
import { isInReview } from '../../../lib/deploy/ros/stack-status';
import { parseTemplate, type Template } from '../../../lib/deploy/ros/template';
import { diffTemplates, isSame, type TemplateDiff } from '../../../lib/deploy/ros/template-diff';
import { addCloudOptions, type CloudOptions, connectionOf } from '../cloud';
import { addExamples, type CommandModule } from '../command-module';
import { formatManifestDiff } from '../manifest-diff';
import { withOutputs, writeManifests } from '../manifests';
import { addProgramOptions, type LoadedProgram, loadProgramOf, type ProgramOptions } from '../options';
import { formatTemplateDiff } from '../plan';
import { inTemporaryFolder, templatesOf } from '../templates';
import type { Terminal } from '../terminal';

interface DiffOptions extends ProgramOptions, CloudOptions {
  readonly template?: boolean;
  readonly manifests?: boolean;
  readonly json?: boolean;
}

interface StackDifference extends TemplateDiff {
  readonly stackName: string;
  /** Whether there is no such stack yet. */
  readonly isNew: boolean;
}

/** Asks ROS. Changes nothing, in dist neither. */
export const command: CommandModule<DiffOptions> = {
  define(line) {
    addCloudOptions(addProgramOptions(line))
      .description(
        'What is different: the templates against the live stacks, and the manifests against the last synth. ' +
          'Exit code 1 when anything is.',
      )
      .option('--template', 'the templates only')
      .option('--manifests', 'the manifests only')
      .option('--json', 'say it in JSON');
    addExamples(line, { 'ackb diff': 'both', 'ackb diff --manifests -c outputs=outputs.json': 'offline' });
  },

  async run(terminal, options) {
    const program = loadProgramOf(options);
    const stacks = options.manifests ? [] : await diffStacks(terminal, program, options);
    const objects = options.template ? [] : await diffObjects(terminal, program, options);
    const isDifferent = objects.length > 0 || stacks.some((stack) => !isSame(stack));
    if (options.json) terminal.say(JSON.stringify({ stacks, objects }, null, 2));
    else terminal.say(...format(terminal, program, options, stacks, objects));
    return isDifferent ? 1 : 0;
  },
};

async function diffStacks(
  terminal: Terminal,
  program: LoadedProgram,
  options: DiffOptions,
): Promise<StackDifference[]> {
  const templates = await inTemporaryFolder((folder) => templatesOf(program, folder));
  const client = await RosClient.connect(connectionOf(terminal, options, program));
  const differences: StackDifference[] = [];
  for (const { stackName, template } of templates) {
    const live = await readLive(client, stackName);
    differences.push({ stackName, isNew: live === undefined, ...diffTemplates(live, template) });
  }
  return differences;
}

async function readLive(client: RosClient, stackName: string): Promise<Template | undefined> {
  const stack = await client.tryFindStack(stackName);
  if (stack === undefined || isInReview(stack.status)) return undefined;
  return parseTemplate(await client.getTemplate(stack.stackId), `the live template of stack '${stackName}'`);
}

async function diffObjects(
  terminal: Terminal,
  program: LoadedProgram,
  options: DiffOptions,
): Promise<ObjectDifference[]> {
  const before = readLast(join(program.dist, 'k8s'));
  return inTemporaryFolder(async (room) => {
    const [folder, outputsFile] = [join(room, 'k8s'), join(room, 'outputs.json')];
    writeManifests(await withOutputs(terminal, program, { ...options, outputsFile, needsStack: false }), folder);
    return diffManifests(before, readManifests([folder]));
  });
}

function readLast(folder: string): Manifest[] {
  return existsSync(folder) && readdirSync(folder).length > 0 ? readManifests([folder]) : [];
}

function format(
  { paint }: Terminal,
  { dist }: LoadedProgram,
  options: DiffOptions,
  stacks: readonly StackDifference[],
  objects: readonly ObjectDifference[],
): string[] {
  const last = relative(process.cwd(), join(dist, 'k8s'));
  return [
    ...stacks.flatMap((stack) => [
      `stack ${paint.bold(stack.stackName)}, against ${stack.isNew ? 'nothing: there is none yet' : 'the live one'}${isSame(stack) ? ': no difference' : ''}`,
      ...formatTemplateDiff(stack, paint),
      '',
    ]),
    ...(options.template
      ? []
      : [
          `manifests, against the last synth in ${last}${objects.length === 0 ? ': no difference' : ''}`,
          ...formatManifestDiff(objects, paint),
        ]),
  ];
}
