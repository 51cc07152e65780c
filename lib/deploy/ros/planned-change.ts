import type { RawChange } from './change-set';
import type { Mark, TemplateDiff } from './template-diff';

/** What happens to one resource. */
export interface PlannedChange {
  readonly action: 'add' | 'modify' | 'replace' | 'remove';
  readonly logicalId: string;
  /** Such as `ALIYUN::ECS::VPC`. */
  readonly type: string;
  /** @default - there is none yet */
  readonly physicalId?: string;
  /** Whether ROS decides on replacing it while it updates. */
  readonly isConditional: boolean;
  /** Properties that change, as far as ROS says. */
  readonly properties: readonly string[];
  readonly marks: readonly Mark[];
}

const ACTIONS = { Add: 'add', Modify: 'modify', Remove: 'remove', Import: 'add' } as const;

/** What ROS says, with what the templates say. */
export function plannedOf({ ResourceChange: change = {} }: RawChange, diff: TemplateDiff): PlannedChange[] {
  const action = ACTIONS[change.Action as keyof typeof ACTIONS];
  if (action === undefined) return [];
  const logicalId = change.LogicalResourceId ?? '';
  const names = (change.Details ?? []).flatMap(({ Target: target }) => target?.Name ?? []);
  return [
    {
      action: change.Replacement === 'True' ? 'replace' : action,
      logicalId,
      type: change.ResourceType ?? '',
      physicalId: change.PhysicalResourceId,
      isConditional: change.Replacement === 'Conditional',
      properties: [...new Set(names)],
      marks: diff.resources.find((resource) => resource.logicalId === logicalId)?.marks ?? [],
    },
  ];
}

/**
 * What would cost a live resource, or fail, a sentence each: what ROS says, and what the templates say, for its change sets
 * do not check whether properties can be updated.
 */
export function dangersOf(changes: readonly PlannedChange[], diff: TemplateDiff): string[] {
  const marked = diff.resources.flatMap(({ logicalId, type, marks }) =>
    marks.map((mark) => dangerOf(logicalId, type, mark)),
  );
  const replaced = changes
    .filter(({ action, isConditional, marks }) => (action === 'replace' || isConditional) && marks.length === 0)
    .map(({ logicalId, type, isConditional }) =>
      isConditional
        ? `${logicalId} (${type}) may be deleted and made anew: ROS decides while it updates`
        : `${logicalId} (${type}) is deleted and made anew`,
    );
  return [...marked, ...replaced];
}

function dangerOf(logicalId: string, type: string, mark: Mark): string {
  switch (mark.kind) {
    case 'renamed':
      return `${mark.from} (${type}) is now called ${logicalId}: the live resource is deleted and a new one made; keep the construct's id`;
    case 'type-changed':
      return `${logicalId} was ${mark.from} and is now ${type}: the live resource is deleted and a new one made; give the new one another id`;
    case 'not-updatable':
      return `${logicalId} (${type}): ROS cannot change ${mark.properties.join(', ')} of a live resource`;
  }
}
