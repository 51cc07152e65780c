import { destinationProblems, type LogDestination } from '../observability/log-destination';
import { checkObject, checkText, propsOf } from '../problems';
import type { AddOnComponent } from './add-on';

/** Options all named add-ons have. */
export interface AddOnOptions {
  /**
   * The exact version, such as `v1.9.3-aliyun.1`; then nothing upgrades it but you.
   *
   * @default - the newest that fits the cluster
   */
  readonly version?: string;
}

/** Options of add-ons that are several components, which have versions of their own. */
export interface ComponentVersionsOptions<Component extends string> {
  /**
   * Exact versions by component, such as `{ 'csi-plugin': 'v1.9.3-aliyun.1' }`; then nothing upgrades those but you.
   *
   * @default - the newest that fit the cluster
   */
  readonly version?: Readonly<Partial<Record<Component, string>>>;
}

/** Options of `AddOn.events`. */
export interface EventsOptions extends AddOnOptions {
  /**
   * A LogProject, or the name of an existing SLS project.
   *
   * @default - ACK makes `k8s-log-<cluster id>`
   */
  readonly project?: LogDestination;
}

/** Options of `AddOn.logs`. */
export interface LogsOptions extends EventsOptions {
  /**
   * Whether there is a dashboard of the traffic, from the access log of the NGINX Ingress controller. `true` is an error
   * where that is not added.
   *
   * @default - it is prepared, and stays empty while there is no such controller
   */
  readonly ingressDashboard?: boolean;
}

/** Options of `AddOn.nginxIngress`. */
export interface NginxIngressOptions extends AddOnOptions {
  /**
   * From where its load balancer is reached: `internet`, or `intranet` for the VPC alone.
   *
   * @default 'internet'
   */
  readonly addressType?: 'internet' | 'intranet';
}

/** Options of `AddOn.of`. */
export type CustomAddOnOptions = Omit<AddOnComponent, 'name' | 'needs'>;

/** What is wrong with the options of an add-on of one component, a sentence each; plain JavaScript may give anything. */
export function optionProblems(options: unknown): string[] {
  const problems = checkObject('options', options, "{ version: 'v1.9.3-aliyun.1' }");
  if (problems.length > 0) return problems;
  const { version, config, project } = options as EventsOptions & CustomAddOnOptions;
  return [
    ...versionProblems('version', version),
    ...(config === undefined ? [] : checkObject('config', config, "{ prometheusMode: 'default' }")),
    ...destinationProblems('project', project),
  ];
}

/** What is wrong with versions by component, a sentence each. */
export function componentVersionProblems(options: unknown, components: readonly string[]): string[] {
  const example = `{ '${components[0]}': 'v1.9.3-aliyun.1' }`;
  const { version = {} } = propsOf(options as ComponentVersionsOptions<string>);
  const problems = [
    ...checkObject('options', options, `{ version: ${example} }`),
    ...checkObject('version', version, example),
  ];
  if (problems.length > 0) return problems;
  return Object.entries(version).flatMap(([name, text]) =>
    components.includes(name)
      ? versionProblems(`version.${name}`, text)
      : [`'version' has '${name}', which is none of the components ${components.join(', ')}`],
  );
}

function versionProblems(prop: string, version: unknown): string[] {
  return version === undefined ? [] : checkText(prop, version, 'v1.9.3-aliyun.1');
}
