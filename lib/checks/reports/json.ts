import { ruleOf } from '../all-checks';
import type { Finding } from '../finding';
import type { CheckResult } from '../run-checks';

/** A report for programs: `{ findings: [...], acknowledged: [...] }`, each finding with the why and the fix of its rule. */
export function renderJson({ findings, acknowledged }: CheckResult): string {
  const report = { findings: findings.map(withRule), acknowledged: acknowledged.map(withRule) };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function withRule<T extends Finding>(finding: T): T & { readonly why?: string; readonly fix?: string } {
  const { why, fix } = ruleOf(finding) ?? {};
  return { ...finding, why, fix };
}
