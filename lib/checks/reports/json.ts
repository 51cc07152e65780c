import { ruleOf } from '../all-checks';
import type { VerdictLine } from '../availability/verdict';
import type { Finding } from '../finding';
import type { CheckResult } from '../run-checks';

/**
 * A report for programs: `{ findings: [...], acknowledged: [...], verdict: [...] }`, each finding with the why and the fix
 * of its rule. The verdict is there where one was asked for.
 */
export function renderJson({
  findings,
  acknowledged,
  verdict,
}: CheckResult & { verdict?: readonly VerdictLine[] }): string {
  const report = { findings: findings.map(withRule), acknowledged: acknowledged.map(withRule), verdict };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function withRule<T extends Finding>(finding: T): T & { readonly why?: string; readonly fix?: string } {
  const { why, fix } = ruleOf(finding) ?? {};
  return { ...finding, why, fix };
}
