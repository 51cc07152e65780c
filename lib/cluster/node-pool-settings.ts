import type * as ros from '@alicloud/ros-cdk-core';
import { type IPlace, ValidationError } from '../errors';
import type { INetwork } from '../network/network';
import { PlatformStack } from '../platform-stack';
import { Size } from '../size';
import { ackNameProblems } from './ack-name';
import { Disk } from './disk';
import { instanceTypeProblems } from './instance-type';
import { MultiAzPolicy } from './multi-az-policy';
import type { NodeCapacity } from './node-capacity';
import type { NodeHardening } from './node-hardening';
import { NodeImage } from './node-image';
import { nodeLabelProblems } from './node-label';
import type { NodePoolOptions } from './node-pool-options';
import { type KeyValue, stackTags, toKeyValues } from './stack-tags';
import type { Taint } from './taint';

/** A node pool, checked and with every default filled in: what all ways to write one start from. */
export interface NodePoolSettings {
  readonly name: string;
  readonly resourceGroupId?: string;
  readonly vSwitchIds: string[];
  readonly multiAzPolicy?: string;
  readonly instanceTypes: string[];
  readonly capacity: NodeCapacity;
  readonly systemDisk: Disk;
  readonly image: string;
  readonly containerdVersion?: string;
  readonly labels?: KeyValue[];
  readonly taints?: readonly Taint[];
  readonly keyPair?: string;
  readonly hardening?: NodeHardening;
  readonly tags?: KeyValue[];
}

/**
 * Checks the options of a node pool and fills in what is left out.
 *
 * @throws ValidationError with everything that is wrong
 */
export function resolveNodePool(
  scope: ros.Construct,
  options: NodePoolOptions,
  network: INetwork,
  place: IPlace = scope,
): NodePoolSettings {
  const systemDisk = options.systemDisk ?? Disk.essd(Size.gibibytes(120));
  const zones = options.zones ?? network.zones;
  const problems = [
    ...ackNameProblems('nodePoolName', options.nodePoolName),
    ...instanceTypeProblems('instanceTypes', options.instanceTypes),
    ...repeatedProblems('instanceTypes', options.instanceTypes),
    ...options.capacity.problems('capacity'),
    ...systemDisk.problems('systemDisk'),
    ...zoneProblems(zones, network),
    ...labelProblems(options),
  ];
  if (problems.length > 0) throw new ValidationError(place, problems.join('; '));

  return {
    name: options.nodePoolName,
    resourceGroupId: PlatformStack.resourceGroupOf(scope),
    vSwitchIds: vSwitchIdsIn(zones, network),
    multiAzPolicy: (options.multiAzPolicy ?? (zones.length > 1 ? MultiAzPolicy.BALANCE : undefined))?.value,
    instanceTypes: [...options.instanceTypes],
    capacity: options.capacity,
    systemDisk,
    image: (options.image ?? NodeImage.ALIBABA_CLOUD_LINUX_3).value,
    containerdVersion: options.containerdVersion,
    labels: toKeyValues(options.labels ?? {}),
    taints: options.taints?.length ? options.taints : undefined,
    keyPair: options.keyPair,
    hardening: options.hardening,
    tags: stackTags(scope),
  };
}

function vSwitchIdsIn(zones: readonly string[], network: INetwork): string[] {
  return [...new Set(network.nodeVSwitchIds.filter((_, index) => zones.includes(network.zones[index] ?? '')))];
}

function zoneProblems(zones: readonly string[], network: INetwork): string[] {
  if (zones.length === 0) return [`'zones' is empty, needs at least one of ${network.zones.join(', ')}`];
  const unknown = zones.filter((zone) => !network.zones.includes(zone));
  return [
    ...unknown.map((zone) => `'zones' has '${zone}', the network has ${network.zones.join(', ')}`),
    ...repeatedProblems('zones', zones),
  ];
}

function repeatedProblems(prop: string, values: readonly string[]): string[] {
  const twice = new Set(values.filter((value, index) => values.indexOf(value) !== index));
  return [...twice].map((value) => `'${prop}' has '${value}' twice, name it once`);
}

function labelProblems({ labels = {}, taints = [], containerdVersion }: NodePoolOptions): string[] {
  const missing =
    (Object.keys(labels).length > 0 || taints.length > 0) && containerdVersion === undefined
      ? [`'containerdVersion' is required for labels and taints (ROS: KubernetesConfig.RuntimeVersion), e.g. '1.6.28'`]
      : [];
  return [
    ...missing,
    ...Object.entries(labels).flatMap(([key, value]) => nodeLabelProblems('labels', key, value)),
    ...taints.flatMap(({ key, value }) => nodeLabelProblems('taints', key, value)),
    ...repeatedProblems(
      'taints',
      taints.map(({ key, effect }) => `${key}:${effect}`),
    ),
  ];
}
