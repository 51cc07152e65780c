import { App, Chart, type ChartProps } from 'cdk8s';
import { type IZonedVSwitch, Target, WebApplication, type WebApplicationProps } from '../../charts';

/** An object as it is applied. */
export type Manifest = Record<string, any>;

export const VSWITCHES: IZonedVSwitch[] = [
  { zone: 'eu-central-1a', vSwitchId: 'vsw-a' },
  { zone: 'eu-central-1b', vSwitchId: 'vsw-b' },
];

export const TERWAY = Target.ack({ podNetwork: 'terway' });
export const FLANNEL = Target.ack({ podNetwork: 'flannel' });

/** A chart in an app of its own, in namespace `web`. */
export function newChart(props: ChartProps = { namespace: 'web' }): Chart {
  return new Chart(new App(), 'chart', props);
}

/** The manifests of a chart that holds what `define` puts into it. */
export function manifestsOf(define: (chart: Chart) => void, props?: ChartProps): Manifest[] {
  const chart = newChart(props);
  define(chart);
  return chart.toJson();
}

/** A web application `Web` with little said. */
export function newWebApplication(chart: Chart, props: Partial<WebApplicationProps> = {}): WebApplication {
  return new WebApplication(chart, 'Web', { target: TERWAY, image: 'nginx:1.28', port: 8080, ...props });
}

/** The manifests of such a web application, by kind. */
export function webApplication(props: Partial<WebApplicationProps> = {}): Record<string, any> {
  return byKind(manifestsOf((chart) => newWebApplication(chart, props)));
}

/** Manifests by kind; of two of a kind the last. */
export function byKind(manifests: readonly Manifest[]): Record<string, any> {
  return Object.fromEntries(manifests.map((manifest) => [manifest.kind, manifest]));
}

/** The pod of a web application. */
export function podOf(props: Partial<WebApplicationProps> = {}): Manifest {
  return webApplication(props).Deployment.spec.template.spec;
}

/** The main container of a web application. */
export function containerOf(props: Partial<WebApplicationProps> = {}): Manifest {
  return podOf(props).containers[0];
}
