import type { AckAlertRuleSpecGroupsRules } from '../../imports/alert.alibabacloud.com';
import { checkChoice, checkInteger, checkText, failOn } from '../../lib/problems';
import type { Plain } from '../object/plain';
import { checkObject, checkRequiredInteger } from '../object/shape';

const UNITS = ['percent', 'count', 'qps'] as const;

/** How far a metric of CloudMonitor may go. */
export interface ClusterMetricProps {
  /** Whole number. */
  readonly threshold: number;
  /** @default 'percent' */
  readonly unit?: (typeof UNITS)[number];
  /**
   * How many readings in a row have to be at the threshold or above.
   *
   * @default - 3, by ACK
   */
  readonly times?: number;
  /**
   * Seconds without another word after the first.
   *
   * @default - 900, by ACK
   */
  readonly silenceSeconds?: number;
}

/**
 * Something about a cluster that ACK's alert center tells of (ACK: "Alert management", default alert rule templates).
 * It has well over a hundred; those that we do not name are had by {@link ClusterAlert.event},
 * {@link ClusterAlert.metric} and {@link ClusterAlert.prometheus}.
 */
export class ClusterAlert {
  public static readonly POD_OUT_OF_MEMORY = ClusterAlert.event('pod-oom', 'sls.app.ack.pod.oom');
  public static readonly POD_FAILED = ClusterAlert.event('pod-failed', 'sls.app.ack.pod.failed');
  public static readonly EVICTION = ClusterAlert.event('eviction-event', 'sls.app.ack.eviction');
  public static readonly NODE_DOWN = ClusterAlert.event('node-down', 'sls.app.ack.node.down');
  public static readonly NODE_RESTARTED = ClusterAlert.event('node-restart', 'sls.app.ack.node.restart');
  public static readonly RUNTIME_HANGS = ClusterAlert.event('docker-hang', 'sls.app.ack.docker.hang');
  public static readonly NODE_DISK_FULL = ClusterAlert.event('node-disk-pressure', 'sls.app.ack.node.disk_pressure');
  public static readonly NO_ROOM_FOR_PODS = ClusterAlert.event(
    'node-res-insufficient',
    'sls.app.ack.resource.insufficient',
  );
  public static readonly NO_ADDRESSES = ClusterAlert.event('node-ip-pressure', 'sls.app.ack.ip.not_enough');
  public static readonly SCALE_OUT_FAILED = ClusterAlert.event(
    'autoscaler-up-group-failed',
    'sls.app.ack.autoscaler.scaleup_group_failed',
  );
  public static readonly SCALE_OUT_LATE = ClusterAlert.event(
    'autoscaler-scaleup-timeout',
    'sls.app.ack.autoscaler.scaleup_timeout',
  );
  public static readonly DISK_HANGS = ClusterAlert.event('csi_disk_iohang', 'sls.app.ack.csi.disk_iohang');
  public static readonly NO_DISK = ClusterAlert.event('csi_no_ava_disk', 'sls.app.ack.csi.no_ava_disk');
  public static readonly NO_LOAD_BALANCER = ClusterAlert.event('slb-no-ava', 'sls.app.ack.ccm.no_ava_slb');
  public static readonly LOAD_BALANCER_NOT_SYNCED = ClusterAlert.event(
    'slb-sync-err',
    'sls.app.ack.ccm.sync_slb_failed',
  );
  public static readonly CLUSTER_TASK_FAILED = ClusterAlert.event(
    'ack-system-event-error',
    'sls.app.ack.system_events.task.error',
  );

  /**
   * An event of the cluster, by its id in Simple Log Service: needs `AddOn.events()`.
   *
   * @throws ValidationError for a text that says nothing
   */
  public static event(name: string, eventId: string): ClusterAlert {
    failOn('ClusterAlert.event', [
      ...checkText('name', name, 'pod-oom'),
      ...checkText('eventId', eventId, 'sls.app.ack.pod.oom'),
    ]);
    return new ClusterAlert({ name, type: 'event', expression: eventId });
  }

  /**
   * A metric of CloudMonitor, such as `cms.host.cpu.utilization`.
   *
   * @throws ValidationError without a threshold, or for another unit
   */
  public static metric(name: string, expression: string, props: ClusterMetricProps): ClusterAlert {
    failOn('ClusterAlert.metric', checkObject('props', props, '{ threshold: 85 }'));
    const { threshold, unit = 'percent', times, silenceSeconds } = props;
    failOn('ClusterAlert.metric', [
      ...checkText('name', name, 'node_cpu_util_high'),
      ...checkText('expression', expression, 'cms.host.cpu.utilization'),
      ...checkRequiredInteger('threshold', threshold, { min: 1, example: 85 }),
      ...checkChoice('unit', unit, UNITS),
      ...checkInteger('times', times, { min: 1, example: 3 }),
      ...checkInteger('silenceSeconds', silenceSeconds, { min: 1, example: 900 }),
    ]);
    const thresholds = [
      { key: 'CMS_ESCALATIONS_CRITICAL_Threshold', unit, value: `${threshold}` },
      ...(times === undefined ? [] : [{ key: 'CMS_ESCALATIONS_CRITICAL_Times', value: `${times}` }]),
      ...(silenceSeconds === undefined ? [] : [{ key: 'CMS_RULE_SILENCE_SEC', value: `${silenceSeconds}` }]),
    ];
    return new ClusterAlert({ name, type: 'metric-cms', expression, thresholds });
  }

  /**
   * A rule that managed Prometheus keeps under a name, such as `prom.coredns.notHealthy.panic`.
   *
   * @throws ValidationError for a text that says nothing
   */
  public static prometheus(name: string, expression: string): ClusterAlert {
    failOn('ClusterAlert.prometheus', [
      ...checkText('name', name, 'coredns-unhealthy-panic'),
      ...checkText('expression', expression, 'prom.coredns.notHealthy.panic'),
    ]);
    return new ClusterAlert({ name, type: 'metric-prometheus', expression });
  }

  /** The CPU of a node, in percent. */
  public static nodeCpu(percent = 85): ClusterAlert {
    return ClusterAlert.metric('node_cpu_util_high', 'cms.host.cpu.utilization', { threshold: percent });
  }

  /** The memory of a node, in percent. */
  public static nodeMemory(percent = 85): ClusterAlert {
    return ClusterAlert.metric('node_mem_util_high', 'cms.host.memory.utilization', { threshold: percent });
  }

  /** A disk of a node, in percent. */
  public static nodeDisk(percent = 85): ClusterAlert {
    return ClusterAlert.metric('node_disk_util_high', 'cms.host.disk.utilization', { threshold: percent });
  }

  private constructor(private readonly rule: Rule) {}

  /** Unique in its group. */
  public get name(): string {
    return this.rule.name;
  }

  /** @internal */
  public _render(): Rule {
    return this.rule;
  }
}

type Rule = Omit<Plain<AckAlertRuleSpecGroupsRules>, 'type' | 'thresholds'> & {
  readonly type: 'event' | 'metric-cms' | 'metric-prometheus';
  readonly thresholds?: readonly { readonly key: string; readonly value: string; readonly unit?: string }[];
};
