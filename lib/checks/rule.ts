import type { CustomKinds } from './kubernetes/custom-kinds';
import type { Manifest } from './kubernetes/manifest';
import type { ManifestGraph } from './kubernetes/manifest-graph';
import type { PlatformGraph } from './platform-graph';
import type { Template } from './ros/template';
import type { TemplateGraph } from './ros/template-graph';

/**
 * How much a finding weighs: an `error` fails in the cloud or loses what was promised; a `warning` may be meant so;
 * `info` is good to know.
 */
export type Severity = 'error' | 'warning' | 'info';

/** What there is to know about a rule; its page in the docs is made of it. */
export interface RuleFacts {
  /** Such as `ROS010`: the area, and a number that is given once. */
  readonly id: string;
  /** Of its problems, unless one says otherwise. */
  readonly severity: Severity;
  /** What is wrong, in a few words: `Unknown property`. */
  readonly title: string;
  /** What comes of it where nobody looks: a sentence or two. */
  readonly why: string;
  /** What to write instead. */
  readonly fix: string;
  /** Where the fact is from, such as `ROS: Limits`. */
  readonly source: string;
}

/** What a problem may say beyond its place and its words. */
export interface ProblemOptions {
  /** @default - that of the rule */
  readonly severity?: Severity;
  /**
   * The template or the object that it is about, the very one that the check was given.
   *
   * @default - the one that is being checked; checks of the whole platform have to name one
   */
  readonly of?: object;
  /**
   * A path whose line is shown, where that tells more than the line of `path`.
   *
   * @default - `path`
   */
  readonly where?: string;
}

/** Something that is wrong, before anybody knows where its template or object comes from. */
export interface Problem extends ProblemOptions {
  /** Where, inside of the template or object: `spec.ports[0].name`; empty for all of it. */
  readonly path: string;
  /** What is wrong, with what was got: `must be 1 to 100, got 101`. */
  readonly message: string;
  /** @default - the first rule of the check */
  readonly rule?: Rule;
}

/** What a check finds, one by one. */
export type Problems = Iterable<Problem>;

/** A problem that leaves it to its check which rule it breaks: for parts that several checks share. */
export function problem(path: string, message: string, options: ProblemOptions = {}): Problem {
  return { path, message, ...options };
}

/** A sentence about templates and objects that should hold: what is documented, reported and acknowledged. */
export class Rule implements RuleFacts {
  public readonly id: string;
  public readonly severity: Severity;
  public readonly title: string;
  public readonly why: string;
  public readonly fix: string;
  public readonly source: string;

  constructor(facts: RuleFacts) {
    this.id = facts.id;
    this.severity = facts.severity;
    this.title = facts.title;
    this.why = facts.why;
    this.fix = facts.fix;
    this.source = facts.source;
  }

  /** A breach of this rule. */
  public at(path: string, message: string, options: ProblemOptions = {}): Problem {
    return { path, message, ...options, rule: this };
  }

  /** The same problems as breaches of this rule, as far as they name none. */
  public *of(problems: Problems): Problems {
    for (const one of problems) yield { ...one, rule: one.rule ?? this };
  }
}

/** What stands before the checks of a template or an object, which rely on its shape. Takes anything. */
export interface Gate {
  readonly rules: readonly [Rule, ...Rule[]];
  /** Rules whose breach leaves the rest readable: checks go on. */
  readonly tolerated: readonly Rule[];
  run(content: unknown, context: GateContext): Problems;
}

/** What a gate is told beside the template or object. */
export interface GateContext {
  /** What CustomResourceDefinitions among the objects define. */
  readonly customKinds: CustomKinds;
  /** The version that was asked for: 26 stands for 1.26. @default - none was */
  readonly kubernetesMinor?: number;
}

/** A check that has to pass before others are asked. */
export function gate(rules: Gate['rules'], run: Gate['run'], tolerated: readonly Rule[] = []): Gate {
  return { rules, tolerated, run };
}

/** Looks for breaches of one rule, or of several that are found on the same way. Pure: the same input, the same problems. */
export type Check = TemplateCheck | ObjectCheck | PlatformCheck;

/** A check of each template whose outline can be read. */
export interface TemplateCheck {
  readonly on: 'template';
  readonly rules: readonly [Rule, ...Rule[]];
  run(template: Template, graph: TemplateGraph, platform: PlatformGraph): Problems;
}

/** A check of each object whose schema is met; kinds it does not care for pass in silence. */
export interface ObjectCheck {
  readonly on: 'object';
  readonly rules: readonly [Rule, ...Rule[]];
  run(manifest: Manifest, graph: ManifestGraph, platform: PlatformGraph): Problems;
}

/** A check of everything together; its problems say `of` which template or object they are. */
export interface PlatformCheck {
  readonly on: 'platform';
  readonly rules: readonly [Rule, ...Rule[]];
  run(platform: PlatformGraph): Problems;
}

/** A check of each template; problems that name no rule break the first. */
export function templateCheck(rules: readonly [Rule, ...Rule[]], run: TemplateCheck['run']): TemplateCheck {
  return { on: 'template', rules, run };
}

/** A check of each object; problems that name no rule break the first. */
export function objectCheck(rules: readonly [Rule, ...Rule[]], run: ObjectCheck['run']): ObjectCheck {
  return { on: 'object', rules, run };
}

/** A check of all templates and objects together; problems that name no rule break the first. */
export function platformCheck(rules: readonly [Rule, ...Rule[]], run: PlatformCheck['run']): PlatformCheck {
  return { on: 'platform', rules, run };
}
