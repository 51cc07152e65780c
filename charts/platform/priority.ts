import { failOn } from '../../lib/problems';
import { checkObjectName } from '../object/names';
import { checkObject } from '../object/shape';

/** How important pods are against others: a `PriorityClass`, or one that exists. */
export interface IPriority {
  /** Name of the PriorityClass. */
  readonly name: string;
}

/** Priorities that somebody else defines. */
export class Priority {
  /**
   * A class that exists, such as `system-cluster-critical`.
   *
   * @throws ValidationError for a name that is none
   */
  public static fromName(name: string): IPriority {
    failOn('Priority.fromName', checkObjectName('name', name, 'important'));
    return { name };
  }

  private constructor() {}
}

/** Problems of a priority. */
export function checkPriority(prop: string, priority: IPriority): string[] {
  const problems = checkObject(prop, priority, "Priority.fromName('important')");
  return problems.length > 0 ? problems : checkObjectName(`${prop}.name`, priority.name, 'important');
}
