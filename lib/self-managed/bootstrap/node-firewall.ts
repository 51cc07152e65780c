import type { MachineFile } from './machine-setup';

/** Who may open a connection to a machine, besides everybody for SSH. Ports are as `10250/tcp` or `2379-2380/tcp`. */
export interface FirewallRules {
  /** The ranges of the machines that belong together; may be deploy-time values. */
  readonly nodeCidrs: readonly string[];

  /** What is open to those machines. */
  readonly nodePorts: readonly string[];

  /**
   * The range of pods, and what is open to them: nobody gives a pod on this machine another address on its way here.
   *
   * @default - there are no pods
   */
  readonly pods?: { readonly cidr: string; readonly ports: readonly string[] };

  /**
   * What is open to everybody.
   *
   * @default - nothing
   */
  readonly publicPorts?: readonly string[];
}

const RULES = '/etc/node-firewall.nft';

/** `nftables.service` is no way to load them: when it stops, it drops the rules of everybody else too. */
const UNIT = `[Unit]
Description=Who may open a connection to this machine
Wants=network-pre.target
Before=network-pre.target

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/sbin/nft --file ${RULES}

[Install]
WantedBy=multi-user.target
`;

/** Shell lines that put the rules in force. Calico bears no other manager of rules beside it (system requirements). */
export const CLOSE_PORTS = [
  'if systemctl is-enabled --quiet firewalld 2>/dev/null; then systemctl disable --now --quiet firewalld; fi',
  'systemctl daemon-reload',
  'systemctl enable --quiet node-firewall',
  'systemctl restart node-firewall',
];

/** The rules, and the unit that puts them in force at every boot. */
export function renderFirewall(rules: FirewallRules): MachineFile[] {
  return [
    { path: RULES, content: renderRules(rules) },
    { path: '/etc/systemd/system/node-firewall.service', content: UNIT },
  ];
}

/**
 * A table of nftables with one chain, for what is addressed to the machine itself. What is forwarded to pods is left to
 * Calico and kube-proxy, whose tables it does not touch.
 */
function renderRules({ nodeCidrs, nodePorts, pods, publicPorts = [] }: FirewallRules): string {
  return `#!/usr/sbin/nft -f
table inet node_firewall
delete table inet node_firewall

table inet node_firewall {
  set nodes {
    type ipv4_addr
    flags interval
    auto-merge
    elements = { ${nodeCidrs.join(', ')} }
  }

  chain input {
    type filter hook input priority filter; policy drop;

    ct state established,related accept
    iifname "lo" accept
    meta l4proto { icmp, ipv6-icmp } accept
    udp dport 68 accept
${accept('', ['22/tcp', ...publicPorts])}${accept('ip saddr @nodes ', nodePorts)}${
  pods === undefined ? '' : accept(`ip saddr ${pods.cidr} `, pods.ports)
}  }
}
`;
}

/** One rule for the ports of each protocol. */
function accept(source: string, ports: readonly string[]): string {
  return ['tcp', 'udp']
    .map((protocol) => {
      const numbers = ports.filter((port) => port.endsWith(`/${protocol}`)).map((port) => port.split('/')[0]);
      return numbers.length === 0 ? '' : `    ${source}${protocol} dport { ${numbers.join(', ')} } accept\n`;
    })
    .join('');
}
