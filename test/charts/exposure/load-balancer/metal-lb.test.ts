import { Exposure, Target } from '../../../../charts';
import { newChart, newWebApplication, podOf, TERWAY, webApplication } from '../../manifests';

const target = Target.local();

test('asks for any free address, and waits for no controller', () => {
  const { metadata, spec } = webApplication({ exposure: Exposure.metalLb(), target }).Service;
  expect(spec).toMatchObject({ type: 'LoadBalancer', ports: [{ name: 'http', port: 80, targetPort: 'http' }] });
  expect(metadata).not.toHaveProperty('annotations');
  expect(podOf({ exposure: Exposure.metalLb(), target })).not.toHaveProperty('readinessGates');
});

test('can ask for one address of one pool', () => {
  const exposure = Exposure.metalLb({ pool: 'lab', address: '192.168.56.200', annotations: { own: 'x' } });
  expect(webApplication({ exposure, target }).Service.metadata.annotations).toEqual({
    'metallb.io/address-pool': 'lab',
    'metallb.io/loadBalancerIPs': '192.168.56.200',
    own: 'x',
  });
});

test('can name a pool by what defines it', () => {
  const exposure = Exposure.metalLb({ pool: { name: 'lab' } });
  expect(webApplication({ exposure, target }).Service.metadata.annotations).toEqual({
    'metallb.io/address-pool': 'lab',
  });
});

test('fails on ACK', () => {
  expect(() => newWebApplication(newChart(), { exposure: Exposure.metalLb(), target: TERWAY })).toThrow(
    "'exposure' is MetalLB, which cannot work on ACK; use Exposure.loadBalancer({ vSwitches }) on this target [at chart/Web]",
  );
});

test('fails for a pool and an address that are none', () => {
  expect(() => Exposure.metalLb({ pool: 'My Pool', address: '192.168.56.0/24' })).toThrow(
    "'pool' must be the name of an object (1 to 253 of a-z, 0-9, '-' and '.', first and last no '-' or '.'), got 'My Pool', e.g. 'default'; 'address' must be an IP address, got '192.168.56.0/24', e.g. '192.168.56.200' [at Exposure.metalLb]",
  );
});
