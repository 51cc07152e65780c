import { relative } from 'node:path';
import { formatSettings } from '../../lib/program/settings';
import { readFiles, type Synthesis, type SynthFolders } from '../../lib/program/synthesize';
import { type RetentionTemplate, retainedResources } from '../../lib/retention';
import { type NoticedTemplate, noticesOf } from '../../lib/synthesis/notices';
import {
  type FileSummary,
  formatFiles,
  formatRetention,
  summarizeMachines,
  summarizeManifests,
  summarizeTemplates,
} from '../../lib/synthesis/summary';
import { type LoadedProgram, toArguments } from './options';

/** What a synth wrote. */
export function filesOf(
  { ros, k8s, local }: SynthFolders,
  { hasMachines, hasInfrastructure }: Synthesis,
): FileSummary[] {
  return [
    // machines that run keep their folder through a synth for another type
    ...(hasMachines ? summarizeMachines(local) : []),
    ...(hasInfrastructure ? summarizeTemplates(ros) : []),
    ...summarizeManifests(k8s),
  ];
}

/** What a synth says to a program. */
export function describeSynth(program: LoadedProgram, settings: unknown, folders: SynthFolders, synthesis: Synthesis) {
  const templates = templatesOf(folders, synthesis);
  return {
    platform: program.platform.name,
    settings,
    files: filesOf(folders, synthesis),
    kept: templates.flatMap(retainedResources),
    notices: [...templates.flatMap(noticesOf), ...(program.platform.notices?.(settings) ?? [])],
  };
}

/** What a synth says to people. */
export function formatSynth(
  program: LoadedProgram,
  settings: unknown,
  folders: SynthFolders,
  synthesis: Synthesis,
): string[] {
  return [
    [program.platform.name, ...formatSettings(settings)].join(', '),
    '',
    ...formatFiles(filesOf(folders, synthesis)),
    ...templatesOf(folders, synthesis).flatMap(formatTemplate),
    ...formatNext(program, settings, folders, synthesis),
  ];
}

type Template = NoticedTemplate & RetentionTemplate;

function templatesOf({ ros }: SynthFolders, { hasInfrastructure }: Synthesis): Template[] {
  return hasInfrastructure ? Object.values(readFiles(ros, '.template.json')).map((text) => JSON.parse(text)) : [];
}

function formatTemplate(template: Template): string[] {
  const notices = noticesOf(template);
  return [...formatRetention(template), ...(notices.length > 0 ? ['', ...notices] : [])];
}

function formatNext(
  { platform, context, given }: LoadedProgram,
  settings: unknown,
  { local, k8s }: SynthFolders,
  { hasMachines, hasInfrastructure }: Synthesis,
): string[] {
  const show = (path: string) => relative(process.cwd(), path);
  const apply = `  kubectl apply -f ${show(k8s)}`;
  if (hasMachines) return ['', 'Next, where VirtualBox is:', `  (cd ${show(local)} && vagrant up)`, apply];
  const flags = toArguments(given);
  const inWaves = `  ${['ackb apply', ...flags].join(' ')}`;
  if (context.outputs !== undefined || !hasInfrastructure) return ['', 'Next:', inWaves, 'or with other tools:', apply];
  return [
    '',
    ...(platform.notices?.(settings) ?? []),
    'Next, deploy, and put the real ones in:',
    `  ${['ackb deploy', ...flags].join(' ')}`,
    `  ${['ackb kubeconfig', ...flags].join(' ')}`,
    inWaves,
    'or with other tools:',
    `  ${['ros-cdk deploy', platform.name, ...flags].join(' ')} --outputs-file outputs.json`,
    `  ${['ackb synth', ...flags].join(' ')} -c outputs=outputs.json`,
    apply,
  ];
}
