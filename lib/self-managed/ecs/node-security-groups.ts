import type * as ros from '@alicloud/ros-cdk-core';
import { SecurityGroup } from '@alicloud/ros-cdk-ecs/lib/securitygroup';
import { SecurityGroupIngress } from '@alicloud/ros-cdk-ecs/lib/securitygroupingress';
import { logicalId } from '../../logical-id';
import { toIdPart } from '../../network/zone';

/** The one port that others than nodes reach. */
export const API_SERVER_PORT = 6443;

/** A port that is open, and what for. */
interface OpenPort {
  readonly protocol: 'tcp' | 'udp';
  /** As ECS spells it: `2379/2380`. */
  readonly range: string;
  readonly purpose: string;
}

/** Kubernetes: "Ports and Protocols". */
const API_SERVER: OpenPort = { protocol: 'tcp', range: '6443/6443', purpose: 'API server' };
const ETCD: OpenPort = { protocol: 'tcp', range: '2379/2380', purpose: 'etcd' };
const NODE_PORT: readonly OpenPort[] = [
  { protocol: 'tcp', range: '30000/32767', purpose: 'node ports' },
  { protocol: 'udp', range: '30000/32767', purpose: 'node ports' },
];

/** What nodes open for each other. Calico: "System requirements", for VXLAN and Typha. */
const BETWEEN_NODES: readonly OpenPort[] = [
  { protocol: 'tcp', range: '10250/10250', purpose: 'kubelet' },
  { protocol: 'tcp', range: '5473/5473', purpose: 'Calico Typha' },
  { protocol: 'udp', range: '4789/4789', purpose: 'Calico VXLAN' },
];

/** What the groups are for. */
export interface NodeSecurityGroupsOptions {
  readonly vpcId: string;

  /** What the names of the groups begin with. */
  readonly name: string;

  /** Who reaches the API server. */
  readonly apiServerCidr: string;

  /** Who reaches the node ports of workers. */
  readonly nodePortCidrs: readonly string[];
}

/**
 * Who reaches which port of a node: a group for the control plane, one for workers, rules that name the groups.
 *
 * The scheduler and the controller manager (10259, 10257) are reached by nobody. A basic security group lets its own
 * members reach each other on all ports (ECS: "Basic security groups"); there the firewall on each node is narrower.
 */
export class NodeSecurityGroups {
  /** Id of the group of control-plane nodes; a deploy-time value. */
  public readonly controlPlane: string;

  /** Id of the group of workers; a deploy-time value. */
  public readonly workers: string;

  constructor(
    private readonly scope: ros.Construct,
    private readonly options: NodeSecurityGroupsOptions,
  ) {
    const controlPlane = this.defineGroup('ControlPlane');
    const workers = this.defineGroup('Workers');
    this.controlPlane = controlPlane.id;
    this.workers = workers.id;

    this.openToRange(controlPlane, 'Vpc', options.apiServerCidr, [API_SERVER]);
    this.openToGroup(controlPlane, controlPlane, [ETCD, ...BETWEEN_NODES]);
    this.openToGroup(controlPlane, workers, BETWEEN_NODES);
    this.openToGroup(workers, controlPlane, BETWEEN_NODES);
    this.openToGroup(workers, workers, BETWEEN_NODES);
    for (const [index, cidr] of options.nodePortCidrs.entries()) {
      this.openToRange(workers, `Range${index + 1}`, cidr, NODE_PORT);
    }
  }

  private defineGroup(name: 'ControlPlane' | 'Workers'): Group {
    const group = new SecurityGroup(this.scope, logicalId(this.scope, `${name}Group`), {
      vpcId: this.options.vpcId,
      securityGroupName: `${this.options.name}-${name === 'Workers' ? 'workers' : 'control-plane'}`,
      // the other type takes no rules that name a group
      securityGroupType: 'normal',
    });
    return { name, id: group.attrSecurityGroupId as string };
  }

  private openToGroup(target: Group, source: Group, ports: readonly OpenPort[]): void {
    for (const port of ports) this.open(target, source.name, { sourceGroupId: source.id }, port);
  }

  private openToRange(target: Group, name: string, cidr: string, ports: readonly OpenPort[]): void {
    for (const port of ports) this.open(target, name, { sourceCidrIp: cidr }, port);
  }

  private open(
    target: Group,
    sourceName: string,
    source: { readonly sourceGroupId: string } | { readonly sourceCidrIp: string },
    { protocol, range, purpose }: OpenPort,
  ): void {
    const id = `${target.name}From${sourceName}${toIdPart(protocol)}${range.split('/')[0]}`;
    new SecurityGroupIngress(this.scope, logicalId(this.scope, id), {
      securityGroupId: target.id,
      ...source,
      ipProtocol: protocol,
      portRange: range,
      // ECS: required where a rule names a group
      nicType: 'intranet',
      description: purpose,
    });
  }
}

interface Group {
  readonly name: string;
  readonly id: string;
}
