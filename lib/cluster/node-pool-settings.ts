import * as ros from '@alicloud/ros-cdk-core';
import type { IPlace } from '../errors';
import type { INetwork } from '../network/network';
import { checkText, failOn, show } from '../problems';
import { Size } from '../size';
import { Disk } from './disk';
import { MultiAzPolicy } from './multi-az-policy';
import { ackNameProblems, instanceTypeProblems, nodeLabelProblems, repeatProblems } from './names';
import { NodeCapacity } from './node-capacity';
import { NodeHardening } from './node-hardening';
import { NodeImage } from './node-image';
import type { NodePoolOptions } from './node-pool';
import { networkProblems, vSwitchesIn, zoneChoiceProblems } from './placement';
import { Taint } from './taint';
import { optionalProblems, propsOf, switchProblems, valueListProblems, valueProblems } from './value-problems';

const VERSION = /^\d+\.\d+\.\d+$/;

/** A node pool, checked and with its defaults filled in: what all ways to write one start from. */
export interface NodePoolSettings extends NodePoolOptions {
  readonly zones: readonly string[];
  readonly systemDisk: Disk;
  readonly image: NodeImage;

  /** The vSwitches of the zones, in their order. */
  readonly vSwitchIds: string[];
}

/**
 * Checks the options of a node pool in a network and fills in what is left out.
 *
 * @throws ValidationError with everything that is wrong
 */
export function resolveNodePool(
  place: IPlace,
  given: NodePoolOptions & { readonly network: INetwork },
): NodePoolSettings {
  const { network, ...options } = propsOf(given);
  const { zones = network?.zones ?? [], multiAzPolicy } = options;
  failOn(place, nodePoolProblems({ ...options, zones }, network));
  return {
    ...options,
    zones,
    multiAzPolicy: multiAzPolicy ?? (zones.length > 1 ? MultiAzPolicy.BALANCE : undefined),
    systemDisk: options.systemDisk ?? Disk.essd(Size.gibibytes(120)),
    image: options.image ?? NodeImage.ALIBABA_CLOUD_LINUX_3,
    vSwitchIds: vSwitchesIn(zones, network, 'nodes'),
  };
}

function nodePoolProblems(options: NodePoolOptions, network: INetwork): string[] {
  const { instanceTypes, keyPair, autoRepair } = options;
  return [
    ...ackNameProblems('nodePoolName', options.nodePoolName),
    ...networkProblems(network),
    ...instanceTypeProblems('instanceTypes', instanceTypes),
    ...(Array.isArray(instanceTypes) ? repeatProblems('instanceTypes', instanceTypes) : []),
    ...valueProblems('capacity', options.capacity, NodeCapacity, 'NodeCapacity.fixed(3)'),
    ...optionalProblems('systemDisk', options.systemDisk, Disk, 'Disk.essd(Size.gibibytes(50))'),
    ...optionalProblems('image', options.image, NodeImage, 'NodeImage.ALIBABA_CLOUD_LINUX_3'),
    ...zoneChoiceProblems(options.zones, network),
    ...optionalProblems('multiAzPolicy', options.multiAzPolicy, MultiAzPolicy, 'MultiAzPolicy.BALANCE'),
    ...kubernetesProblems(options),
    ...(keyPair === undefined ? [] : checkText('keyPair', keyPair, 'ops')),
    ...switchProblems({ autoRepair }),
    ...optionalProblems('hardening', options.hardening, NodeHardening, 'NodeHardening.ALIBABA_CLOUD'),
  ];
}

function kubernetesProblems({ labels = {}, taints = [], containerdVersion }: NodePoolOptions): string[] {
  const problems = [...labelProblems(labels), ...taintProblems(taints)];
  if (
    containerdVersion !== undefined &&
    !ros.Token.isUnresolved(containerdVersion) &&
    !VERSION.test(containerdVersion)
  ) {
    problems.push(`'containerdVersion' is ${show(containerdVersion)}, write it in full, e.g. '1.6.28'`);
  }
  if (containerdVersion === undefined && problems.length === 0 && Object.keys(labels).length + taints.length > 0) {
    problems.push(
      `'containerdVersion' is required for labels and taints (ROS: KubernetesConfig.RuntimeVersion), e.g. '1.6.28'`,
    );
  }
  return problems;
}

function labelProblems(labels: unknown): string[] {
  if (typeof labels !== 'object' || labels === null || Array.isArray(labels)) {
    return [`'labels' must be a map of texts, e.g. { team: 'web' }, got ${show(labels)}`];
  }
  return Object.entries(labels).flatMap(([key, value]) => nodeLabelProblems('labels', key, value));
}

function taintProblems(taints: readonly Taint[]): string[] {
  const problems = valueListProblems('taints', taints, Taint, "Taint.noSchedule('gpu')");
  if (problems.length > 0) return problems;
  return [
    ...taints.flatMap(({ key, value }) => nodeLabelProblems('taints', key, value)),
    ...repeatProblems(
      'taints',
      taints.map(({ key, effect }) => `${key}:${effect}`),
    ),
  ];
}
