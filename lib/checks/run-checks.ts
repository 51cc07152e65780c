import { type Acknowledged, type Acknowledgement, applyAcknowledgements } from './acknowledgements';
import { ALL_CHECKS, ALL_RULES } from './all-checks';
import { CHECK_FAILED } from './engine-rules';
import type { Finding } from './finding';
import { CustomKinds } from './kubernetes/custom-kinds';
import { type Manifest, withoutNulls } from './kubernetes/manifest';
import { ManifestGraph } from './kubernetes/manifest-graph';
import { SCHEMA } from './kubernetes/rules/schema';
import { Origins } from './origins';
import { isObject } from './plain-json';
import type { PlatformGraph } from './platform-graph';
import { OUTLINE } from './ros/rules/outline';
import { readTemplate, type Template } from './ros/template';
import { TemplateGraph } from './ros/template-graph';
import type { Check, Gate, GateContext, Problem, Problems, Rule } from './rule';
import type { ManifestSource, Subject, TemplateSource } from './subject';

/** How a subject is checked. */
export interface CheckOptions {
  /** @default - all that there are */
  readonly checks?: readonly Check[];
  /**
   * What is known and meant so.
   *
   * @default - nothing
   */
  readonly acknowledgements?: readonly Acknowledgement[];
  /**
   * What was found before, such as by reading files.
   *
   * @default - nothing
   */
  readonly findings?: readonly Finding[];
}

/** All that was found. */
export interface CheckResult {
  /** Sorted, each once; errors first. */
  readonly findings: readonly Finding[];
  /** Those that somebody has acknowledged, with the reasons. */
  readonly acknowledged: readonly Acknowledged[];
}

/** Of one check about one template or object, or about everything together: whoever has more has seen enough. */
const MOST_PROBLEMS = 100;

/** Checks templates and objects, of any shape, by themselves and together. Finds everything at once, and throws nothing. */
export function runChecks(subject: Subject, options: CheckOptions = {}): CheckResult {
  const { acknowledgements = [], checks = ALL_CHECKS, findings = [] } = options;
  const found = new Run(checks).findingsOf(subject);
  return applyAcknowledgements([...findings, ...found], acknowledgements, ALL_RULES);
}

/** One run: what is read on the way, and where it is from. */
class Run {
  private readonly origins = new Origins();
  private context: GateContext = { customKinds: new CustomKinds() };

  constructor(private readonly checks: readonly Check[]) {}

  public findingsOf(subject: Subject): Finding[] {
    const gated: Finding[] = [];
    const platform = this.read(subject, gated);
    const found = this.checks.flatMap((check) => this.runCheck(check, platform));
    return [...new Map([...gated, ...found].map((finding) => [JSON.stringify(finding), finding])).values()];
  }

  private read(subject: Subject, findings: Finding[]): PlatformGraph {
    const customKinds = new CustomKinds((subject.manifests ?? []).map(({ content }) => content));
    this.context = { customKinds, kubernetesMinor: subject.kubernetesMinor };
    const templates = (subject.templates ?? []).flatMap((source) => this.readTemplate(source, findings));
    const manifests = (subject.manifests ?? []).map((source) => this.readManifest(source, findings));
    const sound = manifests.flatMap(({ manifest }) => manifest ?? []);
    const unsound = manifests.filter(({ manifest }) => !manifest).map(({ content }) => content);
    const { external, isComplete, kubernetesMinor = 26 } = subject;
    const objects = new ManifestGraph(sound, { external, isComplete, unsound });
    const isVersionGiven = subject.kubernetesMinor !== undefined;
    const graphs = templates.map((template) => new TemplateGraph(template));
    return { templates: graphs, objects, kubernetesMinor, isVersionGiven };
  }

  private readTemplate(source: TemplateSource, findings: Finding[]): Template[] {
    const { content } = source;
    const template = isObject(content) ? readTemplate(content) : { Resources: {} };
    this.origins.addTemplate(template, source);
    return this.passes(OUTLINE, content, template, findings) ? [template] : [];
  }

  private readManifest(source: ManifestSource, findings: Finding[]): { content: unknown; manifest?: Manifest } {
    const content = readContent(source.content);
    const holder = isObject(content) ? content : {};
    this.origins.addManifest(holder, source);
    return { content, manifest: this.passes(SCHEMA, content, holder, findings) ? (holder as Manifest) : undefined };
  }

  private passes({ rules, run, tolerated }: Gate, content: unknown, of: object, findings: Finding[]): boolean {
    const problems = [...this.problemsOf(() => run(content, this.context), rules[0])];
    findings.push(...problems.map((problem) => this.findingOf(problem, rules[0], of)));
    return problems.every(({ rule = rules[0] }) => tolerated.includes(rule));
  }

  private runCheck(check: Check, platform: PlatformGraph): Finding[] {
    const { templates, objects } = platform;
    const [rule] = check.rules;
    const findingsIn = (of: object | undefined, run: () => Problems) =>
      [...this.problemsOf(run, rule)].map((problem) => this.findingOf(problem, rule, of));
    switch (check.on) {
      case 'template':
        return templates.flatMap((graph) =>
          findingsIn(graph.template, () => check.run(graph.template, graph, platform)),
        );
      case 'object':
        return objects.manifests.flatMap((manifest) =>
          findingsIn(manifest, () => check.run(manifest, objects, platform)),
        );
      default:
        return findingsIn(undefined, () => check.run(platform));
    }
  }

  /** What a check finds; that it fails is a finding too. */
  private *problemsOf(run: () => Problems, rule: Rule): Problems {
    let count = 0;
    try {
      for (const problem of run()) {
        yield problem;
        count += 1;
        if (count >= MOST_PROBLEMS) return;
      }
    } catch (error) {
      yield CHECK_FAILED.at('', `the check for ${rule.id} (${rule.title}): ${(error as Error)?.message ?? error}`);
    }
  }

  private findingOf(problem: Problem, first: Rule, checked: object | undefined): Finding {
    const { rule = first, severity = rule.severity, message, path, of = checked, where = path } = problem;
    return { id: rule.id, severity, title: rule.title, message, place: this.origins.placeOf(of, path, where) };
  }
}

/** An object as the server reads it; one of a program may be deeper than any file, and is then none. */
function readContent(content: unknown): unknown {
  try {
    return withoutNulls(content);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
