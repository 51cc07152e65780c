import * as ros from '@alicloud/ros-cdk-core';

const NAME = /^(?!-)[\p{Script=Han}A-Za-z0-9-]{1,63}$/u;

/** What ACK would refuse in the name of a cluster or node pool, a sentence each. */
export function ackNameProblems(prop: string, name: string): string[] {
  if (ros.Token.isUnresolved(name) || NAME.test(name)) return [];
  return [
    `'${prop}' is '${name}', ACK takes 1 to 63 letters, digits, Chinese characters and hyphens, not starting with a ` +
      `hyphen, e.g. 'web-1'`,
  ];
}
