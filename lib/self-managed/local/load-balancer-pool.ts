import { renderYaml } from '../bootstrap/yaml';

/** MetalLB: "Installation by manifest", without BGP. */
export const METALLB_MANIFEST =
  'https://raw.githubusercontent.com/metallb/metallb/v0.16.1/config/manifests/metallb-native.yaml';

/** By which the speakers of MetalLB find out who of them answers for an address. */
export const METALLB_PORTS = ['7946/tcp', '7946/udp'];

const METADATA = { name: 'local', namespace: 'metallb-system' };

/**
 * What MetalLB is told: the addresses, and to answer for them on the network (layer 2).
 *
 * @param range as `192.168.56.80-192.168.56.99`
 */
export function renderLoadBalancerPool(range: string): string {
  return renderYaml(
    { apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool', metadata: METADATA, spec: { addresses: [range] } },
    {
      apiVersion: 'metallb.io/v1beta1',
      kind: 'L2Advertisement',
      metadata: METADATA,
      spec: { ipAddressPools: [METADATA.name] },
    },
  );
}
