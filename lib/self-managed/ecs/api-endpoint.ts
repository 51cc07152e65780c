import * as ros from '@alicloud/ros-cdk-core';
import { Listener } from '../../../imports/ros/nlb/listener';
import { LoadBalancer } from '../../../imports/ros/nlb/load-balancer';
import { ServerGroup } from '../../../imports/ros/nlb/server-group';
import { logicalId } from '../../logical-id';
import type { INetwork } from '../../network/network';
import { API_SERVER_PORT } from './node-security-groups';

/** NLB: a load balancer is in two or three zones as ROS takes it. */
const MOST_ZONES = 3;

/**
 * One name for the API servers of a control plane, inside the VPC only: a network load balancer with an address in each
 * zone. It is there before the first node, which needs the name; the nodes come behind it with {@link serve}.
 */
export class ApiEndpoint {
  /** Host name; a deploy-time value. */
  public readonly host: string;

  private readonly loadBalancer: LoadBalancer;

  constructor(
    private readonly scope: ros.Construct,
    private readonly network: INetwork,
    private readonly name: string,
  ) {
    this.loadBalancer = new LoadBalancer(scope, logicalId(scope, 'LoadBalancer'), {
      loadBalancerName: name,
      addressType: 'Intranet',
      vpcId: network.vpcId,
      zoneMappings: network.zones.slice(0, MOST_ZONES).map((zoneId, index) => ({
        zoneId,
        vSwitchId: network.nodeVSwitchIds[index] as string,
      })),
      // a zone without a healthy API server is served by the others
      crossZoneEnabled: true,
    });
    this.host = ros.Token.asString(this.loadBalancer.attrDnsName);
  }

  /** Puts instances behind the name; returns what must be there before it answers. */
  public serve(instanceIds: readonly string[]): ros.Resource {
    const { network, scope, name } = this;
    const serverGroup = new ServerGroup(scope, logicalId(scope, 'ServerGroup'), {
      serverGroupName: name,
      vpcId: network.vpcId,
      serverGroupType: 'Instance',
      protocol: 'TCP',
      // with its own address a node that reaches itself through the load balancer would drop the answer
      preserveClientIpEnabled: false,
      connectionDrainEnabled: true,
      connectionDrainTimeout: 30,
      healthCheckConfig: {
        healthCheckEnabled: true,
        healthCheckType: 'Tcp',
        healthCheckInterval: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 2,
        // ROS requires it of all checks; a check over TCP has no use for it
        httpCheckMethod: 'GET',
      },
      servers: instanceIds.map((serverId) => ({ serverId, serverType: 'Ecs', port: API_SERVER_PORT, weight: 100 })),
    });
    return new Listener(scope, logicalId(scope, 'Listener'), {
      loadBalancerId: this.loadBalancer.attrLoadBalancerId,
      serverGroupId: serverGroup.attrServerGroupId,
      listenerProtocol: 'TCP',
      listenerPort: API_SERVER_PORT,
      // the longest there is: watches of kubectl and kubelets are quiet for minutes
      idleTimeout: 900,
    });
  }
}
