import { ROS_CHECKS } from '../../../lib/checks/ros/ros-checks';
import { runChecks } from '../../../lib/checks/run-checks';

/** What the checks of templates find, a line a finding: `ROS011 Resources.Vpc.Properties.Cidr: unknown property`. */
export function linesOf(content: unknown): string[] {
  const { findings } = runChecks({ templates: [{ name: 'template', content }] }, { checks: ROS_CHECKS });
  return findings.map(({ id, message, place: { path } }) => `${id} ${path ? `${path}: ` : ''}${message}`);
}
