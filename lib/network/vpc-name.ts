import * as ros from '@alicloud/ros-cdk-core';
import { show } from '../problems';

/** ROS: `VpcName` of ALIYUN::ECS::VPC, `VSwitchName` of ALIYUN::ECS::VSwitch. */
const LONGEST = 128;
const SHAPE = /^[\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z0-9_-]+$/u;

/** The name of a vSwitch: `web-nodes-eu-central-1a`. */
export function vSwitchName(vpcName: string, purpose: string, zone: string): string {
  return `${vpcName}-${purpose}-${zone}`;
}

/** What is wrong with the name of a VPC, whose vSwitches in these zones are named after it; a sentence. */
export function vpcNameProblems(name: unknown, zones: readonly string[]): string[] {
  if (ros.Token.isUnresolved(name)) return [];
  if (typeof name !== 'string' || !SHAPE.test(name)) return [badShape(name)];
  const [longestZone = ''] = [...zones].sort((one, other) => other.length - one.length);
  const ending = vSwitchName('', 'nodes', longestZone);
  const room = LONGEST - ending.length;
  if (name.length <= room) return [];
  return [
    `'vpcName' is '${name}', which has ${name.length} characters: with '${ending}' after it a name may have ${LONGEST}, ` +
      `so give one of at most ${room}, e.g. 'web'`,
  ];
}

function badShape(name: unknown): string {
  return (
    `'vpcName' is ${show(name)}, a name has 2 to ${LONGEST} letters, digits, Chinese characters, '_' and '-', and ` +
    `begins with a letter or Chinese character, e.g. 'web'`
  );
}
