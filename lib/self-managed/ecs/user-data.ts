import * as ros from '@alicloud/ros-cdk-core';
import { MachineSetup } from '../bootstrap/machine-setup';

/** ROS: `UserData` of ALIYUN::ECS::InstanceGroup. ECS itself takes twice as much. */
const LIMIT_BYTES = 16 * 1024;

/** ROS: a template. What is not user data needs far less than the difference. */
const TEMPLATE_BYTES = 512 * 1024;
const TEMPLATE_SHARE = 440 * 1024;

/** What deploy-time values are counted as: the command of a wait condition holds a signed address, others are names. */
const COMMAND_BYTES = 768;
const NAME_BYTES = 72;

/** A setup as the `UserData` of an instance: the text itself, which ROS encodes. */
export function renderUserData({ files, commands }: MachineSetup): string {
  const lean = files.map((file) => ({ ...file, content: withoutComments(file.content) }));
  return new MachineSetup(lean, commands).toCloudConfig();
}

/** What is wrong with user data, a sentence; nothing when an instance takes it. */
export function userDataProblems(scope: ros.Construct, userData: string): string[] {
  const bytes = bytesOf(ros.Stack.of(scope).resolve(userData));
  if (bytes <= LIMIT_BYTES) return [];
  return [
    `the user data of a node has about ${bytes} bytes, ROS takes ${LIMIT_BYTES}: give shorter addresses in 'sources'`,
  ];
}

/** What is wrong with the user data of all machines together, a sentence; nothing when a template takes it. */
export function templateProblems(scope: ros.Construct, userData: readonly string[]): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(ros.Stack.of(scope).resolve(userData)));
  if (bytes <= TEMPLATE_SHARE) return [];
  return [
    `'workersPerZone' and 'controlPlaneNodes' make ${userData.length} nodes, whose user data takes ${bytes} of the ` +
      `${TEMPLATE_BYTES} bytes of a ROS template: take fewer and larger instances`,
  ];
}

/** Comments help whoever reads the node; there is no room for them in user data. */
function withoutComments(content: string): string {
  return content.startsWith('#!/usr/bin/env bash\n')
    ? content.replace(/^ *#(?!!).*\n/gm, '').replace(/\n{2,}/g, '\n')
    : content;
}

/** Of a text with deploy-time values resolved: a Fn::Join of texts and functions. */
function bytesOf(resolved: unknown): number {
  if (typeof resolved === 'string') return Buffer.byteLength(resolved);
  const [, parts] = (resolved as { readonly 'Fn::Join'?: [string, unknown[]] })['Fn::Join'] ?? [];
  if (parts !== undefined) return parts.reduce((sum: number, part) => sum + bytesOf(part), 0);
  return JSON.stringify(resolved).includes('"CurlCli"') ? COMMAND_BYTES : NAME_BYTES;
}
