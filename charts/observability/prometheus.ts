import { checkChoice, checkInstance, failOn } from '../../lib/problems';
import { checkLabelValue, type Labels } from '../object/labels';
import { checkName } from '../object/names';
import { checkObject, ifGiven } from '../object/shape';

const MONITORS = ['PodMonitor', 'ServiceMonitor'] as const;

/** What names the pods to be scraped: they themselves, or the Service before them. */
export type MonitorKind = (typeof MONITORS)[number];

/** See {@link Prometheus.operator}. */
export interface PrometheusOperatorProps {
  /**
   * Where it runs: connections from there are let in where NetworkPolicy objects take effect.
   *
   * @default 'monitoring'
   */
  readonly namespace?: string;
  /**
   * Name of its Helm release. As the chart `kube-prometheus-stack` installs it, it heeds monitors and rules with that
   * name as label `release` only; one that heeds all of them does not mind the label.
   *
   * @default 'kube-prometheus-stack'
   */
  readonly release?: string;
  /** @default 'PodMonitor' */
  readonly monitors?: MonitorKind;
}

/** The Prometheus of a cluster: where it is, and which monitors and rules it heeds. */
export class Prometheus {
  /**
   * Managed Service for Prometheus, which `AddOn.managedPrometheus()` brings: ACK only. PodMonitor and ServiceMonitor
   * objects have to be switched on for a cluster once, on the page "Metric Scraping" of its environment.
   */
  public static managed(): Prometheus {
    // the annotation: samples of the Terraform provider; the namespace: Managed Service for Prometheus, uninstall FAQ
    return new Prometheus(true, 'arms-prom', 'PodMonitor', {}, { 'arms.prometheus.io/discovery': 'true' });
  }

  /**
   * One of your own, with the Prometheus Operator.
   *
   * @throws ValidationError for a namespace that is none, or a release that cannot be a label
   */
  public static operator(props: PrometheusOperatorProps = {}): Prometheus {
    failOn('Prometheus.operator', checkObject('props', props, "{ release: 'prometheus' }"));
    const { namespace = 'monitoring', release = 'kube-prometheus-stack', monitors = 'PodMonitor' } = props;
    failOn('Prometheus.operator', [
      ...checkName('namespace', namespace),
      ...checkLabelValue('release', release, 'kube-prometheus-stack'),
      ...checkChoice('monitors', monitors, MONITORS),
    ]);
    return new Prometheus(false, namespace, monitors, { release }, {});
  }

  private constructor(
    /** Whether Alibaba Cloud runs it. */
    public readonly isManaged: boolean,
    /** Where it connects from. */
    public readonly namespace: string,
    public readonly monitorKind: MonitorKind,
    /** What its monitors and rules have to be labelled with. */
    public readonly labels: Labels,
    /** What its monitors have to be annotated with. */
    public readonly annotations: Readonly<Record<string, string>>,
  ) {}
}

/** Problems of the Prometheus of a cluster; may be left out. */
export function checkPrometheus(platform: 'ack' | 'local', prometheus: Prometheus | undefined): string[] {
  return ifGiven(prometheus, (given) => {
    const problems = checkInstance('prometheus', given, Prometheus, 'Prometheus.operator()');
    if (problems.length > 0 || !given.isManaged || platform === 'ack') return problems;
    return ["'prometheus' is Prometheus.managed(), which exists on ACK only; use Prometheus.operator()"];
  });
}
