import * as ros from '@alicloud/ros-cdk-core';

const NAME = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;

/** What is no DNS name in lower case, a sentence. */
export function dnsNameProblems(prop: string, name: string): string[] {
  return ros.Token.isUnresolved(name) || NAME.test(name)
    ? []
    : [`'${prop}' is '${name}', which is no DNS name, e.g. 'cluster.local'`];
}
