/** `npm run synth`: both halves of the web platform, into dist/, offline. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { infrastructure } from '../examples/web-platform/infrastructure';
import { MACHINES } from '../examples/web-platform/machines';
import { STACK_NAME } from '../examples/web-platform/names';
import type { Settings } from '../examples/web-platform/settings';
import { workloads } from '../examples/web-platform/workloads';
import type { RetentionTemplate } from '../lib/retention';
import { type NoticedTemplate, noticesOf } from '../lib/synthesis/notices';
import { k8sFolder, localFolder, replaceFolders, rosFolder } from '../lib/synthesis/replace-folders';
import {
  formatFiles,
  formatRetention,
  summarizeMachines,
  summarizeManifests,
  summarizeTemplates,
} from '../lib/synthesis/summary';
import { writeFiles } from '../lib/synthesis/write-files';
import { run, UsageError } from './run';
import { sampleWarning, settingsOf, toArguments } from './settings';

const USAGE = `Usage: npm run synth -- [-c KEY=VALUE]...

Writes the ROS template and the manifests of examples/web-platform, without a network.

  -c, --context KEY=VALUE  clusterType=managed (default), dedicated, serverless, edge, registered, acs,
                           self-managed or local
                           clusterDomain=DOMAIN of Services inside the cluster
                           outputs=FILE with the outputs of the deployed stack (default: a sample)
  -h, --help               this text

Settings that stay go to "context" in cdk.json, where ros-cdk and cdk8s find them too.
Exit codes: 0 written, 1 failed and nothing changed, 2 wrong usage.`;

run(() => {
  const options = readArguments();
  if (options.help) return say(USAGE);
  const settings = settingsOf(options.context);
  const [ros, k8s, local] = ['ros', 'k8s', 'local'].map((part) => join(__dirname, '../dist', part)) as Folders;
  replaceFolders([rosFolder(ros), k8sFolder(k8s), localFolder(local)], (staging) => {
    const [rosStaging, k8sStaging, localStaging] = staging as Folders;
    if (settings.clusterType === 'local') writeFiles(localStaging, MACHINES.render());
    else infrastructure(rosStaging, settings).synth();
    workloads(k8sStaging, settings).synth();
  });
  say(`${STACK_NAME}, clusterType=${settings.clusterType}`, '');
  // machines that run keep their folder through a synth for another type
  const written = settings.clusterType === 'local' ? summarizeMachines(local) : summarizeTemplates(ros);
  say(...formatFiles([...written, ...summarizeManifests(k8s)]));
  if (settings.clusterType !== 'local') say(...formatTemplate(readTemplate(ros)));
  say(...formatNext(settings));
});

type Folders = [ros: string, k8s: string, local: string];

function readArguments(): { help?: boolean; context: Record<string, string> } {
  try {
    const { values } = parseArgs({
      options: { context: { type: 'string', short: 'c', multiple: true }, help: { type: 'boolean', short: 'h' } },
    });
    return { help: values.help, context: Object.fromEntries((values.context ?? []).map(splitPair)) };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function splitPair(pair: string): [string, string] {
  const [, key, value] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
  if (key === undefined || value === undefined) throw new UsageError(`-c takes KEY=VALUE, got '${pair}'`);
  return [key, value];
}

function readTemplate(folder: string) {
  return JSON.parse(readFileSync(join(folder, `${STACK_NAME}.template.json`), 'utf8'));
}

function formatTemplate(template: NoticedTemplate & RetentionTemplate): string[] {
  const notices = noticesOf(template);
  return [...formatRetention(template), ...(notices.length > 0 ? ['', ...notices] : [])];
}

function formatNext(settings: Settings): string[] {
  const apply = '  kubectl apply -f dist/k8s';
  if (settings.clusterType === 'local')
    return ['', 'Next, where VirtualBox is:', '  (cd dist/local && vagrant up)', apply];
  if (settings.outputs !== undefined) return ['', 'Next:', apply];
  const flags = toArguments(settings);
  return [
    '',
    ...sampleWarning(settings),
    'Next, deploy, and put the real ones in:',
    `  ${['ros-cdk deploy', STACK_NAME, ...flags].join(' ')} --outputs-file outputs.json`,
    `  ${['npm run synth --', ...flags].join(' ')} -c outputs=outputs.json`,
    apply,
  ];
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
