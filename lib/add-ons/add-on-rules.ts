import type { AddOnComponent } from './add-on';

/** Different components that do the same work, and why a cluster takes one of them. */
const RIVALS: readonly { readonly names: readonly string[]; readonly reason: string }[] = [
  { names: ['cluster-autoscaler', 'ack-goatscaler'], reason: 'a cluster scales its nodes in one of the two ways' },
  { names: ['loongcollector', 'logtail-ds'], reason: 'both would collect the same logs' },
];

const NETWORK_PLUGIN = /^(terway|flannel)/;

/** What is wrong with adding a component that a cluster has from its creation on, a sentence; nothing otherwise. */
export function creationProblems({ name }: AddOnComponent, installed: readonly AddOnComponent[]): string[] {
  if (installed.some((component) => component.name === name)) {
    return [`add-on '${name}' is part of the cluster from its creation on, leave it out`];
  }
  const plugin = installed.find((component) => NETWORK_PLUGIN.test(component.name));
  if (!plugin || !NETWORK_PLUGIN.test(name)) return [];
  return [`add-on '${name}' comes too late: the cluster is created with '${plugin.name}' for good, see 'podNetwork'`];
}

/** What keeps a component out of a cluster with those others, a sentence each. */
export function conflictProblems({ name }: AddOnComponent, others: readonly AddOnComponent[]): string[] {
  return others.flatMap((other) => {
    const reason = other.name === name ? undefined : conflictBetween(name, other.name);
    return reason === undefined ? [] : [`add-on '${name}' conflicts with '${other.name}': ${reason}; choose one`];
  });
}

/** What a component needs and the cluster does not have, a sentence; nothing when all is there. */
export function needProblems({ name, needs }: AddOnComponent, all: readonly AddOnComponent[]): string[] {
  if (!needs || all.some((component) => needs.oneOf.includes(component.name))) return [];
  return [`add-on '${name}' needs ${needs.what}: ${needs.fix}`];
}

function conflictBetween(one: string, other: string): string | undefined {
  if (withoutManaged(one) === withoutManaged(other)) return 'they are the two forms of one component';
  return RIVALS.find(({ names }) => names.includes(one) && names.includes(other))?.reason;
}

/** ACK calls the form that it runs itself `managed-…`, and takes one of the two. */
function withoutManaged(name: string): string {
  return name.replace(/^managed-/, '');
}
