import { DynamicTagGroup } from '@alicloud/ros-cdk-cms/lib/dynamictaggroup';
import { MetricRuleTemplate } from '@alicloud/ros-cdk-cms/lib/metricruletemplate';
import * as ros from '@alicloud/ros-cdk-core';
import type { ICluster } from '../cluster/i-cluster';
import { logicalId } from '../logical-id';
import { checkInteger, checkText, failOn, propsOf, show } from '../problems';
import type { IAlarmContacts } from './alarm-contacts';

/** The tag that ACK puts on each node, with the cluster's id as its value (ACK: "Create and manage node pools"). */
const CLUSTER_TAG = 'ack.aliyun.com';

/** What CloudMonitor's agent measures on each ECS instance, in percent (CloudMonitor: `acs_ecs_dashboard`). */
const METRICS = {
  cpuPercent: { metricName: 'cpu_total', ruleName: 'CPU of a node' },
  memoryPercent: { metricName: 'memory_usedutilization', ruleName: 'Memory of a node' },
  diskPercent: { metricName: 'diskusage_utilization', ruleName: 'Disk of a node' },
} as const;

type Threshold = keyof typeof METRICS;
const THRESHOLDS = Object.keys(METRICS) as Threshold[];

const DEFAULT_PERCENT = 85;
const PERCENT = { min: 1, max: 100, example: DEFAULT_PERCENT };

/** Options of {@link NodeAlarms}. */
export interface NodeAlarmsProps {
  /** Whose nodes: all, also those that autoscaling brings later. */
  readonly cluster: ICluster;

  /** Who is told. */
  readonly contacts: IAlarmContacts;

  /**
   * Name of the alert template in CloudMonitor, where another stack or region of the account may have one too.
   *
   * @default - name of the stack and ids below it, such as `cluster-tfg-nodealarms`
   */
  readonly templateName?: string;

  /**
   * CPU use in whole percent, over three minutes, from which on somebody is told.
   *
   * @default 85
   */
  readonly cpuPercent?: number;

  /**
   * Memory use in whole percent, over three minutes, from which on somebody is told.
   *
   * @default 85
   */
  readonly memoryPercent?: number;

  /**
   * Use of any disk in whole percent, over three minutes, from which on somebody is told.
   *
   * @default 85
   */
  readonly diskPercent?: number;
}

/**
 * CloudMonitor on the nodes of a cluster: its agent, alarms, and a word when ECS reports something about an instance.
 *
 * Defines an alert template with the three alarms, and a rule that gathers all instances with the cluster's tag in an
 * application group, installs the agent on them and applies the template. ROS cannot change that rule: other contacts
 * replace it.
 */
export class NodeAlarms extends ros.Construct {
  /** @throws ValidationError with everything that is wrong with the props */
  constructor(scope: ros.Construct, id: string, given: NodeAlarmsProps) {
    super(scope, id);
    const props = propsOf(given);
    this.check(props);
    const template = this.defineTemplate(props);
    new DynamicTagGroup(this, logicalId(this, ''), {
      tagKey: CLUSTER_TAG,
      matchExpress: [{ tagValue: props.cluster.clusterId, tagValueMatchFunction: 'equals' }],
      contactGroupList: [props.contacts.groupName],
      templateIdList: [ros.Token.asString(template.attrId)],
      enableInstallAgent: true,
      enableSubscribeEvent: true,
    });
  }

  private check(props: NodeAlarmsProps): void {
    const { cluster, contacts, templateName } = props;
    failOn(this, [
      ...(typeof cluster?.clusterId === 'string' ? [] : [`'cluster' must be a cluster, got ${show(cluster)}`]),
      ...(typeof contacts?.groupName === 'string'
        ? []
        : [`'contacts' must be AlarmContacts, e.g. AlarmContacts.fromGroupName('web-team'), got ${show(contacts)}`]),
      ...(templateName === undefined ? [] : checkText('templateName', templateName, 'web-nodes')),
      ...THRESHOLDS.flatMap((name) => checkInteger(name, props[name], PERCENT)),
    ]);
  }

  private defineTemplate(props: NodeAlarmsProps): MetricRuleTemplate {
    return new MetricRuleTemplate(this, logicalId(this, 'Template'), {
      name: props.templateName ?? `${ros.Stack.of(this).stackName}-${logicalId(this, '')}`.toLowerCase(),
      alertTemplates: THRESHOLDS.map((name) => ({
        category: 'ecs',
        namespace: 'acs_ecs_dashboard',
        ...METRICS[name],
        period: 60,
        escalations: { critical: renderThreshold(props[name] ?? DEFAULT_PERCENT) },
      })),
    });
  }
}

function renderThreshold(percent: number) {
  return {
    comparisonOperator: 'GreaterThanOrEqualToThreshold',
    statistics: 'Average',
    threshold: String(percent),
    times: 3,
  };
}
