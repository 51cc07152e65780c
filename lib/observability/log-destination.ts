import { checkText } from '../problems';

/** A project of Simple Log Service, defined by this app or already there. */
export interface ILogProject {
  /** Name in SLS; may be a deploy-time value. */
  readonly projectName: string;
}

/** Where logs go: a LogProject, or the name of an existing SLS project. */
export type LogDestination = ILogProject | string;

/** Problems of where logs go, if it was said. */
export function destinationProblems(prop: string, destination: unknown): string[] {
  if (destination === undefined) return [];
  return checkText(prop, projectNameOf((destination ?? '') as LogDestination), 'k8s-logs');
}

/** The name of the project; none where none was said. */
export function projectNameOf(destination: LogDestination | undefined): string | undefined {
  return typeof destination === 'object' ? destination?.projectName : destination;
}
