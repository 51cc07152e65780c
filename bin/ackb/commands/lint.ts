import { Option } from 'commander';
import { renderVerdict } from '../../../lib/checks/availability/verdict';
import { isAtLeast } from '../../../lib/checks/finding';
import { lintFiles } from '../../../lib/checks/lint-files';
import { REPORT_FORMATS, type ReportFormat, renderReport } from '../../../lib/checks/reports/render-report';
import { UsageError } from '../../../lib/program/usage-error';
import { addExamples, type CommandModule } from '../command-module';

interface LintOptions {
  readonly format: ReportFormat;
  readonly failOn: 'error' | 'warning';
  readonly complete?: boolean;
  readonly kubernetes?: string;
}

/** Checks files, whoever wrote them. Needs no network, changes nothing. */
export const command: CommandModule<LintOptions> = {
  define(line) {
    line
      .description(
        'Finds what would fail in the cloud, or at night: in ROS templates (JSON, YAML) and Kubernetes manifests, all of them together. docs/checks.md lists the rules.',
      )
      .argument('[paths...]', 'files and folders (default: dist/ros and dist/k8s)')
      .addOption(new Option('--format <format>', 'of the report').choices(REPORT_FORMATS).default('text'))
      .addOption(
        new Option('--fail-on <severity>', 'exit code 1 from this severity on')
          .choices(['error', 'warning'])
          .default('error'),
      )
      .option('--complete', 'nothing else is there: a name that leads to nothing is an error')
      .option('--kubernetes <version>', 'the cluster has this version, such as 1.32 (default: the oldest, 1.26)');
    addExamples(line, {
      'ackb lint': 'what synth wrote',
      'ackb lint deploy/ --fail-on warning': 'any templates and manifests',
      'ackb lint --format sarif > checks.sarif': 'for code scanning',
    });
  },

  async run(terminal, { format, failOn, complete, kubernetes }, paths) {
    const kubernetesMinor = kubernetes === undefined ? undefined : minorOf(kubernetes);
    const chosen = paths.length > 0 ? paths : ['dist/ros', 'dist/k8s'];
    const result = lintFiles(chosen, { isComplete: complete, kubernetesMinor });
    terminal.say(renderReport(result, format).trimEnd());
    if (format === 'text' && result.verdict.length > 0) terminal.say('', renderVerdict(result.verdict).trimEnd());
    return result.findings.some((finding) => isAtLeast(finding, failOn)) ? 1 : 0;
  },
};

function minorOf(version: string): number {
  const [, minor] = /^1\.(\d+)(\.\d.*)?$/.exec(version) ?? [];
  if (minor === undefined) throw new UsageError(`'--kubernetes' must be a version such as 1.32, got '${version}'`);
  return Number(minor);
}
