import { ruleOf } from './all-checks';
import { type Finding, isAtLeast } from './finding';
import { lintFiles } from './lint-files';
import type { Severity } from './rule';

/** What cdk8s-cli hands to a plugin, as far as it is used. */
interface ValidationContext {
  /** Files. */
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, unknown>>): void;
  };
}

/** A rule that is broken, and where. */
interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly ViolatingResource[];
}

interface ViolatingResource {
  readonly resourceName: string;
  readonly locations: readonly string[];
  readonly manifestPath: string;
}

/** `properties` of the plugin in cdk8s.yaml. */
export interface AckBlueprintsChecksProps {
  /**
   * The least that fails the synth; the rest is shown.
   *
   * @default 'error'
   */
  readonly failOn?: Severity;
}

/**
 * The checks as a validation plugin of cdk8s-cli:
 *
 * ```yaml
 * validations:
 *   - package: ./node_modules/ack-blueprints/dist/lib/checks/cdk8s-validation.js
 *     class: AckBlueprintsChecks
 *     version: 0.0.0
 * ```
 */
export class AckBlueprintsChecks {
  private readonly failOn: Severity;

  constructor({ failOn = 'error' }: AckBlueprintsChecksProps = {}) {
    this.failOn = failOn;
  }

  public async validate({ manifests, report }: ValidationContext): Promise<void> {
    const { findings, acknowledged } = lintFiles(manifests);
    for (const group of groupByRule(findings)) report.addViolation(violationOf(group));
    const isFailure = findings.some((finding) => isAtLeast(finding, this.failOn));
    report.submit(isFailure ? 'failure' : 'success', { Acknowledged: acknowledged.length });
  }
}

function groupByRule(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const group = groups.get(finding.id);
    if (group) group.push(finding);
    else groups.set(finding.id, [finding]);
  }
  return [...groups.values()];
}

function violationOf(findings: readonly [Finding, ...Finding[]]): Violation {
  const [first] = findings;
  const { fix = '', why = '' } = ruleOf(first) ?? {};
  return {
    ruleName: `${first.severity} ${first.id}: ${first.title}`,
    recommendation: why,
    fix,
    violatingResources: findings.map(({ message, place: { file = '', line, path, title } }) => ({
      // cdk8s looks constructs up by the plain name of the object
      resourceName: title.replace(/^.*[ /]/, ''),
      locations: [[path && `${path}:`, message, line === undefined ? '' : `(line ${line})`].filter(Boolean).join(' ')],
      manifestPath: file,
    })),
  };
}
