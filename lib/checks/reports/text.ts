import { ruleOf } from '../all-checks';
import type { Finding, Place } from '../finding';
import type { Severity } from '../rule';
import type { CheckResult } from '../run-checks';

/** A report for people: three lines a finding, then what was acknowledged, then a sum. Without colours. */
export function renderText({ findings, acknowledged }: CheckResult): string {
  const open = findings.map((finding) => `${renderFinding(finding)}\n`);
  const silenced = acknowledged.map(
    (finding) => `${renderPlace(finding.place)}\n  acknowledged ${finding.id}: ${finding.reason}\n`,
  );
  return `${[...open, ...silenced, sumOf(findings, acknowledged.length)].join('\n')}\n`;
}

/** Place, what is wrong, what to do. */
export function renderFinding(finding: Finding): string {
  const { id, message, place, severity } = finding;
  const fix = ruleOf(finding)?.fix;
  const lines = [renderPlace(place), `  ${severity} ${id}: ${message}`, ...(fix ? [`  fix: ${fix}`] : [])];
  return lines.join('\n');
}

/** `web.yaml:12:3 Deployment default/web spec.replicas (web/Deployment)`. */
export function renderPlace({ column, construct, file, line, path, title }: Place): string {
  const position = [file, line, column].filter((part) => part !== undefined).join(':');
  const parts = [
    position,
    title === file ? '' : title,
    path,
    construct === undefined ? '' : `(${construct || 'the app'})`,
  ];
  return parts.filter(Boolean).join(' ') || '(everything)';
}

function sumOf(findings: readonly Finding[], acknowledged: number): string {
  const count = (severity: Severity, word: string, words = `${word}s`) => {
    const { length } = findings.filter((finding) => finding.severity === severity);
    return length === 0 ? [] : [`${length} ${length === 1 ? word : words}`];
  };
  const open = [...count('error', 'error'), ...count('warning', 'warning'), ...count('info', 'note')];
  return [open.join(', ') || 'Nothing found', ...(acknowledged ? [`${acknowledged} acknowledged`] : [])].join('; ');
}
