import { checkChoice, checkList, show, switchProblems } from '../../../lib/problems';
import { isDeployTime } from '../../object/deploy-time';
import { ifGiven } from '../../object/shape';
import type { ExposedApplication } from '../exposed-application';
import { checkKnownRanges, rangesOf } from '../request-sources';
import { checkVSwitches, type IZonedVSwitch } from '../zoned-v-switch';
import { LoadBalancerExposure, type LoadBalancerProps, type LoadBalancerSettings } from './load-balancer-exposure';

const SCHEDULERS = ['wrr', 'rr', 'sch', 'tch'] as const;

/** See `Exposure.loadBalancer`. */
export interface NetworkLoadBalancerProps extends LoadBalancerProps {
  /** One vSwitch a zone, in at least two zones. */
  readonly vSwitches: readonly IZonedVSwitch[];
  /**
   * Certificate for TLS on port 443 that ends at the load balancer, such as `1234-cn-hangzhou`.
   *
   * @default - TCP on port 80, as it comes
   */
  readonly certificateId?: string;
  /**
   * Which pod gets a connection: by weight (`wrr`), in turn (`rr`), by the client's address (`sch`), or by both
   * addresses and ports (`tch`).
   *
   * @default - `wrr`, which the load balancer takes by itself
   */
  readonly scheduler?: (typeof SCHEDULERS)[number];
  /**
   * Whether pods see the client's address in place of the load balancer's; not with a certificate. A NetworkPolicy then
   * lets all `clients` in.
   *
   * @default false
   */
  readonly keepsClientAddress?: boolean;
  /**
   * Security groups that guard the load balancer, such as `sg-gw8…`.
   *
   * @default - none
   */
  readonly securityGroupIds?: readonly string[];
}

/** A Service that ACK makes an NLB from (ACK: "Configure an NLB instance by using annotations"). */
export class NetworkLoadBalancerExposure extends LoadBalancerExposure<NetworkLoadBalancerProps> {
  protected readonly loadBalancerClass = 'alibabacloud.com/nlb';
  protected readonly drainSeconds: number;

  constructor(props: NetworkLoadBalancerProps) {
    const example = "{ vSwitches: outputs.nodeVSwitches('Network') }";
    super({ place: 'Exposure.loadBalancer', title: 'an NLB', example }, props, checkNetworkLoadBalancer);
    this.drainSeconds = props.connectionDrainSeconds ?? 30;
  }

  public checkSources({ target }: ExposedApplication): string[] {
    return target.platform !== 'ack' ? [] : checkKnownRanges(this.props.vSwitches);
  }

  /** Health is asked from the vSwitches, whatever requests look like. */
  protected get sourceRanges(): readonly string[] {
    return [...(rangesOf(this.props.vSwitches) ?? []), ...(this.props.keepsClientAddress ? this.clients : [])];
  }

  protected renderOwn(): LoadBalancerSettings {
    const { vSwitches, keepsClientAddress = false, scheduler, idleTimeoutSeconds, securityGroupIds } = this.props;
    return {
      'zone-maps': vSwitches.map(({ zone, vSwitchId }) => `${zone}:${vSwitchId}`).join(','),
      ...(this.isEncrypted
        ? { 'protocol-port': 'tcpssl:443' }
        : { 'preserve-client-ip': keepsClientAddress ? 'on' : 'off' }),
      scheduler,
      'idle-timeout': idleTimeoutSeconds === undefined ? undefined : `${idleTimeoutSeconds}`,
      'security-group-ids': securityGroupIds?.join(','),
    };
  }
}

function checkNetworkLoadBalancer(props: NetworkLoadBalancerProps): string[] {
  const { vSwitches, scheduler, keepsClientAddress, certificateId, securityGroupIds } = props;
  return [
    ...checkVSwitches('vSwitches', 'an NLB', vSwitches),
    ...ifGiven(scheduler, (given) => checkChoice('scheduler', given, SCHEDULERS)),
    ...switchProblems({ keepsClientAddress }),
    ...(keepsClientAddress === true && certificateId !== undefined
      ? [
          "'keepsClientAddress' cannot be had with a 'certificateId': where TLS ends the connection to the pod is another one",
        ]
      : []),
    ...(props.clients !== undefined && keepsClientAddress !== true
      ? ["'clients' needs keepsClientAddress: true: without it pods see the load balancer alone, whoever asks"]
      : []),
    ...ifGiven(securityGroupIds, checkSecurityGroups),
  ];
}

function checkSecurityGroups(ids: readonly unknown[]): string[] {
  const example = 'sg-gw8node0000000000000a';
  if (!Array.isArray(ids)) return checkList('securityGroupIds', ids, `['${example}']`);
  if (ids.length === 0) return ["'securityGroupIds' must name one or more, or be left out, got none"];
  return ids.flatMap((id, index) =>
    isDeployTime(id) || (typeof id === 'string' && /^sg-[a-z0-9]+$/.test(id))
      ? []
      : [`'securityGroupIds[${index}]' must be the id of a security group, got ${show(id)}, e.g. '${example}'`],
  );
}
