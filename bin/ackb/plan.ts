import type { DeploymentPlan, PlannedChange } from '../../lib/deploy/ros/plan';
import type { ResourceDifference, TemplateDiff } from '../../lib/deploy/ros/template-diff';
import type { ValueChange } from '../../lib/deploy/value-diff';
import type { Paint } from './paint';
import { formatRows } from './table';

const SIGNS = { add: '+', modify: '~', replace: '±', remove: '-' } as const;

/** What a deployment would do, for people: dangers last, where they are seen. */
export function formatPlan({ stackName, kind, changes, diff, dangers }: DeploymentPlan, paint: Paint): string[] {
  const what = kind === 'create' ? 'new stack' : 'update of stack';
  return [
    `${what} ${paint.bold(stackName)}: ${countChanges(changes)}`,
    '',
    ...formatRows(
      changes.map((change) => [
        paintAction(change.action, paint),
        change.logicalId,
        paint.dim(change.type),
        change.isConditional ? 'perhaps made anew' : change.action === 'replace' ? 'made anew' : '',
      ]),
      '  ',
    ),
    ...(kind === 'update' ? formatTemplateDiff(diff, paint, true) : []),
    ...(dangers.length > 0 ? ['', ...dangers.map((danger) => paint.red(`! ${danger}`))] : []),
  ];
}

function countChanges(changes: readonly PlannedChange[]): string {
  const words = { add: 'to add', modify: 'to change', replace: 'to make anew', remove: 'to remove' } as const;
  const counts = Object.entries(words).flatMap(([action, word]) => {
    const { length } = changes.filter((change) => change.action === action);
    return length === 0 ? [] : [`${length} ${word}`];
  });
  return counts.length === 0 ? 'no resource changes' : counts.join(', ');
}

function paintAction(action: PlannedChange['action'], paint: Paint): string {
  const sign = SIGNS[action];
  if (action === 'add') return paint.green(sign);
  return action === 'modify' ? paint.yellow(sign) : paint.red(sign);
}

/**
 * How two templates differ, for people.
 *
 * @param isBrief whether added and removed resources are said elsewhere
 */
export function formatTemplateDiff({ resources, sections }: TemplateDiff, paint: Paint, isBrief = false): string[] {
  const shown = resources.filter(({ kind }) => !isBrief || kind === 'changed');
  return [
    ...shown.flatMap((resource) => ['', ...formatResource(resource, paint)]),
    ...Object.entries(sections).flatMap(([name, changes]) => ['', name, ...formatChanges(changes, paint)]),
  ];
}

function formatResource({ kind, logicalId, type, changes, marks, isKept }: ResourceDifference, paint: Paint): string[] {
  const sign = { added: paint.green('+'), removed: paint.red('-'), changed: paint.yellow('~') }[kind];
  const fate = kind === 'removed' && isKept ? '  (stays in the cloud: it is kept)' : '';
  return [
    `${sign} ${logicalId}  ${paint.dim(type)}${fate}`,
    ...formatChanges(changes, paint),
    ...marks.map((mark) => {
      if (mark.kind === 'not-updatable')
        return paint.red(`    ! ROS cannot change ${mark.properties.join(', ')} of a live resource`);
      const was = mark.kind === 'renamed' ? `it was called ${mark.from}` : `it was of type ${mark.from}`;
      return paint.red(`    ! ${was}: the live resource is deleted, and a new one made`);
    }),
  ];
}

/** Values before and after, a line each. */
export function formatChanges(changes: readonly ValueChange[], paint: Paint): string[] {
  return changes.map((change) => {
    const path = change.path || 'all of it';
    if (!('after' in change)) return `    ${path}: ${paint.red(show(change.before))} goes`;
    if (!('before' in change)) return `    ${path}: ${paint.green(show(change.after))} comes`;
    return `    ${path}: ${paint.red(show(change.before))} → ${paint.green(show(change.after))}`;
  });
}

const LONGEST = 100;

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
