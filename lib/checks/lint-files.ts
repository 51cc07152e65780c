import { ALL_CHECKS } from './all-checks';
import type { VerdictLine } from './availability/verdict';
import { VerdictTaker } from './availability/verdict-on';
import { findFiles } from './files/find-files';
import { readIgnoreFile } from './files/ignore-file';
import { readSubject } from './files/read-subject';
import { type CheckOptions, type CheckResult, runChecks } from './run-checks';
import type { Subject } from './subject';

/** How files are checked. */
export interface LintOptions extends CheckOptions, Pick<Subject, 'external' | 'isComplete' | 'kubernetesMinor'> {
  /**
   * The folder with `.ackb-checks.yaml`.
   *
   * @default - the working directory
   */
  readonly folder?: string;
}

/** What was found in files. */
export interface LintResult extends CheckResult {
  /** How many files were read. */
  readonly files: number;
  /** How many ROS templates and Kubernetes objects were in them. */
  readonly templates: number;
  readonly manifests: number;
  /** What survives the loss of a pod, a node, a zone; nothing where there are no workloads. */
  readonly verdict: readonly VerdictLine[];
}

/**
 * Checks the ROS templates and Kubernetes objects in files, all of them together. Files may hold anything.
 *
 * @param paths files, and folders with `.yaml`, `.yml` and `.json` files at any depth
 * @throws UsageError when a path does not exist, or `.ackb-checks.yaml` cannot be read
 */
export function lintFiles(paths: readonly string[], options: LintOptions = {}): LintResult {
  const {
    acknowledgements = [],
    checks = ALL_CHECKS,
    external,
    findings = [],
    folder = '.',
    isComplete,
    kubernetesMinor,
  } = options;
  const found = findFiles(paths);
  const { templates, manifests, ...read } = readSubject(found);
  const ignored = readIgnoreFile(
    folder,
    found.map(({ path }) => path),
  );
  const verdict = new VerdictTaker();
  const result = runChecks(
    { templates, manifests, external, isComplete, kubernetesMinor },
    {
      checks: [...checks, verdict.check],
      findings: [...findings, ...read.findings],
      acknowledgements: [...acknowledgements, ...read.acknowledgements, ...ignored],
    },
  );
  return {
    ...result,
    files: found.length,
    templates: templates.length,
    manifests: manifests.length,
    verdict: verdict.lines,
  };
}
