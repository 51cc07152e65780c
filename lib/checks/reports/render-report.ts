import type { CheckResult } from '../run-checks';
import { renderJson } from './json';
import { renderJunit } from './junit';
import { renderSarif } from './sarif';
import { renderText } from './text';

/** Forms of a report: for people, for programs, for code scanning, and for what shows test results. */
export const REPORT_FORMATS = ['text', 'json', 'sarif', 'junit'] as const;

/** One of the forms of a report. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

const RENDERERS: Readonly<Record<ReportFormat, (result: CheckResult) => string>> = {
  text: renderText,
  json: renderJson,
  sarif: renderSarif,
  junit: renderJunit,
};

/** A report, with a line end at its end. */
export function renderReport(result: CheckResult, format: ReportFormat): string {
  return RENDERERS[format](result);
}
