import type { StackEvent, StackResource } from '../../lib/deploy/ros/ros-client';
import { hasFailed, isMoving } from '../../lib/deploy/ros/stack-status';
import type { WatchOutcome, WatchReport } from '../../lib/deploy/ros/watch';
import type { Paint } from './paint';
import { formatDuration, withProgress } from './progress';
import { formatRows } from './table';
import type { Terminal } from './terminal';

/** What following a stack needs. */
export interface FollowOptions {
  readonly report: (report: WatchReport) => void;
  readonly signal: AbortSignal;
  readonly interval?: number;
}

/** Follows an operation of a stack on the screen. */
export async function followStack(
  terminal: Terminal,
  stackName: string,
  isData: boolean | undefined,
  watch: (options: FollowOptions) => Promise<WatchOutcome>,
): Promise<WatchOutcome> {
  const began = Date.now();
  return withProgress(terminal, {
    title: stackName,
    isData,
    isGood: ({ result }) => result === 'succeeded',
    run: ({ line, picture }) => {
      const report = (it: WatchReport) => {
        if (it.kind === 'event') line(`${formatDuration(Date.now() - began).padStart(7)}  ${formatEvent(it.event)}`);
        else if (it.kind === 'progress') picture(titleOf(stackName, it), formatResources(it.resources, terminal.paint));
        else line(`        ROS cannot be reached, the stack goes on: ${it.reason}`);
      };
      return watch({ report, signal: terminal.signal, ...terminal.pace });
    },
  });
}

/** An event in a line: what, how, why. */
export function formatEvent({ logicalId, type, status, reason }: StackEvent): string {
  return `${status.padEnd(18)}  ${logicalId} (${type})${reason && hasFailed(status) ? `: ${reason}` : ''}`;
}

/** Where resources stand, those that are not done first. */
export function formatResources(resources: readonly StackResource[], paint: Paint): string[] {
  const open = resources.filter(({ status }) => isMoving(status) || hasFailed(status));
  const done = resources.filter((resource) => !open.includes(resource));
  return formatRows(
    [...open, ...done].map(({ logicalId, type, status, reason }) => [
      paintStatus(status, paint),
      logicalId,
      paint.dim(type),
      hasFailed(status) ? (reason ?? '') : '',
    ]),
  );
}

/** Green, yellow or red. */
export function paintStatus(status: string, paint: Paint): string {
  if (hasFailed(status) || status.includes('ROLLBACK')) return paint.red(status);
  return isMoving(status) ? paint.yellow(status) : paint.green(status);
}

function titleOf(
  stackName: string,
  { status, percent, resources }: Extract<WatchReport, { kind: 'progress' }>,
): string {
  const done = resources.filter((resource) => !isMoving(resource.status)).length;
  return [
    stackName,
    status,
    ...(percent === undefined ? [] : [`${Math.round(percent)} %`]),
    ...(resources.length === 0 ? [] : [`${done} of ${resources.length} resources`]),
  ].join('  ');
}

/** What to do about an operation that nobody watches any more. */
export function formatLeft({ stackName, status }: { stackName: string; status: string }, command: string): string {
  return `stack '${stackName}' goes on in the cloud (${status || 'begun'}); \`${command}\` follows it, \`ackb status ${stackName}\` says where it stands`;
}
