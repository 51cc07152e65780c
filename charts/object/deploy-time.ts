/** Whether a value is only known after a deployment: an object that is resolved later, or a ROS token in a text. */
export function isDeployTime(value: unknown): boolean {
  return typeof value === 'string' ? value.includes('${Token[') : typeof value === 'object';
}
