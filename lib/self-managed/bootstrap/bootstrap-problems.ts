import * as ros from '@alicloud/ros-cdk-core';
import { dnsNameProblems } from '../../cluster/names';
import { Cidr } from '../../network/cidr';
import type { BootstrapSettings } from './bootstrap-settings';

/** What cannot work, a sentence each; deploy-time values are let through. */
export function bootstrapProblems(settings: BootstrapSettings): string[] {
  const { kubernetesVersion, containerdVersion, calicoVersion, clusterName, nodePorts } = settings;
  return [
    // kubeadm: the configuration v1beta4 came with 1.31
    ...versionProblems('kubernetesVersion', kubernetesVersion, '1.31', '1.36.4'),
    // the configuration of containerd we write is that of 2.0; the kubelet of 1.36 wants it too
    ...versionProblems('containerdVersion', containerdVersion, '2.0', '2.2.6'),
    ...versionProblems('calicoVersion', calicoVersion, '3.30', '3.32.2'),
    ...dnsNameProblems('clusterName', clusterName, 'cluster-tfg'),
    ...rangeProblems(settings),
    ...nodePorts.flatMap(portProblems),
  ];
}

function versionProblems(prop: string, version: string, oldest: string, example: string): string[] {
  const [, major, minor] = /^(\d+)\.(\d+)\.\d+$/.exec(version) ?? [];
  const [oldestMajor, oldestMinor] = oldest.split('.').map(Number) as [number, number];
  const isSupported = Number(major) === oldestMajor && Number(minor) >= oldestMinor;
  return isSupported ? [] : [`'${prop}' is '${version}', must be ${oldest} or newer and in full, e.g. '${example}'`];
}

function rangeProblems({ nodeCidrs, podCidr, serviceCidr }: BootstrapSettings): string[] {
  if (nodeCidrs.length === 0) return [`'nodeCidrs' is empty, name the ranges of the nodes, e.g. ['192.168.56.0/24']`];
  const problems: string[] = [];
  const ranges = [
    ...nodeCidrs.map((text) => ({ prop: 'nodeCidrs', text })),
    { prop: 'podCidr', text: podCidr },
    { prop: 'serviceCidr', text: serviceCidr },
  ].flatMap(({ prop, text }) => {
    if (ros.Token.isUnresolved(text)) return [];
    try {
      return [{ prop, cidr: Cidr.parse(text) }];
    } catch (error) {
      problems.push(`'${prop}' ${(error as Error).message}`);
      return [];
    }
  });
  for (const [index, { prop, cidr }] of ranges.entries()) {
    const other = ranges.slice(0, index).find((range) => range.prop !== prop && range.cidr.overlaps(cidr));
    if (other) problems.push(`'${prop}' ${cidr} overlaps '${other.prop}' ${other.cidr}, use another private range`);
  }
  return problems;
}

function portProblems(port: string): string[] {
  const number = Number(/^(\d{1,5})\/(tcp|udp)$/.exec(port)?.[1]);
  return number >= 1 && number <= 65535
    ? []
    : [`'nodePorts' has '${port}', must be a port and tcp or udp, e.g. '7946/tcp'`];
}
