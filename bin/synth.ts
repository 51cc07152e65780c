/** `npm run synth`: both halves of the web platform, into dist/, offline. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { infrastructure } from '../examples/web-platform/infrastructure';
import { STACK_NAME } from '../examples/web-platform/names';
import type { Settings } from '../examples/web-platform/settings';
import { workloads } from '../examples/web-platform/workloads';
import { k8sFolder, replaceFolders, rosFolder } from '../lib/synthesis/replace-folders';
import { formatFiles, formatRetention, summarizeManifests, summarizeTemplates } from '../lib/synthesis/summary';
import { run, UsageError } from './run';
import { sampleWarning, settingsOf, toArguments } from './settings';

const USAGE = `Usage: npm run synth -- [-c KEY=VALUE]...

Writes the ROS template and the manifests of examples/web-platform, without a network.

  -c, --context KEY=VALUE  clusterType=managed (default) or dedicated
                           clusterDomain=DOMAIN of Services inside the cluster
                           outputs=FILE with the outputs of the deployed stack (default: a sample)
  -h, --help               this text

Settings that stay go to "context" in cdk.json, where ros-cdk and cdk8s find them too.
Exit codes: 0 written, 1 failed and nothing changed, 2 wrong usage.`;

run(() => {
  const options = readArguments();
  if (options.help) return say(USAGE);
  const settings = settingsOf(options.context);
  const [ros, k8s] = ['ros', 'k8s'].map((half) => join(__dirname, '../dist', half)) as [string, string];
  replaceFolders([rosFolder(ros), k8sFolder(k8s)], ([rosStaging, k8sStaging]) => {
    infrastructure(rosStaging, settings).synth();
    workloads(k8sStaging, settings).synth();
  });
  say(`${STACK_NAME}, clusterType=${settings.clusterType}`, '');
  say(...formatFiles([...summarizeTemplates(ros), ...summarizeManifests(k8s)]));
  say(
    ...formatRetention(readTemplate(ros)),
    '',
    ...sampleWarning(settings),
    ...formatNext(settings, relative(process.cwd(), k8s)),
  );
});

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

function formatNext(settings: Settings, manifests: string): string[] {
  const apply = `  kubectl apply -f ${manifests}`;
  if (settings.outputs !== undefined) return ['Next:', apply];
  const flags = toArguments(settings);
  return [
    'Next, deploy, and put the real ones in:',
    `  ${['ros-cdk deploy', STACK_NAME, ...flags].join(' ')} --outputs-file outputs.json`,
    `  ${['npm run synth --', ...flags].join(' ')} -c outputs=outputs.json`,
    apply,
  ];
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
