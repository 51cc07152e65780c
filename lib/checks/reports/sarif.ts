import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ALL_RULES, ruleOf } from '../all-checks';
import type { Finding, Place } from '../finding';
import type { Rule, Severity } from '../rule';
import type { CheckResult } from '../run-checks';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** A report for code scanning (OASIS: SARIF 2.1.0). What was acknowledged is suppressed, with its reason. */
export function renderSarif({ findings, acknowledged }: CheckResult): string {
  const rules = rulesOf([...findings, ...acknowledged]);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const open = findings.map((finding) => resultOf(finding, indexes));
  const silenced = acknowledged.map((finding) => ({
    ...resultOf(finding, indexes),
    suppressions: [{ kind: 'inSource', justification: finding.reason }],
  }));
  const tool = { driver: { name: 'ack-blueprints', rules: rules.map(descriptorOf) } };
  const report = { $schema: SCHEMA, version: '2.1.0', runs: [{ tool, results: [...open, ...silenced] }] };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function rulesOf(findings: readonly Finding[]): readonly Rule[] {
  const ids = new Set(findings.map(({ id }) => id));
  return [...ALL_RULES.values()].filter(({ id }) => ids.has(id));
}

function descriptorOf({ fix, id, severity, title, why }: Rule) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: fix },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf(finding: Finding, indexes: ReadonlyMap<string, number>) {
  const { id, message, place, severity } = finding;
  const rule = ruleOf(finding);
  return {
    ruleId: id,
    ...(rule ? { ruleIndex: indexes.get(id) } : {}),
    level: LEVELS[severity],
    message: { text: [place.path && `${place.path}:`, message].filter(Boolean).join(' ') },
    locations: [locationOf(place)],
  };
}

function locationOf({ column, construct, file, line, path, title }: Place) {
  const name = [title, path].filter(Boolean).join(' ');
  const logical = [
    ...(name ? [{ fullyQualifiedName: name }] : []),
    ...(construct ? [{ fullyQualifiedName: construct, kind: 'object' }] : []),
  ];
  const region = line === undefined ? {} : { region: { startLine: line, startColumn: column } };
  return {
    ...(file === undefined ? {} : { physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region } }),
    ...(logical.length > 0 ? { logicalLocations: logical } : {}),
  };
}

/** Files below the working directory stay relative: code scanning finds them in the repository. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(/[\\/]/).map(encodeURIComponent).join('/');
}
