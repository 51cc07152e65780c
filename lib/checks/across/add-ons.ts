import type { Manifest } from '../kubernetes/manifest';
import { groupOf } from '../kubernetes/manifest';
import { kindOf } from '../kubernetes/manifest-graph';
import type { Cluster } from '../network/clusters';
import type { PlatformGraph } from '../platform-graph';
import { type Problems, platformCheck, Rule } from '../rule';
import { clustersIn, everyCluster, namesOf } from './platform-clusters';

const NO_DRIVER = new Rule({
  id: 'X010',
  severity: 'warning',
  title: 'Storage whose driver is not installed',
  why: 'Nobody makes or mounts the volume: its pods wait for ever.',
  fix: 'Install the add-ons csi-plugin and csi-provisioner, or mount NAS as plain NFS.',
  source: 'ACK: "CSI overview"',
});

const NO_CONTROLLER = new Rule({
  id: 'X011',
  severity: 'warning',
  title: 'Ingress whose controller is not installed',
  why: 'The Ingress is taken and nobody acts on it: it never gets an address.',
  fix: 'Install the add-on of the controller, or take an Ingress class that the cluster has.',
  source: 'ACK: "Ingress management"',
});

const NO_KIND = new Rule({
  id: 'X012',
  severity: 'warning',
  title: 'Kind that no add-on brings',
  why: 'The server does not know the kind, and refuses the object.',
  fix: 'Install the add-on that brings it, or its CustomResourceDefinition.',
  source: 'ACK: "Component overview"',
});

const NO_CLASS = new Rule({
  id: 'X014',
  severity: 'warning',
  title: 'Ingress class that nobody makes',
  why: 'No controller feels meant: the Ingress never gets an address.',
  fix: 'Write an IngressClass and an AlbConfig, or let the add-on make them (`CreateDefaultALBConfig`).',
  source: 'ACK: "Manage the ALB Ingress controller"',
});

/** A controller of Ingresses: what its classes say, how they are usually called, and the add-on it comes with. */
const CONTROLLERS = [
  { controller: 'ingress.k8s.alibabacloud/alb', name: 'alb', addOn: 'alb-ingress-controller' },
  { controller: 'mse.alibabacloud.com/ingress', name: 'mse', addOn: 'mse-ingress-controller' },
  { controller: 'k8s.io/ingress-nginx', name: 'nginx', addOn: 'nginx-ingress-controller' },
] as const;

/** Groups, or kinds, that come with an add-on; any of several. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'alibabacloud.com/AlbConfig': ['alb-ingress-controller'],
  'apps.kruise.io': ['ack-kruise'],
  'autoscaling.alibabacloud.com/CronHorizontalPodAutoscaler': ['ack-kubernetes-cronhpa-controller'],
  'eci.alibabacloud.com': ['ack-virtual-node'],
  'log.alibabacloud.com': ['logtail-ds', 'loongcollector'],
  'monitoring.coreos.com': ['arms-prometheus'],
  'mse.alibabacloud.com': ['mse-ingress-controller'],
  'serving.knative.dev': ['knative'],
  'telemetry.alibabacloud.com': ['loongcollector', 'logtail-ds'],
};

const CSI = /^(disk|nas|oss)plugin\.csi\.alibabacloud\.com$/;

/** What objects need that comes with an add-on. */
function* checkAddOns(platform: PlatformGraph): Problems {
  const clusters = clustersIn(platform);
  if (clusters.length === 0 || installsOthers(platform)) return;
  yield* checkDrivers(platform, clusters);
  yield* checkControllers(platform, clusters);
  yield* checkKinds(platform, clusters);
}

