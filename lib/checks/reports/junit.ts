import type { Acknowledged } from '../acknowledgements';
import { ruleOf } from '../all-checks';
import type { Finding } from '../finding';
import type { CheckResult } from '../run-checks';
import { renderPlace } from './text';

/** A report for what shows test results: a suite a file, a case a finding. Warnings fail too, acknowledged ones are skipped. */
export function renderJunit({ findings, acknowledged }: CheckResult): string {
  const suites = groupByFile([...findings, ...acknowledged]);
  const body =
    suites.size === 0 ? [renderSuite('ack-blueprints', [])] : [...suites].map(([file, all]) => renderSuite(file, all));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${body.join('\n')}\n</testsuites>\n`;
}

function groupByFile(findings: readonly (Finding | Acknowledged)[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const file = finding.place.file ?? (finding.place.title || 'ack-blueprints');
    const group = groups.get(file);
    if (group) group.push(finding);
    else groups.set(file, [finding]);
  }
  return groups;
}

function renderSuite(file: string, findings: readonly Finding[]): string {
  if (findings.length === 0) {
    return `  <testsuite name="${xml(file)}" tests="1" failures="0">\n    <testcase classname="${xml(file)}" name="checks"/>\n  </testsuite>`;
  }
  const failures = findings.filter((finding) => !isAcknowledged(finding)).length;
  const cases = findings.map((finding) => renderCase(file, finding));
  return `  <testsuite name="${xml(file)}" tests="${findings.length}" failures="${failures}" skipped="${findings.length - failures}">\n${cases.join('\n')}\n  </testsuite>`;
}

function renderCase(file: string, finding: Finding): string {
  const { id, message, severity } = finding;
  const place = renderPlace(finding.place);
  const inner = isAcknowledged(finding)
    ? `<skipped message="${xml(finding.reason)}"/>`
    : `<failure type="${severity}" message="${xml(`${id}: ${message}`)}">${xml(`${place}\n${ruleOf(finding)?.fix ?? ''}`)}</failure>`;
  return `    <testcase classname="${xml(file)}" name="${xml(`${id} ${place}`)}">${inner}</testcase>`;
}

function isAcknowledged(finding: Finding): finding is Acknowledged {
  return 'reason' in finding;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Text for XML: without the characters that XML cannot hold at all. */
function xml(text: string): string {
  const clean = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
  return clean.replace(/[&<>"\n]/g, (character) => ENTITIES[character] ?? character);
}
