import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPlace } from '../../lib/checks/reports/text';
import type { Rule } from '../../lib/checks/rule';
import { findingsIn } from './checked';

const EXAMPLES = join(__dirname, 'examples');

/** What the ids of an area begin with, and what it is about. */
const AREAS: Readonly<Record<string, string>> = {
  ROS: 'ROS templates',
  K8S: 'Kubernetes objects',
  NET: 'Network',
  HA: 'Availability',
  SEC: 'Security',
  X: 'Templates and objects together, and the checks themselves',
};

/** The example of a rule: `fires` breaks it, `silent` is how it should be. */
export function exampleOf(id: string, kind: 'fires' | 'silent'): string {
  const file = join(EXAMPLES, `${id}.${kind}.yaml`);
  if (!existsSync(file)) throw new Error(`test/checks/examples/${id}.${kind}.yaml is missing`);
  return readFileSync(file, 'utf8');
}

/** Whether a rule can have an example: all but the one that says that a check failed. */
export function hasExample({ id }: Rule): boolean {
  return id !== 'X000';
}

/** The list of all rules, by area. */
export function renderRuleList(rules: readonly Rule[]): string {
  const areas = Object.entries(AREAS).map(([prefix, title]) => {
    const rows = rules
      .filter(({ id }) => id.replace(/\d+$/, '') === prefix)
      .map((rule) => `| [${rule.id}](checks/${rule.id}.md) | ${rule.severity} | ${cell(rule.title)} |`);
    return rows.length === 0
      ? ''
      : `### ${title}\n\n| rule | severity | what is wrong |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return areas.filter(Boolean).join('\n');
}

/** The page of one rule. */
export function renderRulePage(rule: Rule): string {
  const { fix, id, severity, source, title, why } = rule;
  const parts = [
    `# ${id}: ${title}`,
    `Made from the rule and its example; do not edit it here. [All rules](../checks.md)`,
    `Severity: ${severity}`,
    why,
    `**Fix.** ${fix}`,
    `Source: ${source}`,
    ...(hasExample(rule) ? examplesOf(id) : []),
    ...(id.startsWith('X00') ? [] : [acknowledgementOf(id)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function examplesOf(id: string): string[] {
  const fires = exampleOf(id, 'fires');
  const found = findingsIn(fires).filter((finding) => finding.id === id);
  const lines = found.map(({ message, place: { column, line, path, title } }) => {
    const place = { column, line, path, title: title === 'file.yaml' ? '' : title };
    return `${renderPlace({ ...place, file: 'example.yaml' })}\n  ${message}`;
  });
  return [
    '## Example',
    fence('yaml', fires),
    fence('text', `${lines.join('\n')}\n`),
    '## As it should be',
    fence('yaml', exampleOf(id, 'silent')),
  ];
}

function acknowledgementOf(id: string): string {
  const comment = `# ack-blueprints: ignore ${id} why it is fine here`;
  return [
    '## Where it is meant so',
    `In a program, \`acknowledge(construct, '${id}', 'why it is fine here')\`; in YAML, above the field or the document:`,
    fence('yaml', `${comment}\n`),
  ].join('\n\n');
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