/** ACK installs its storage drivers unless it is told not to; a registered cluster has none of itself. */
function* checkDrivers(platform: PlatformGraph, clusters: readonly Cluster[]): Problems {
  const lacks = ({ addOns, kind }: Cluster) =>
    addOns.isDisabled('csi-plugin') || (kind === 'registered' && addOns.areAll && !addOns.has('csi-plugin'));
  if (!everyCluster(platform, lacks)) return;
  const used: readonly [Manifest, string, unknown][] = [
    ...platform.objects
      .allOf('/PersistentVolume')
      .map((one) => [one, 'spec.csi.driver', one.spec?.csi?.driver] as [Manifest, string, unknown]),
    ...platform.objects
      .allOf('storage.k8s.io/StorageClass')
      .map((one) => [one, 'provisioner', one.provisioner] as [Manifest, string, unknown]),
  ];
  for (const [of, path, driver] of used) {
    if (typeof driver === 'string' && CSI.test(driver))
      yield NO_DRIVER.at(path, `${namesOf(clusters)} has no csi-plugin, got ${driver}`, { of });
  }
}

/** ACK installs the NGINX controller unless it is told not to; all others are asked for. */
function* checkControllers(platform: PlatformGraph, clusters: readonly Cluster[]): Problems {
  const { objects } = platform;
  const severity = objects.severityOfMissing;
  for (const { addOn, controller, name } of CONTROLLERS) {
    const isNginx = name === 'nginx';
    const isMissing = everyCluster(platform, (one) =>
      isNginx ? one.addOns.isDisabled(addOn) : lacksAddOns(one, [addOn]),
    );
    const hasNoClass = name === 'alb' && everyCluster(platform, makesNoAlbClass);
    if (!isMissing && !hasNoClass) continue;
    const classes = objects
      .allOf('networking.k8s.io/IngressClass')
      .filter(({ spec }) => spec?.controller === controller);
    if (isMissing) {
      for (const of of classes)
        yield NO_CONTROLLER.at('spec.controller', `${namesOf(clusters)} has no ${addOn}`, { of, severity });
    }
    if (objects.has('networking.k8s.io/IngressClass', undefined, name)) continue;
    for (const of of objects.allOf('networking.k8s.io/Ingress')) {
      if (of.spec?.ingressClassName !== name) continue;
      yield isMissing
        ? NO_CONTROLLER.at('spec.ingressClassName', `${namesOf(clusters)} has no ${addOn}`, { of, severity })
        : NO_CLASS.at('spec.ingressClassName', `${addOn} makes no class '${name}', and no IngressClass is called so`, {
            of,
            severity,
          });
    }
  }
}

function makesNoAlbClass({ addOns }: Cluster): boolean {
  const settings = addOns.configOf('alb-ingress-controller', 'albIngress') as
    | { CreateDefaultALBConfig?: unknown }
    | undefined;
  return settings?.CreateDefaultALBConfig === false;
}

function* checkKinds(platform: PlatformGraph, clusters: readonly Cluster[]): Problems {
  const defined = new Set(
    platform.objects.allOf('apiextensions.k8s.io/CustomResourceDefinition').map(({ spec }) => spec?.group),
  );
  for (const of of platform.objects.manifests) {
    const addOns = KINDS[kindOf(of)] ?? KINDS[groupOf(of)];
    if (!addOns || defined.has(groupOf(of)) || !everyCluster(platform, (one) => lacksAddOns(one, addOns))) continue;
    const message = `${namesOf(clusters)} has no ${addOns.join(' or ')}, which brings ${groupOf(of)}`;
    yield NO_KIND.at('apiVersion', message, { of, severity: platform.objects.severityOfMissing });
  }
}

/** What kinds of clusters have without being asked. */
const BUILT_IN: Readonly<Record<string, readonly string[]>> = {
  acs: ['ack-virtual-node'],
  serverless: ['ack-virtual-node'],
};

/** Whether it is certain that a cluster has none of these. */
export function lacksAddOns({ addOns, kind }: Cluster, names: readonly string[]): boolean {
  if (BUILT_IN[kind]?.some((name) => names.includes(name))) return false;
  return kind !== 'unknown' && addOns.areAll && !addOns.has(...names);
}

/** Whether something else installs software in the cluster. */
function installsOthers({ templates }: PlatformGraph): boolean {
  const types = ['ALIYUN::CS::ClusterHelmApplication', 'ALIYUN::CS::ClusterApplication'];
  return templates.some((graph) => types.some((type) => graph.ofType(type).length > 0));
}

export const addOns = platformCheck([NO_DRIVER, NO_CONTROLLER, NO_KIND, NO_CLASS], checkAddOns);
