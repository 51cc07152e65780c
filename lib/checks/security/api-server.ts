import { clustersOf } from '../network/clusters';
import type { Template } from '../ros/template';
import type { TemplateGraph } from '../ros/template-graph';
import { type Problems, Rule, templateCheck } from '../rule';

const PUBLIC = new Rule({
  id: 'SEC010',
  severity: 'warning',
  title: 'API server on the internet',
  why: 'Everybody may try credentials on it, and no property says from where it can be reached.',
  fix: 'Write `EndpointPublicAccess: false`, and reach it from the VPC or through a VPN.',
  source: 'ACK: CreateCluster, `endpoint_public_access`',
});

const NO_AUDIT = new Rule({
  id: 'SEC011',
  severity: 'warning',
  title: 'Control plane without logs',
  why: 'Nobody can tell later who changed what, or why the scheduler did what it did.',
  fix: 'Name the components in `ControlPlaneLogComponents`: apiserver, kcm, scheduler, ccm, controlplane-events.',
  source: 'ACK: "Collect log files from control plane components"',
});

const NO_LOGS = new Rule({
  id: 'SEC012',
  severity: 'info',
  title: 'Cluster that collects no logs of its pods',
  why: 'Logs go with the pod that wrote them.',
  fix: 'Add the add-on `loongcollector` (or `logtail-ds`), or collect logs in another way.',
  source: 'ACK: "Collect text logs from Kubernetes containers"',
});

/** Kinds whose API server is public unless they say otherwise (ROS: type pages). */
const PUBLIC_BY_DEFAULT: readonly string[] = ['ALIYUN::CS::ASKCluster', 'ALIYUN::CS::ManagedEdgeKubernetesCluster'];

/** Collectors of logs among the add-ons. */
const COLLECTORS = ['loongcollector', 'logtail-ds'] as const;

/** Who reaches the API server, and what is left of what happened. */
function* checkApiServers(_template: Template, graph: TemplateGraph): Problems {
  for (const { addOns, id, kind, settings } of clustersOf(graph)) {
    const type = graph.template.Resources[id]?.Type ?? '';
    const says = settings.flag('endpointpublicaccess');
    if (says === true) yield PUBLIC.at(settings.pathOf('endpointpublicaccess'), 'everybody reaches the API server');
    else if (settings.lacks('endpointpublicaccess') && PUBLIC_BY_DEFAULT.includes(type))
      yield PUBLIC.at(settings.path, 'EndpointPublicAccess is true unless the template says false');
    if (type === 'ALIYUN::CS::ManagedKubernetesCluster' && hasNoneOf(settings.value('controlplanelogcomponents')))
      yield NO_AUDIT.at(settings.pathOf('controlplanelogcomponents'), 'no component of the control plane writes logs');
    if (kind !== 'unknown' && addOns.areAll && !addOns.has(...COLLECTORS))
      yield NO_LOGS.at(settings.pathOf('addons'), `no add-on collects logs, such as ${COLLECTORS.join(' or ')}`);
  }
}

function hasNoneOf(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

export const apiServers = templateCheck([PUBLIC, NO_AUDIT, NO_LOGS], checkApiServers);
