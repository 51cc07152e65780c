import * as ros from '@alicloud/ros-cdk-core';
import { Disk } from '../../cluster/disk';
import { instanceTypeProblems } from '../../cluster/names';
import { networkProblems } from '../../cluster/placement';
import { Cidr } from '../../network/cidr';
import type { INetwork } from '../../network/network';
import { checkInteger, checkList, checkText, optionalProblems, show, switchProblems } from '../../problems';
import { bootstrapChoices, type KubeadmBootstrapProps } from '../bootstrap/bootstrap-settings';
import { type CloudSources, cloudSourceProblems } from './cloud-components';

/** Options of a {@link SelfManagedCluster}. */
export interface SelfManagedClusterProps extends Omit<KubeadmBootstrapProps, 'nodeCidrs' | 'nodePorts'> {
  /**
   * Name of the cluster in kubeconfig files, and what the names of its parts begin with: up to 50 lower case letters,
   * digits and `-`, unique in the account over all its regions, because RAM roles are.
   *
   * @default - name of the stack and ids below it, such as `cluster-tfg-cluster`
   */
  readonly clusterName?: string;

  /** Where nodes are: over all its zones, of which the control plane takes the first three. */
  readonly network: INetwork;

  /** ECS type of control-plane nodes, with 2 CPUs and 4 GiB at least, such as `ecs.g7.large`. */
  readonly controlPlaneInstanceType: string;

  /** ECS type of workers, such as `ecs.g7.xlarge`. */
  readonly workerInstanceType: string;

  /**
   * How many control-plane nodes there are: 3, 5 or 7. More of them outlive more failures, and write more slowly.
   *
   * @default 3
   */
  readonly controlPlaneNodes?: number;

  /**
   * How many workers there are in each zone. More of them later need a new token: see the docs.
   *
   * @default 1
   */
  readonly workersPerZone?: number;

  /**
   * Image of all nodes: release 9 of the Red Hat family. The id of one image, or the beginning of ids, of which ROS
   * takes the newest.
   *
   * @default 'almalinux_9'
   */
  readonly imageId?: string;

  /**
   * System disk of all nodes; etcd writes to that of the control plane.
   *
   * @default Disk.essd(Size.gibibytes(60))
   */
  readonly systemDisk?: Disk;

  /**
   * Name of a key pair for SSH, which no security group lets through by itself.
   *
   * @default - none: nodes are entered through Session Manager
   */
  readonly keyPairName?: string;

  /**
   * Who reaches the node ports of workers (30000 to 32767), ranges: of load balancers that are not in the VPC, or of all
   * that are.
   *
   * @default - nobody
   */
  readonly nodePortCidrs?: readonly string[];

  /**
   * Says that two zones are meant: when the one with most of the control plane is lost, the API server is lost too.
   *
   * @default false
   */
  readonly twoZones?: boolean;

  /**
   * Where the first node fetches the cloud controller manager and the CSI driver from.
   *
   * @default - the places of the projects themselves; images from the registry of the region
   */
  readonly cloudSources?: Partial<CloudSources>;
}

const CONTROL_PLANE_NODES = [3, 5, 7];

/** RAM: a role has 64 characters at most, and ours end in `-control-plane`. */
const NAME = /^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/;

/** What is wrong with the name of a cluster, a sentence; nothing when its parts can be named after it. */
export function nameProblems(name: unknown): string[] {
  if (typeof name === 'string' && (ros.Token.isUnresolved(name) || NAME.test(name))) return [];
  return [`'clusterName' is ${show(name)}, must be 1 to 50 lower case letters, digits and '-', e.g. 'cluster-tfg'`];
}

/** What cannot work, a sentence each; what KubeadmBootstrap says itself is not said here. */
export function selfManagedProblems(props: SelfManagedClusterProps): string[] {
  const { network, controlPlaneNodes, workersPerZone, imageId, systemDisk, keyPairName, twoZones } = props;
  return [
    ...(networkProblems(network).length > 0
      ? networkProblems(network)
      : [...zoneProblems(network, twoZones ?? false), ...rangeProblems(props)]),
    ...nodeCountProblems(controlPlaneNodes),
    ...checkInteger('workersPerZone', workersPerZone, { min: 1, max: 20 }),
    ...instanceTypeProblems('controlPlaneInstanceType', [props.controlPlaneInstanceType]),
    ...instanceTypeProblems('workerInstanceType', [props.workerInstanceType]),
    ...(imageId === undefined ? [] : checkText('imageId', imageId, 'almalinux_9')),
    ...(keyPairName === undefined ? [] : checkText('keyPairName', keyPairName, 'operators')),
    ...optionalProblems('systemDisk', systemDisk, Disk, 'Disk.essd(Size.gibibytes(60))'),
    ...nodePortProblems(props.nodePortCidrs ?? []),
    ...switchProblems({ twoZones }),
    ...(props.cloudSources === undefined ? [] : cloudSourceProblems(props.cloudSources)),
  ];
}

function nodePortProblems(cidrs: readonly string[]): string[] {
  if (!Array.isArray(cidrs)) return checkList('nodePortCidrs', cidrs, "['172.16.0.0/16']");
  return cidrs.flatMap((cidr) => (ros.Token.isUnresolved(cidr) ? [] : Cidr.problems('nodePortCidrs', cidr)));
}

function zoneProblems({ zones }: INetwork, twoZones: boolean): string[] {
  const count = zones.length;
  if (count === 1) return [`'network' has one zone, the load balancer of the API server needs two: add zones`];
  if (count === 2 && !twoZones) {
    return [
      `'network' has 2 zones: with one of them the majority of the control plane can be lost; use three, or say ` +
        `'twoZones: true'`,
    ];
  }
  if (count > 2 && twoZones) return [`'twoZones' is true, but 'network' has ${count}; leave it out`];
  return [];
}

function nodeCountProblems(count = 3): string[] {
  if (CONTROL_PLANE_NODES.includes(count)) return [];
  return [
    `'controlPlaneNodes' must be 3, 5 or 7, got ${show(count)}: etcd works while more than half of them are there`,
  ];
}

/** Ranges of the cluster's own must not hide addresses of the VPC. */
function rangeProblems(props: SelfManagedClusterProps): string[] {
  const vpc = readable(props.network.cidr);
  const choices = bootstrapChoices({ ...props, nodeCidrs: [] });
  return (['podCidr', 'serviceCidr'] as const).flatMap((prop) => {
    const range = readable(choices[prop]);
    if (!vpc || !range?.overlaps(vpc)) return [];
    return [`'${prop}' ${range} overlaps the VPC (${vpc}), which pods then could not reach; use another private range`];
  });
}

/** None of a deploy-time value, and of what is no range: that is said elsewhere. */
function readable(text: string): Cidr | undefined {
  return ros.Token.isUnresolved(text) || Cidr.problems('', text).length > 0 ? undefined : Cidr.parse(text);
}
