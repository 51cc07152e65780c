import type { ApiObject } from 'cdk8s';
import { ValidationError } from '../../lib/errors';
import { checkInstance, checkList, duplicates, failOn } from '../../lib/problems';
import { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { ownLabels } from '../object/labels';
import { checkObject, checkTextMap, ifGiven } from '../object/shape';
import { ClusterAlert } from './cluster-alert';

/** A contact group in the form in which the alert center writes it into its rules. */
export type AlertContactGroup = Readonly<Record<string, string>>;

/** See {@link KubernetesAlerts}. */
export interface KubernetesAlertsProps {
  /**
   * Alerts by the name of their group.
   *
   * @default - pods, nodes, autoscaling, storage and network; see `KubernetesAlerts.USUAL`
   */
  readonly groups?: Readonly<Record<string, readonly ClusterAlert[]>>;
  /**
   * Who is told, the same for every alert. The form is that of the page "Alerts" of the console, where the rules of a
   * cluster can be seen as YAML: no document says what the fields are called.
   *
   * @default - none are written: the alert center keeps to its default contact group
   */
  readonly contactGroups?: readonly AlertContactGroup[];
}

const EXAMPLE = "{ groups: { 'pod-exceptions': [ClusterAlert.POD_OUT_OF_MEMORY] } }";

/**
 * What ACK's alert center tells of a cluster: pods out of memory, nodes that are gone, nodes that do not come. Needs the
 * add-ons `AddOn.alerts()` and, for events, `AddOn.events()`.
 *
 * Defines the AckAlertRule `default` in `kube-system`, whatever the namespace of the chart. It is the one object of that
 * kind that is heeded; where the alert center was switched on before, applying this takes the place of its rules.
 */
export class KubernetesAlerts extends Construct {
  /** What goes wrong without anybody's doing, and what runs short. */
  public static readonly USUAL: Readonly<Record<string, readonly ClusterAlert[]>> = {
    'pod-exceptions': [ClusterAlert.POD_OUT_OF_MEMORY, ClusterAlert.POD_FAILED, ClusterAlert.EVICTION],
    'node-exceptions': [
      ClusterAlert.NODE_DOWN,
      ClusterAlert.NODE_RESTARTED,
      ClusterAlert.RUNTIME_HANGS,
      ClusterAlert.NODE_DISK_FULL,
    ],
    'res-exceptions': [
      ClusterAlert.nodeCpu(),
      ClusterAlert.nodeMemory(),
      ClusterAlert.nodeDisk(),
      ClusterAlert.NO_ROOM_FOR_PODS,
      ClusterAlert.NO_ADDRESSES,
    ],
    'autoscaler-exceptions': [ClusterAlert.SCALE_OUT_FAILED, ClusterAlert.SCALE_OUT_LATE],
    'storage-exceptions': [ClusterAlert.DISK_HANGS, ClusterAlert.NO_DISK],
    'network-exceptions': [ClusterAlert.NO_LOAD_BALANCER, ClusterAlert.LOAD_BALANCER_NOT_SYNCED],
    'cluster-exceptions': [ClusterAlert.CLUSTER_TASK_FAILED],
  };

  /** The AckAlertRule (`alert.alibabacloud.com/v1beta1`). */
  public readonly alertRule: ApiObject;

  /** @throws ValidationError for a second one in the app, groups without alerts, and alerts twice in a group */
  constructor(scope: Construct, id: string, props: KubernetesAlertsProps = {}) {
    super(scope, id);
    failOn(this, checkObject('props', props, EXAMPLE));
    const { groups = KubernetesAlerts.USUAL, contactGroups } = props;
    failOn(this, [...checkGroups(groups), ...ifGiven(contactGroups, checkContactGroups)]);
    this.checkFirst();
    this.alertRule = new KubernetesObject(this, 'AckAlertRule', {
      name: 'default',
      namespace: 'kube-system',
      labels: ownLabels('default'),
      spec: {
        groups: Object.entries(groups).map(([name, alerts]) => ({
          name,
          rules: alerts.map((alert) => ({ ...alert._render(), enable: 'enable', contactGroups })),
        })),
      },
    });
  }

  private checkFirst(): void {
    const first = this.node.root.node.findAll().find((other) => other instanceof KubernetesAlerts && other !== this);
    if (!first) return;
    throw new ValidationError(
      this,
      `'KubernetesAlerts' is there already, at ${first.node.path}, and a cluster has one; put all groups into that one`,
    );
  }
}

function checkGroups(groups: Readonly<Record<string, readonly ClusterAlert[]>>): string[] {
  const problems = checkObject('groups', groups, "{ 'pod-exceptions': [ClusterAlert.POD_OUT_OF_MEMORY] }");
  if (problems.length > 0) return problems;
  const entries = Object.entries(groups);
  if (entries.length === 0) return ["'groups' must have one or more, got none; leave it out for the usual ones"];
  return entries.flatMap(([name, alerts]) => checkGroup(`groups.${name}`, alerts));
}

function checkGroup(prop: string, alerts: readonly ClusterAlert[]): string[] {
  const example = 'ClusterAlert.POD_OUT_OF_MEMORY';
  if (!Array.isArray(alerts)) return checkList(prop, alerts, `[${example}]`);
  if (alerts.length === 0) return [`'${prop}' must have one or more, got none, e.g. [${example}]`];
  const problems = alerts.flatMap((alert, index) => checkInstance(`${prop}[${index}]`, alert, ClusterAlert, example));
  if (problems.length > 0) return problems;
  return duplicates(alerts.map(({ name }) => name)).map((name) => `'${prop}' has '${name}' twice; leave one out`);
}

function checkContactGroups(contactGroups: readonly AlertContactGroup[]): string[] {
  const example = "{ id: '1234' }";
  if (!Array.isArray(contactGroups)) return checkList('contactGroups', contactGroups, `[${example}]`);
  return contactGroups.flatMap((group, index) => checkTextMap(`contactGroups[${index}]`, group, example));
}
