import type { BootstrapSettings } from './bootstrap-settings';
import { renderYaml } from './yaml';

const API_VERSION = 'operator.tigera.io/v1';

/** What Calico's operator is told: the pod network, and the API server that lets kubectl write Calico's policies. */
export function renderCalicoInstallation({ podCidr, nodeCidrs, sources }: BootstrapSettings): string {
  const installation = {
    apiVersion: API_VERSION,
    kind: 'Installation',
    metadata: { name: 'default' },
    spec: {
      ...(sources.calicoImages !== '' && { registry: sources.calicoImages }),
      calicoNetwork: {
        // always in an envelope: a VPC drops packets to addresses it does not know; so nobody needs BGP
        bgp: 'Disabled',
        ipPools: [
          {
            name: 'default-ipv4-ippool',
            cidr: podCidr,
            blockSize: 26,
            encapsulation: 'VXLAN',
            natOutgoing: 'Enabled',
            nodeSelector: 'all()',
          },
        ],
        // a machine may have a second network, and the first one Calico finds need not be the right one
        nodeAddressAutodetectionV4: { cidrs: nodeCidrs },
      },
    },
  };
  return renderYaml(installation, {
    apiVersion: API_VERSION,
    kind: 'APIServer',
    metadata: { name: 'default' },
    spec: {},
  });
}
