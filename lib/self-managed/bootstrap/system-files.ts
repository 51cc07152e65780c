import type { BootstrapSettings } from './bootstrap-settings';
import type { PackageSource } from './bootstrap-sources';
import type { MachineFile } from './machine-setup';
import { renderFirewall } from './node-firewall';
import { CONFIG_FOLDER } from './node-program';

/** Kubernetes: "Ports and Protocols"; Calico: "System requirements", for VXLAN and Typha. */
const NODE_PORTS = ['6443/tcp', '2379-2380/tcp', '10250/tcp', '10256/tcp', '5473/tcp', '4789/udp'];
const POD_PORTS = ['6443/tcp', '10250/tcp'];
const SERVICE_PORTS = ['30000-32767/tcp', '30000-32767/udp'];

/** `@SANDBOX_IMAGE@` is the one that the installed kubeadm names. */
const CONTAINERD = `version = 3

[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
runtime_type = 'io.containerd.runc.v2'

[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
SystemdCgroup = true

[plugins.'io.containerd.cri.v1.images'.pinned_images]
sandbox = '@SANDBOX_IMAGE@'

[plugins.'io.containerd.cri.v1.images'.registry]
config_path = '/etc/containerd/certs.d'
`;

/** Kubernetes: "Container runtimes", bridged traffic and forwarding. */
const MODULES = 'overlay\nbr_netfilter\n';
const SYSCTLS = `net.bridge.bridge-nf-call-iptables = 1
net.bridge.bridge-nf-call-ip6tables = 1
net.ipv4.ip_forward = 1
`;

/** Calico: "Configure NetworkManager", which otherwise takes the addresses off interfaces that are Calico's. */
const NETWORK_MANAGER = `[keyfile]
unmanaged-devices=interface-name:cali*;interface-name:vxlan.calico
`;

/** What every node has in the folders of its system. */
export function renderSystemFiles({ sources, nodeCidrs, podCidr, nodePorts }: BootstrapSettings): MachineFile[] {
  return [
    { path: '/etc/yum.repos.d/kubernetes.repo', content: renderRepository('kubernetes', sources.kubernetes) },
    { path: '/etc/yum.repos.d/containerd.repo', content: renderRepository('containerd', sources.containerd) },
    { path: '/etc/modules-load.d/kubernetes.conf', content: MODULES },
    { path: '/etc/sysctl.d/90-kubernetes.conf', content: SYSCTLS },
    { path: '/etc/NetworkManager/conf.d/calico.conf', content: NETWORK_MANAGER },
    { path: `${CONFIG_FOLDER}/containerd.toml`, content: CONTAINERD },
    ...renderFirewall({
      nodeCidrs,
      nodePorts: [...NODE_PORTS, ...nodePorts],
      pods: { cidr: podCidr, ports: POD_PORTS },
      publicPorts: SERVICE_PORTS,
    }),
  ];
}

/** Not enabled, so that an update of the system never takes a newer version from it. */
function renderRepository(name: string, { packages, key }: PackageSource): string {
  return `[${name}]
name=${name}
baseurl=${packages}
gpgkey=${key}
gpgcheck=1
enabled=0
`;
}
