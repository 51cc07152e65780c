import * as ros from '@alicloud/ros-cdk-core';
import type { IPlace } from '../errors';
import type { INetwork } from '../network/network';
import {
  checkInstance,
  checkList,
  checkText,
  failOn,
  optionalProblems,
  propsOf,
  show,
  switchProblems,
  valueListProblems,
  valueProblems,
} from '../problems';
import { Size } from '../size';
import { architectureProblems, usualImage } from './architecture';
import { Disk } from './disk';
import { patternProblems } from './instance-pattern';
import { MultiAzPolicy } from './multi-az-policy';
import { ackNameProblems, instanceTypeProblems, nodeLabelProblems, repeatProblems } from './names';
import { NodeCapacity } from './node-capacity';
import { NodeHardening } from './node-hardening';
import { NodeImage } from './node-image';
import type { NodePoolOptions } from './node-pool';
import { networkProblems, vSwitchesIn, zoneChoiceProblems } from './placement';
import { Spot } from './spot';
import { Taint } from './taint';

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
    multiAzPolicy: multiAzPolicy ?? usualPolicy(options, zones),
    systemDisk: options.systemDisk ?? Disk.essd(Size.gibibytes(120)),
    image: options.image ?? usualImage(options),
    vSwitchIds: vSwitchesIn(zones, network, 'nodes'),
  };
}

function nodePoolProblems(options: NodePoolOptions, network: INetwork): string[] {
  const { keyPair, autoRepair } = options;
  return [
    ...ackNameProblems('nodePoolName', options.nodePoolName),
    ...networkProblems(network),
    ...machineProblems(options),
    ...valueProblems('capacity', options.capacity, NodeCapacity, 'NodeCapacity.fixed(3)'),
    ...optionalProblems('systemDisk', options.systemDisk, Disk, 'Disk.essd(Size.gibibytes(50))'),
    ...optionalProblems('image', options.image, NodeImage, 'NodeImage.ALIBABA_CLOUD_LINUX_3'),
    ...architectureProblems(options),
    ...spotProblems(options),
    ...zoneChoiceProblems(options.zones, network),
    ...optionalProblems('multiAzPolicy', options.multiAzPolicy, MultiAzPolicy, 'MultiAzPolicy.BALANCE'),
    ...kubernetesProblems(options),
    ...(keyPair === undefined ? [] : checkText('keyPair', keyPair, 'ops')),
    ...passwordProblems(options),
    ...switchProblems({ autoRepair }),
    ...optionalProblems('hardening', options.hardening, NodeHardening, 'NodeHardening.ALIBABA_CLOUD'),
  ];
}

/** A password in clear would stand in the template for all to read. */
function passwordProblems({ password, keyPair }: NodePoolOptions): string[] {
  if (password === undefined) return [];
  const isHidden = password instanceof ros.RosParameter && password.noEcho;
  return [
    ...(isHidden
      ? []
      : [
          `'password' must be a parameter marked NoEcho, e.g. new ros.RosParameter(stack, 'NodePassword', ` +
            `{ type: ros.RosParameterType.STRING, noEcho: true }); better is a 'keyPair'`,
        ]),
    ...(keyPair === undefined ? [] : [`'password' and 'keyPair' are both given, nodes take one of them`]),
  ];
}

function usualPolicy({ spot }: NodePoolOptions, zones: readonly string[]): MultiAzPolicy | undefined {
  if (spot) return MultiAzPolicy.COST_OPTIMIZED;
  return zones.length > 1 ? MultiAzPolicy.BALANCE : undefined;
}

function machineProblems({ instanceTypes, instancePatterns, dataDisks = [] }: NodePoolOptions): string[] {
  const problems =
    instanceTypes === undefined && instancePatterns !== undefined
      ? []
      : instanceTypeProblems('instanceTypes', instanceTypes);
  return [
    ...problems,
    ...(Array.isArray(instanceTypes) ? repeatProblems('instanceTypes', instanceTypes) : []),
    ...(instancePatterns === undefined ? [] : patternProblems('instancePatterns', instancePatterns)),
    ...dataDiskProblems(dataDisks),
  ];
}

function dataDiskProblems(disks: unknown): string[] {
  if (!Array.isArray(disks)) return checkList('dataDisks', disks, '[Disk.essd(Size.gibibytes(200))]');
  return disks.flatMap((disk, index) => {
    const prop = `dataDisks[${index}]`;
    return disk instanceof Disk
      ? disk.dataProblems(prop)
      : checkInstance(prop, disk, Disk, 'Disk.essd(Size.gibibytes(200))');
  });
}

function spotProblems({ spot, multiAzPolicy }: NodePoolOptions): string[] {
  const problems = optionalProblems('spot', spot, Spot, 'Spot.atMarketPrice()');
  if (spot && multiAzPolicy instanceof MultiAzPolicy && multiAzPolicy.value !== MultiAzPolicy.COST_OPTIMIZED.value) {
    problems.push(
      `'multiAzPolicy' is ${multiAzPolicy.value}, with which nothing takes the place of spot instances that are not to be ` +
        `had: leave it out`,
    );
  }
  return problems;
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
