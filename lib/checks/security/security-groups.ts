import { below, isObject } from '../plain-json';
import type { Template } from '../ros/template';
import type { TemplateGraph } from '../ros/template-graph';
import { type Problems, Rule, templateCheck } from '../rule';

const OPEN = new Rule({
  id: 'SEC030',
  severity: 'warning',
  title: 'Security group that lets everybody in',
  why: 'Logins, databases and the inside of the cluster can be tried from the whole internet.',
  fix: 'Name the ranges or the security groups that have to come in, and only the ports they need.',
  source: 'ECS: "Best practices for security groups"',
});

/** Ports that nobody but their own people should reach. */
const INNER: readonly number[] = [22, 2379, 2380, 3306, 3389, 5432, 6379, 6443, 9200, 10250, 27017];

const ALL = new Set(['0.0.0.0/0', '::/0']);

/** What comes in from everywhere should be meant for everybody. */
function* checkGroups(_template: Template, graph: TemplateGraph): Problems {
  for (const [path, rule] of rulesOf(graph)) {
    if (!isObject(rule) || !comesFromAll(rule) || rule.Policy === 'drop') continue;
    const ports = openPorts(rule.PortRange, rule.IpProtocol);
    if (ports) yield OPEN.at(below(path, 'PortRange'), `everybody reaches ${ports}`);
  }
}

function* rulesOf(graph: TemplateGraph): Iterable<[string, unknown]> {
  for (const { id, resource } of graph.ofType('ALIYUN::ECS::SecurityGroupIngress')) {
    yield [below('Resources', id, 'Properties'), resource.Properties];
  }
  const lists = [
    ['ALIYUN::ECS::SecurityGroup', 'SecurityGroupIngress'],
    ['ALIYUN::ECS::SecurityGroupIngresses', 'Permissions'],
  ] as const;
  for (const [type, field] of lists) {
    for (const { id, resource } of graph.ofType(type)) {
      const rules: unknown = resource.Properties?.[field];
      for (const [index, rule] of (Array.isArray(rules) ? rules : []).entries())
        yield [below('Resources', id, 'Properties', field, index), rule];
    }
  }
}

function comesFromAll({ Ipv6SourceCidrIp, SourceCidrIp }: Readonly<Record<string, unknown>>): boolean {
  return [Ipv6SourceCidrIp, SourceCidrIp].some((range) => typeof range === 'string' && ALL.has(range));
}

/** Which inner ports a range such as `22/22` opens; `-1/-1` is all of them. */
function openPorts(range: unknown, protocol: unknown): string | undefined {
  if (typeof range !== 'string' || protocol === 'icmp' || protocol === 'icmpv6' || protocol === 'gre') return undefined;
  const [, from, to] = /^(-?\d{1,5})\/(-?\d{1,5})$/.exec(range) ?? [];
  if (from === undefined || to === undefined) return undefined;
  if (from === '-1') return 'every port';
  const open = INNER.filter((port) => Number(from) <= port && port <= Number(to));
  if (open.length === 0) return undefined;
  return open.length > 3 ? `ports ${from} to ${to}` : `port ${open.join(', ')}`;
}

export const securityGroups = templateCheck([OPEN], checkGroups);
