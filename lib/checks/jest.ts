import type { IAcknowledgingTree } from './acknowledge';
import { subjectOf } from './construct-subject';
import { isAtLeast } from './finding';
import { isObject, type Json, show } from './plain-json';
import { renderFinding } from './reports/text';
import type { Severity } from './rule';
import { type CheckOptions, runChecks } from './run-checks';
import type { Subject } from './subject';

/** What counts. */
export interface PassChecksOptions extends CheckOptions, Pick<Subject, 'external' | 'isComplete' | 'kubernetesMinor'> {
  /**
   * The least that fails.
   *
   * @default 'error'
   */
  readonly failOn?: Severity;
}

/** What jest wants to know of a matcher. */
interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

/**
 * Whether what was handed over passes all checks: an app, a stack or a chart; a template; an object, or a list of them.
 *
 * ```ts
 * import 'ack-blueprints/jest';
 *
 * expect(stack).toPassChecks();
 * expect(app).toPassChecks({ failOn: 'warning' });
 * ```
 */
export function toPassChecks(received: unknown, options: PassChecksOptions = {}): MatcherResult {
  const { acknowledgements = [], checks, failOn = 'error', ...subject } = options;
  const { acknowledgements: own, ...given } = readReceived(received);
  const { findings } = runChecks(
    { ...given, ...subject },
    { checks, acknowledgements: [...own, ...acknowledgements], findings: options.findings },
  );
  const failing = findings.filter((finding) => isAtLeast(finding, failOn));
  return {
    pass: failing.length === 0,
    message: () =>
      failing.length === 0 ? `expected findings of ${failOn} or worse` : failing.map(renderFinding).join('\n\n'),
  };
}

function readReceived(received: unknown) {
  if (isTree(received)) return subjectOf(received);
  const contents: Json[] = [received].flat();
  const strangers = contents.filter((content) => !isObject(content));
  if (strangers.length > 0) {
    throw new TypeError(
      `toPassChecks takes an app, a stack, a chart, a template or objects, got ${show(strangers[0])}`,
    );
  }
  const isTemplate = (content: Json) => 'ROSTemplateFormatVersion' in content || 'Resources' in content;
  return {
    templates: contents.filter(isTemplate).map((content) => ({ name: 'template', content })),
    manifests: contents.filter((content) => !isTemplate(content)).map((content) => ({ content })),
    acknowledgements: [],
  };
}

function isTree(value: unknown): value is IAcknowledgingTree {
  return typeof (value as Json)?.node?.findAll === 'function';
}

declare global {
  namespace jest {
    interface Matchers<R, T> {
      /** Passes when no check finds an error, or whatever `failOn` says. */
      toPassChecks(options?: PassChecksOptions): R;
    }
  }
}

/** jest, vitest and others have one. */
const { expect } = globalThis as { expect?: { extend?(matchers: object): void } };
expect?.extend?.({ toPassChecks });
