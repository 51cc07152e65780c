import * as ros from '@alicloud/ros-cdk-core';
import { dnsNameProblems } from '../../cluster/names';
import { Cidr } from '../../network/cidr';
import { checkList, show } from '../../problems';
import type { BootstrapChoices } from './bootstrap-settings';
import { sourceProblems } from './bootstrap-sources';

/** kubeadm: a /24 of the pods' range for each node, 16 bits of them at most; at most 20 bits of Services, 10 of them at least. */
const PREFIXES = { podCidr: { from: 8, to: 24 }, serviceCidr: { from: 12, to: 28 } };

/** What cannot work, a sentence each; deploy-time values are let through. */
export function bootstrapProblems(choices: BootstrapChoices): string[] {
  const { kubernetesVersion, containerdVersion, calicoVersion, clusterName, nodePorts, sources } = choices;
  return [
    // kubeadm: the configuration v1beta4 came with 1.31
    ...versionProblems('kubernetesVersion', kubernetesVersion, '1.31', '1.36.4'),
    // the configuration of containerd we write is that of 2.0; the kubelet of 1.36 wants it too
    ...versionProblems('containerdVersion', containerdVersion, '2.0', '2.2.6'),
    ...versionProblems('calicoVersion', calicoVersion, '3.30', '3.32.2'),
    ...dnsNameProblems('clusterName', clusterName, 'cluster-tfg'),
    ...rangeProblems(choices),
    ...(Array.isArray(nodePorts) ? nodePorts.flatMap(portProblems) : checkList('nodePorts', nodePorts, "['7946/tcp']")),
    ...sourceProblems(sources),
  ];
}

function versionProblems(prop: string, version: unknown, oldest: string, example: string): string[] {
  const [, major, minor] = (typeof version === 'string' && /^(\d+)\.(\d+)\.\d+$/.exec(version)) || [];
  const [oldestMajor, oldestMinor] = oldest.split('.').map(Number) as [number, number];
  const isSupported = Number(major) === oldestMajor && Number(minor) >= oldestMinor;
  return isSupported
    ? []
    : [`'${prop}' is ${show(version)}, must be ${oldest} or newer and in full, e.g. '${example}'`];
}

function rangeProblems({ nodeCidrs, podCidr, serviceCidr }: BootstrapChoices): string[] {
  if (!Array.isArray(nodeCidrs)) return checkList('nodeCidrs', nodeCidrs, "['192.168.56.0/24']");
  if (nodeCidrs.length === 0) return [`'nodeCidrs' is empty, name the ranges of the nodes, e.g. ['192.168.56.0/24']`];
  const problems: string[] = [];
  const ranges = [
    ...nodeCidrs.map((text) => ({ prop: 'nodeCidrs', text })),
    { prop: 'podCidr', text: podCidr },
    { prop: 'serviceCidr', text: serviceCidr },
  ].flatMap(({ prop, text }) => {
    if (ros.Token.isUnresolved(text)) return [];
    const wrong = Cidr.problems(prop, text);
    problems.push(...wrong);
    return wrong.length > 0 ? [] : [{ prop, cidr: Cidr.parse(text) }];
  });
  for (const { prop, cidr } of ranges) problems.push(...sizeProblems(prop, cidr));
  for (const [index, { prop, cidr }] of ranges.entries()) {
    const other = ranges.slice(0, index).find((range) => range.prop !== prop && range.cidr.overlaps(cidr));
    if (other) problems.push(`'${prop}' ${cidr} overlaps '${other.prop}' ${other.cidr}, use another private range`);
  }
  return problems;
}

function sizeProblems(prop: string, cidr: Cidr): string[] {
  const { from, to } = PREFIXES[prop as keyof typeof PREFIXES] ?? { from: 0, to: 32 };
  if (from <= cidr.prefix && cidr.prefix <= to) return [];
  return [`'${prop}' is ${cidr}, kubeadm takes a /${from} to /${to}`];
}

function portProblems(port: unknown): string[] {
  const number = typeof port === 'string' ? Number(/^(\d{1,5})\/(tcp|udp)$/.exec(port)?.[1]) : 0;
  return number >= 1 && number <= 65535
    ? []
    : [`'nodePorts' has ${show(port)}, must be a port and tcp or udp, e.g. '7946/tcp'`];
}
