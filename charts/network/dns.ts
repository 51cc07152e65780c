/**
 * The rule without which a pod finds nobody: the DNS of the cluster, and the cache that a node may have for it. That one
 * is no pod but an address of the node, which only a range can name (Kubernetes: "NodeLocal DNSCache"; ACK: "Use the
 * NodeLocal DNSCache component", 169.254.20.10). An answer too long for UDP is asked for again over TCP.
 */
export const DNS = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
    { ipBlock: { cidr: '169.254.20.10/32' } },
  ],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
} as const;
