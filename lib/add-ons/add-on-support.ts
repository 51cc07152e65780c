import type { AddOnComponent, ControlPlane } from './add-on';

/** What a type of cluster means for add-ons. */
interface Support {
  /**
   * Whether ACK runs some components beside the control plane instead of on the user's nodes, and then calls them
   * `managed-…`.
   */
  readonly managedComponents: boolean;

  /** Components that cannot be there, with the reason and what to do instead. */
  readonly lacks: Readonly<Record<string, string>>;
}

const MSE_CLUSTERS = 'MSE names managed, dedicated, serverless and ACS clusters only: use AddOn.albIngress()';

/** There are no nodes, so what adds nodes or runs on them has no place (ACK: NodeLocal DNSCache, limits). */
const NODELESS: Readonly<Record<string, string>> = {
  'cluster-autoscaler': 'there are no nodes to add: pods bring their own capacity, leave it out',
  'ack-goatscaler': 'there are no nodes to add: pods bring their own capacity, leave it out',
  'ack-node-local-dns': 'it runs on nodes, and there are none: pods ask CoreDNS, leave it out',
  'ack-virtual-node': 'all its nodes are virtual: leave it out',
};

/**
 * The support table, a column a type of cluster. Only what a vendor page excludes is refused; what no page says is let
 * through (MSE: "Grant permissions to MSE Ingress Controller"; ACK: RRSA, "Enable node instant scaling").
 */
const SUPPORT: Readonly<Record<ControlPlane, Support>> = {
  managed: { managedComponents: true, lacks: {} },
  dedicated: {
    managedComponents: false,
    lacks: { 'ack-pod-identity-webhook': 'RRSA needs a control plane that ACK runs: use ManagedCluster' },
  },
  serverless: { managedComponents: true, lacks: NODELESS },
  edge: {
    managedComponents: true,
    lacks: {
      'ack-goatscaler': 'ACK names managed, dedicated and registered clusters only: leave it out',
      'mse-ingress-controller': MSE_CLUSTERS,
    },
  },
  registered: { managedComponents: false, lacks: { 'mse-ingress-controller': MSE_CLUSTERS } },
  acs: { managedComponents: true, lacks: NODELESS },
};

/** The name of a component that ACK runs itself where it can: `managed-<name>` there, `<name>` elsewhere. */
export function managedWhereKnown(name: string, controlPlane: ControlPlane): string {
  return SUPPORT[controlPlane].managedComponents ? `managed-${name}` : name;
}

/** Why a type of cluster cannot have a component, a sentence; nothing when it can. */
export function supportProblems({ name }: AddOnComponent, controlPlane: ControlPlane): string[] {
  const reason = SUPPORT[controlPlane].lacks[name];
  return reason === undefined ? [] : [`add-on '${name}' does not work in this cluster (${controlPlane}): ${reason}`];
}
