import { AddressType, type ClassicLoadBalancerProps, Exposure, ReadinessGate, Target } from '../../../charts';
import { FLANNEL, newChart, newWebApplication, podOf, VSWITCHES, webApplication } from '../manifests';

const zones = { masterZone: 'eu-central-1a', slaveZone: 'eu-central-1b' };
const nlb = Exposure.loadBalancer({ vSwitches: VSWITCHES });
const clb = (props: Partial<ClassicLoadBalancerProps> = {}) => Exposure.classicLoadBalancer({ ...zones, ...props });
const P = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';

describe('network load balancer', () => {
  test('defaults', () => {
    expect(webApplication({ exposure: nlb }).Service).toMatchSnapshot();
  });
  test('with a certificate, TLS ends there', () => {
    const exposure = Exposure.loadBalancer({ vSwitches: VSWITCHES, certificateId: '1-ap-southeast-1' });
    const { metadata, spec } = webApplication({ exposure }).Service ?? {};
    expect(spec.ports).toEqual([{ name: 'http', port: 443, targetPort: 'http' }]);
    expect(metadata.annotations).toMatchObject({
      [`${P}protocol-port`]: 'tcpssl:443',
      [`${P}cert-id`]: '1-ap-southeast-1',
      [`${P}tls-cipher-policy`]: 'tls_cipher_policy_1_2',
    });
  });
  test('pods wait until it has taken them in: Terway only', () => {
    expect(podOf({ exposure: nlb }).readinessGates).toEqual([
      { conditionType: 'service.readiness.alibabacloud.com/web' },
    ]);
    expect(podOf({ exposure: nlb, target: FLANNEL })).not.toHaveProperty('readinessGates');
  });
  test('elsewhere it is a Service for whatever makes load balancers there', () => {
    const service = webApplication({ exposure: nlb, target: Target.local() }).Service;
    expect(service?.spec).toMatchObject({ type: 'LoadBalancer' });
    expect(service?.spec).not.toHaveProperty('loadBalancerClass');
    expect(service?.metadata).not.toHaveProperty('annotations');
  });
  test('elsewhere fails for a certificate, which nobody would use', () => {
    const exposure = Exposure.loadBalancer({ vSwitches: VSWITCHES, certificateId: '1-ap-southeast-1' });
    expect(() => newWebApplication(newChart(), { exposure, target: Target.local() })).toThrow(
      "'certificateId' is for an NLB, which exists on ACK only: this target would offer plain HTTP on 443; leave it out, or use Exposure.metalLb() [at chart/Web]",
    );
  });
  test.each([
    ['ACK', FLANNEL],
    ['elsewhere', Target.local()],
  ])('further annotations reach the Service: %s', (_name, target) => {
    const exposure = Exposure.loadBalancer({ vSwitches: VSWITCHES, annotations: { own: 'x' } });
    expect(webApplication({ exposure, target }).Service.metadata.annotations).toMatchObject({ own: 'x' });
  });
  test('fails for one zone where two are needed', () => {
    expect(() => Exposure.loadBalancer({ vSwitches: VSWITCHES.slice(0, 1) })).toThrow(
      "'vSwitches' must lie in at least two zones for an NLB, got only eu-central-1a, e.g. [{ zone: 'eu-central-1a', vSwitchId: 'vsw-a' }, { zone: 'eu-central-1b', vSwitchId: 'vsw-b' }] [at Exposure.loadBalancer]",
    );
  });
});

describe('classic load balancer', () => {
  test('defaults', () => {
    expect(webApplication({ exposure: clb() }).Service).toMatchSnapshot();
  });
  test('with a certificate, HTTPS ends there, and there is nothing to drain', () => {
    const { annotations } = webApplication({ exposure: clb({ certificateId: '1' }) }).Service.metadata ?? {};
    expect(annotations).toMatchObject({
      [`${P}protocol-port`]: 'https:443',
      [`${P}cert-id`]: '1',
      [`${P}tls-cipher-policy`]: 'tls_cipher_policy_1_2',
    });
    expect(annotations).not.toHaveProperty(`${P}connection-drain`);
  });
  test('inside the VPC, in a vSwitch', () => {
    const exposure = clb({ addressType: AddressType.INTRANET, vSwitchId: 'vsw-a', annotations: { own: 'x' } });
    expect(webApplication({ exposure }).Service.metadata.annotations).toMatchObject({
      [`${P}address-type`]: 'intranet',
      [`${P}vswitch-id`]: 'vsw-a',
      own: 'x',
    });
  });
  test('no gate, by name', () => {
    expect(podOf({ exposure: clb({ readinessGate: ReadinessGate.none() }) })).not.toHaveProperty('readinessGates');
  });
  test('fails for one zone, a vSwitch in the internet, and a drain out of range', () => {
    expect(() => clb({ slaveZone: zones.masterZone, vSwitchId: 'vsw-a', connectionDrainSeconds: 5 })).toThrow(
      "'slaveZone' must be another zone than 'masterZone', got eu-central-1a for both; 'vSwitchId' needs addressType: AddressType.INTRANET; 'connectionDrainSeconds' must be a whole number, 10 to 900, got 5, e.g. 30 [at Exposure.classicLoadBalancer]",
    );
  });
  test('fails on a target that has none, and when connections may outlive the pod', () => {
    const exposure = clb({ connectionDrainSeconds: 90 });
    expect(() => newWebApplication(newChart(), { exposure, target: Target.local() })).toThrow(
      "'exposure' is a CLB, which exists on ACK only; use Exposure.clusterIp() on this target; 'connectionDrainSeconds' must not be above the pod's grace period of 60 s, got 90; give 'drain' a longer one",
    );
  });
});

test('fails for a vSwitch that is none, and for parts that are missing', () => {
  expect(() => clb({ addressType: AddressType.INTRANET, vSwitchId: 'subnet-1' })).toThrow(
    "'vSwitchId' must be the id of a vSwitch, got 'subnet-1', e.g. 'vsw-gw8node0000000000000a' [at Exposure.classicLoadBalancer]",
  );
  expect(() => clb({ masterZone: undefined })).toThrow(
    "'masterZone' must be a text, e.g. 'eu-central-1a', got nothing",
  );
  expect(() => Exposure.loadBalancer({} as never)).toThrow("'vSwitches' must be a list, e.g. [{ zone:");
});
