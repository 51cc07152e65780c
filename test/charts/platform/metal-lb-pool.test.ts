import { MetalLbAdvertisement, MetalLbPool, type MetalLbPoolProps } from '../../../charts';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { manifestsOf } from '../manifests';

const addresses = ['192.168.56.80-192.168.56.99'];

function pool(props: Partial<MetalLbPoolProps> = {}) {
  const manifests = manifestsOf((chart) => new MetalLbPool(chart, 'Public', { addresses, ...props }));
  expect(checkManifests(manifests)).toEqual([]);
  return manifests.map(({ spec }) => spec);
}

test('defaults', () => {
  expect(manifestsOf((chart) => new MetalLbPool(chart, 'Public', { addresses }))).toMatchSnapshot();
});

test('addresses for those that ask for them, or lie in a namespace', () => {
  const [spec] = pool({ assignment: 'byName', namespaces: ['shop'], addresses: ['10.0.0.0/28', ...addresses] });
  expect(spec).toMatchObject({ autoAssign: false, serviceAllocation: { namespaces: ['shop'] } });
});

test.each([
  [MetalLbAdvertisement.layer2({ interfaces: ['eth1'] }), { ipAddressPools: ['public'], interfaces: ['eth1'] }],
  [
    MetalLbAdvertisement.layer2({ nodeSelector: { role: 'edge' } }),
    { ipAddressPools: ['public'], nodeSelectors: [{ matchLabels: { role: 'edge' } }] },
  ],
  [MetalLbAdvertisement.bgp({ peers: ['router'] }), { ipAddressPools: ['public'], peers: ['router'] }],
])('tells the network in its own way', (advertisement, expected) => {
  expect(pool({ advertisement })[1]).toEqual(expected);
});

test('BGP is a kind of its own', () => {
  const advertisement = MetalLbAdvertisement.bgp();
  const manifests = manifestsOf((chart) => new MetalLbPool(chart, 'Public', { addresses, advertisement }));
  expect(manifests.map(({ kind }) => kind)).toEqual(['IPAddressPool', 'BGPAdvertisement']);
});

test('fails for an address in two pools', () => {
  expect(() =>
    manifestsOf((chart) => {
      new MetalLbPool(chart, 'Public', { addresses });
      new MetalLbPool(chart, 'Private', { addresses: ['192.168.56.96/28'] });
    }),
  ).toThrow(
    "'addresses[0]' must not overlap another range, got '192.168.56.96/28' beside '192.168.56.80-192.168.56.99' of chart/Public [at chart/Private]",
  );
});

test.each(['192.168.56.80', '192.168.56.99-192.168.56.80', '10.0.0.1/28', '10.0.0.1-10.0.0.2-10.0.0.3', '::1-::2'])(
  'fails for the range %p',
  (range) => {
    expect(() => pool({ addresses: [range] })).toThrow(
      `'addresses[0]' must be a range of IPv4 addresses, '192.168.56.80-192.168.56.99' or '192.168.56.80/28', got '${range}' [at chart/Public]`,
    );
  },
);

test.each([
  [undefined, "'props' must be an object, e.g. { addresses: ['192.168.56.80-192.168.56.99'] }, got nothing"],
  [{}, "'addresses' must be a list, e.g. ['192.168.56.80-192.168.56.99'], got nothing"],
  [
    { addresses: ['0.0.0.0/0'] },
    "'addresses[0]' must be addresses of the network of the nodes, got '0.0.0.0/0', which is larger than any of them",
  ],
  [
    { addresses: ['10.0.0.0/32', '10.0.1.255-10.0.2.0'] },
    "'addresses[0]' must have an address that ends with neither .0 nor .255, which are not handed out, got '10.0.0.0/32'; 'addresses[1]' must have",
  ],
  [{ addresses: [] }, "'addresses' must have one or more, got none, e.g. ['192.168.56.80-192.168.56.99']"],
  [
    { addresses: ['10.0.0.0/28', '10.0.0.8-10.0.0.20'] },
    "'addresses[1]' must not overlap another range, got '10.0.0.8-10.0.0.20' beside '10.0.0.0/28'",
  ],
  [{ addresses, assignment: 'manual' }, "'assignment' must be 'automatic' or 'byName', got 'manual'"],
  [{ addresses, namespaces: 'shop' }, "'namespaces' must be a list, e.g. ['shop'], got 'shop'"],
  [{ addresses, namespaces: [] }, "'namespaces' must have one or more, got none, e.g. ['shop']"],
  [{ addresses, namespaces: ['a b'] }, "'namespaces[0]' must be a DNS label"],
  [
    { addresses, advertisement: 'layer2' },
    "'advertisement' must be a MetalLbAdvertisement, e.g. MetalLbAdvertisement.layer2(), got 'layer2'",
  ],
])('fails for %j', (props, message) => {
  expect(() => manifestsOf((chart) => new MetalLbPool(chart, 'Public', props as never))).toThrow(message);
});

test.each([
  [
    () => MetalLbAdvertisement.layer2(null as never),
    "'props' must be an object, e.g. { interfaces: ['eth1'] }, got nothing [at MetalLbAdvertisement.layer2]",
  ],
  [
    () => MetalLbAdvertisement.layer2({ interfaces: [], nodeSelector: 'edge' as never }),
    "'nodeSelector' must be an object, e.g. { team: 'blue' }, got 'edge'; 'interfaces' must have one or more, got none, e.g. ['eth1'] [at MetalLbAdvertisement.layer2]",
  ],
  [
    () => MetalLbAdvertisement.bgp({ peers: [] }),
    "'peers' must have one or more, got none, e.g. ['router'] [at MetalLbAdvertisement.bgp]",
  ],
  [() => MetalLbAdvertisement.layer2({ interfaces: [''] }), "'interfaces[0]' must be a text, e.g. 'eth1', got ''"],
  [() => MetalLbAdvertisement.bgp({ peers: ['A'] }), "'peers[0]' must be the name of an object"],
  [
    () => MetalLbAdvertisement.bgp({ peers: 'router' as never }),
    "'peers' must be a list, e.g. ['router'], got 'router' [at MetalLbAdvertisement.bgp]",
  ],
])('fails for an advertisement that cannot be', (make, message) => {
  expect(make).toThrow(message);
});
