import { checkLabels, checkLabelValue } from '../object/labels';
import { checkObjectName, checkOwnName, MAX_NAME_LENGTH } from '../object/names';
import { ifGiven } from '../object/shape';
import { checkVirtualPod } from '../scaling/virtual-node';
import { checkMount } from '../storage/mount-checks';
import type { IVolume } from '../storage/volume';
import type { PodContainer } from './container';
import { checkContainers } from './container-checks';
import { checkPlacement } from './placement';
import type { PodProps } from './pod-props';
import { checkIdentity, ServiceAccount } from './service-account';
import type { WorkloadPlan } from './workload-plan';

/** Everything about a workload that the API server refuses, or that would not work. */
export function checkWorkload(plan: WorkloadPlan): string[] {
  const { props, name, containers, security } = plan;
  return [
    ...checkOwnName(props.name, name),
    ...ifGiven(props.application, (given) => checkLabelValue('application', given, 'shop')),
    ...ifGiven(props.component, (given) => checkLabelValue('component', given, 'web')),
    ...ifGiven(props.partOf, (given) => checkLabelValue('partOf', given, 'shop')),
    ...checkOwnLabels(props),
    ...checkContainers(containers, security),
    ...checkPlacement(props),
    ...ifGiven(props.serviceAccount, (given) => checkServiceAccount(given, plan)),
    ...checkMounts(plan),
    ...(plan.facts.target.hasNodes ? [] : checkVirtualPod(plan.facts)),
    ...plan.check(plan),
    ...checkParts(plan),
  ];
}

/** Problems of a name that becomes a part of longer ones. */
export function checkNameLength({ props, name }: WorkloadPlan, max: number, why: string): string[] {
  // one that is too long for everything is refused as such
  if (name.length <= max || name.length > MAX_NAME_LENGTH) return [];
  return props.name === undefined
    ? [
        `'id' gives the name '${name}' (${name.length} characters), which must have at most ${max}, since ${why}; choose another id, or give 'name'`,
      ]
    : [`'name' must have at most ${max} characters, since ${why}, got '${name}' (${name.length} characters)`];
}

function checkOwnLabels({ labels = {} }: PodProps): string[] {
  const problems = checkLabels('labels', labels);
  if (problems.length > 0) return problems;
  const taken = Object.keys(labels).filter((key) => /^(app\.kubernetes\.io|ack-blueprints)\//.test(key));
  return taken.map(
    (key) => `'labels' has '${key}', which is ours to set; use 'application', 'component' or 'partOf' for it`,
  );
}

function checkServiceAccount(account: NonNullable<PodProps['serviceAccount']>, { namespace }: WorkloadPlan): string[] {
  if (account instanceof ServiceAccount) {
    if (account.namespace === namespace) return [];
    return [
      `'serviceAccount' is one of namespace '${account.namespace}', but pods of '${namespace}' can have those of their own only; define it in a chart with namespace '${namespace}'`,
    ];
  }
  // a text is the name; anything else has to be an identity
  if (typeof account === 'object' && account !== null) return checkIdentity('serviceAccount', account, namespace);
  return checkObjectName('serviceAccount', account, 'shop');
}

function checkMounts({ containers, namespace, props, controller }: WorkloadPlan): string[] {
  const unique = [...new Set(containers.volumes)];
  return [
    ...containers.all.flatMap((container) => checkMountsOf(container, props)),
    ...unique.flatMap((volume) => checkNamespace(volume, namespace)),
    ...(controller.kind === 'StatefulSet' ? [] : unique.flatMap(checkNotPerReplica)),
  ];
}

function checkMountsOf({ prop, props }: PodContainer, { target }: PodProps): string[] {
  const list = prop === '' ? 'mounts' : `${prop}.mounts`;
  return (props.mounts ?? []).flatMap((mount, index) => checkMount(`${list}[${index}]`, mount, target));
}

function checkNamespace({ name, namespace }: IVolume, own: string): string[] {
  if (namespace === undefined || namespace === own) return [];
  return [
    `'mounts' has the volume '${name}' of namespace '${namespace}', but pods of '${own}' see their own claims only; define it in a chart with namespace '${own}'`,
  ];
}

function checkNotPerReplica({ name, claimTemplate }: IVolume): string[] {
  if (!claimTemplate) return [];
  return [`'mounts' has '${name}', a volume for each replica, which only a StatefulApplication can have`];
}

function checkParts({ parts, network, exposure, exposed, facts }: WorkloadPlan): string[] {
  return [
    ...[...Object.values(parts), network].flatMap((part) => part?.check(facts) ?? []),
    ...(exposure?.check(exposed) ?? []),
    ...(network.isWrittenFor(facts.target) ? (exposure?.checkSources(exposed) ?? []) : []),
  ];
}
