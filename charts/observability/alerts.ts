import { checkChoice, checkInteger, checkList, duplicates, failOn } from '../../lib/problems';
import type { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import type { Labels } from '../object/labels';
import { checkObject, ifGiven } from '../object/shape';
import type { IWorkloadPart, WorkloadFacts } from '../workload/workload-part';
import { type AlertRule, checkAlertLabels, checkRules, renderRule } from './alert-rule';
import {
  type AlertThresholds,
  jobAlerts,
  WORKLOAD_ALERTS,
  type WorkloadAlert,
  workloadAlerts,
} from './workload-alerts';

/** What a set of alerts can be given beside its own. */
export interface AlertSetProps {
  /**
   * Further rules.
   *
   * @default - none
   */
  readonly rules?: readonly AlertRule[];
  /**
   * Labels of every alert, such as `{ team: 'shop' }`; what tells people goes by them.
   *
   * @default - `severity`, `namespace` and `workload`
   */
  readonly labels?: Labels;
}

/** See {@link Alerts.web} and {@link Alerts.worker}. */
export interface WorkloadAlertsProps extends AlertThresholds, AlertSetProps {
  /**
   * Alerts of the set that are not wanted, by name.
   *
   * @default - all of them are
   */
  readonly without?: readonly WorkloadAlert[];
}

const USUAL = {
  belowMinimumSeconds: 600,
  restarts: 3,
  atMaximumSeconds: 900,
  memoryPercent: 90,
  volumePercent: 85,
} satisfies AlertThresholds;

/** Controllers whose pods run on. */
const RUNNING_ON = ['Deployment', 'StatefulSet', 'UnitedDeployment'];

/** The alerts of a set that a workload can have. */
type RenderSet = (workload: WorkloadFacts) => AlertRule[];

/**
 * Alerts about a workload, as one PrometheusRule object.
 *
 * The sets are in terms of kube-state-metrics, cAdvisor and the kubelet, which both managed Prometheus and the chart
 * `kube-prometheus-stack` bring. Managed Prometheus reads rules of a cluster only once their synchronization is
 * switched on (Alibaba: "Use a PrometheusRule to create an alert rule").
 */
export class Alerts implements IWorkloadPart {
  /**
   * For what people wait for: critical after a minute without a replica.
   *
   * @throws ValidationError for thresholds that are none, and rules that Prometheus refuses
   */
  public static web(props: WorkloadAlertsProps = {}): Alerts {
    return Alerts.ofSet('Alerts.web', { unavailableSeconds: 60, throttledPercent: 25, ...USUAL }, props);
  }

  /**
   * For what works in the background: critical after ten minutes without a replica, and no word of its CPU.
   *
   * @throws ValidationError as {@link Alerts.web} does
   */
  public static worker(props: WorkloadAlertsProps = {}): Alerts {
    return Alerts.ofSet('Alerts.worker', { unavailableSeconds: 600, ...USUAL }, props);
  }

  /**
   * For jobs: one has failed.
   *
   * @throws ValidationError for rules that Prometheus refuses
   */
  public static job(props: AlertSetProps = {}): Alerts {
    failOn('Alerts.job', checkObject('props', props, "{ labels: { team: 'shop' } }"));
    failOn('Alerts.job', checkSet(props));
    return new Alerts(jobAlerts, ['CronJob', 'Job'], props);
  }

  /**
   * Rules of your own, and no others.
   *
   * @throws ValidationError for rules that Prometheus refuses
   */
  public static of(rules: readonly AlertRule[]): Alerts {
    failOn('Alerts.of', checkRules('rules', rules));
    return new Alerts(() => [], undefined, { rules });
  }

  /** No alerts. */
  public static none(): Alerts {
    return new Alerts(() => [], undefined, {});
  }

  private static ofSet(place: string, usual: AlertThresholds, props: WorkloadAlertsProps): Alerts {
    failOn(place, checkObject('props', props, '{ memoryPercent: 80 }'));
    failOn(place, [...checkThresholds(props), ...checkSet(props), ...ifGiven(props.without, checkWithout)]);
    const given = Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
    const thresholds: AlertThresholds = { ...usual, ...given };
    const unwanted: readonly string[] = props.without ?? [];
    const renderSet: RenderSet = (workload) =>
      workloadAlerts(workload, thresholds).filter(({ name }) => !unwanted.includes(name));
    return new Alerts(renderSet, RUNNING_ON, props);
  }

  private constructor(
    private readonly renderSet: RenderSet,
    /** The controllers that the set is for. */
    private readonly kinds: readonly string[] | undefined,
    private readonly props: AlertSetProps,
  ) {}

  /** Why a workload cannot have them; none if it can. */
  public check(workload: WorkloadFacts): string[] {
    const { kind, name } = workload.controller;
    if (this.kinds && !this.kinds.includes(kind)) {
      const fitting = this.kinds === RUNNING_ON ? 'Alerts.job()' : 'Alerts.web() or Alerts.worker()';
      return [
        `'alerts' is no set for a ${kind}, as '${name}' is; use ${fitting}, or rules of your own: Alerts.of([…])`,
      ];
    }
    return duplicates(this.rulesOf(workload).map((rule) => rule.name)).map(
      (twice) => `'alerts.rules' has '${twice}', which the set has too; name it in 'without', or call yours otherwise`,
    );
  }

  /** Makes the PrometheusRule, below the workload; none where there are no rules. */
  public defineObjects(scope: Construct, workload: WorkloadFacts): void {
    const { name, namespace, labels, target } = workload;
    const common = { namespace, workload: name, ...this.props.labels };
    const rules = this.rulesOf(workload).map((rule) => renderRule(rule, common));
    if (rules.length === 0) return;
    new KubernetesObject(scope, 'PrometheusRule', {
      name,
      namespace,
      labels: { ...labels, ...target.prometheus.labels },
      spec: { groups: [{ name, rules }] },
    });
  }

  private rulesOf(workload: WorkloadFacts): AlertRule[] {
    return [...this.renderSet(workload), ...(this.props.rules ?? [])];
  }
}

function checkThresholds(props: AlertThresholds): string[] {
  const seconds = ['unavailableSeconds', 'belowMinimumSeconds', 'atMaximumSeconds'] as const;
  const percents = ['throttledPercent', 'memoryPercent', 'volumePercent'] as const;
  return [
    ...seconds.flatMap((prop) => checkInteger(prop, props[prop], { min: 0, example: 600 })),
    ...checkInteger('restarts', props.restarts, { min: 1, example: 3 }),
    ...percents.flatMap((prop) => checkInteger(prop, props[prop], { min: 1, max: 100, example: 90 })),
  ];
}

function checkSet({ rules, labels }: AlertSetProps): string[] {
  return [
    ...ifGiven(rules, (given) => checkRules('rules', given)),
    ...ifGiven(labels, (given) => checkAlertLabels('labels', given)),
  ];
}

function checkWithout(names: readonly WorkloadAlert[]): string[] {
  if (!Array.isArray(names)) return checkList('without', names, "['ContainerThrottled']");
  return names.flatMap((name, index) => checkChoice(`without[${index}]`, name, WORKLOAD_ALERTS));
}
