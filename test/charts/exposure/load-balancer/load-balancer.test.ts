import {
  AccessList,
  AddressType,
  type ClassicLoadBalancerProps,
  Exposure,
  Probe,
  ReadinessGate,
  Target,
  TlsPolicy,
  type WebApplicationProps,
} from '../../../../charts';
import { FLANNEL, newChart, newWebApplication, podOf, VSWITCHES, webApplication } from '../../manifests';

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
  test('is an error where there is none', () => {
    expect(() => newWebApplication(newChart(), { exposure: nlb, target: Target.local() })).toThrow(
      "'exposure' is an NLB, which exists on ACK only; use Exposure.metalLb() or Exposure.clusterIp() on this target [at chart/Web]",
    );
  });
  test('is told what is documented', () => {
    const exposure = Exposure.loadBalancer({
      vSwitches: VSWITCHES,
      scheduler: 'tch',
      keepsClientAddress: true,
      idleTimeoutSeconds: 300,
      connectionDrainSeconds: 60,
      securityGroupIds: ['sg-a', 'sg-b'],
      name: 'shop',
      resourceGroupId: 'rg-1',
      tags: { team: 'blue', stage: 'test' },
      deletionProtection: false,
      keptOnDelete: true,
      annotations: { own: 'x' },
    });
    expect(webApplication({ exposure }).Service.metadata.annotations).toMatchObject({
      [`${P}scheduler`]: 'tch',
      [`${P}preserve-client-ip`]: 'on',
      [`${P}idle-timeout`]: '300',
      [`${P}connection-drain-timeout`]: '60',
      [`${P}security-group-ids`]: 'sg-a,sg-b',
      [`${P}name`]: 'shop',
      [`${P}resource-group-id`]: 'rg-1',
      [`${P}additional-resource-tags`]: 'team=blue,stage=test',
      [`${P}delete-protection`]: 'off',
      [`${P}preserve-lb-on-delete`]: 'true',
      own: 'x',
    });
  });
  test.each([
    [{ scheduler: 'wlc' }, "'scheduler' must be 'wrr' or 'rr' or 'sch' or 'tch', got 'wlc'"],
    [
      { keepsClientAddress: true, certificateId: '1' },
      "'keepsClientAddress' cannot be had with a 'certificateId': where TLS ends the connection to the pod is another one",
    ],
    [{ tlsPolicy: TlsPolicy.TLS_1_3 }, "'tlsPolicy' needs a 'certificateId': without one nothing is encrypted"],
    [{ idleTimeoutSeconds: 9 }, "'idleTimeoutSeconds' must be a whole number, 10 to 900, got 9, e.g. 60"],
    [
      { clients: ['10.0.0.0/8'] },
      "'clients' needs keepsClientAddress: true: without it pods see the load balancer alone, whoever asks",
    ],
    [{ clients: ['10.0.0.1'] }, "'clients[0]' is '10.0.0.1', which is no range of IPv4 addresses"],
    [{ clients: 'all' }, "'clients' must be a list, e.g. ['172.16.0.0/20'], got 'all'"],
    [{ tags: { a: 'b,c' } }, "'tags' has 'a: b,c'; key and value need a text without '=' and ','"],
    [{ tags: 'a' }, "'tags' must be an object, e.g. { team: 'blue' }, got 'a'"],
    [{ deletionProtection: 'off' }, "'deletionProtection' must be true or false, got 'off'"],
    [
      { securityGroupIds: ['sg-a', 'lb-a'] },
      "'securityGroupIds[1]' must be the id of a security group, got 'lb-a', e.g. 'sg-gw8node0000000000000a'",
    ],
    [{ securityGroupIds: [] }, "'securityGroupIds' must name one or more, or be left out, got none"],
    [
      { keepsClientAddress: true, clients: [] },
      "'clients' must have one or more, or be left out, got none, e.g. ['172.16.0.0/20']",
    ],
    [{ name: '' }, "'name' must be a text, e.g. 'shop', got ''"],
    [{ connectionDrainSeconds: 5 }, "'connectionDrainSeconds' must be a whole number, 10 to 900, got 5, e.g. 30"],
  ])('fails for %p', (props, message) => {
    expect(() => Exposure.loadBalancer({ vSwitches: VSWITCHES, ...props } as never)).toThrow(message);
  });
  test('fails when connections may outlive the pod', () => {
    const exposure = Exposure.loadBalancer({ vSwitches: VSWITCHES, connectionDrainSeconds: 61 });
    expect(() => newWebApplication(newChart(), { exposure })).toThrow(
      "'connectionDrainSeconds' must not be above the pod's grace period of 60 s, got 61; give 'drain' a longer one",
    );
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
    expect(annotations).not.toHaveProperty([`${P}connection-drain`]);
  });
  test('with a certificate, it asks as readiness does: by itself it would not ask at all', () => {
    const healthOf = (props: Partial<WebApplicationProps>) => {
      const { metadata } = webApplication({ exposure: clb({ certificateId: '1' }), ...props }).Service;
      return Object.fromEntries(Object.entries(metadata.annotations).filter(([key]) => key.startsWith(`${P}health`)));
    };
    const asked = {
      [`${P}health-check-flag`]: 'on',
      [`${P}health-check-type`]: 'http',
      [`${P}health-check-uri`]: '/ready',
      [`${P}health-check-method`]: 'get',
      [`${P}health-check-httpcode`]: 'http_2xx,http_3xx',
    };
    const readiness = (port?: number) => ({ probes: { readiness: Probe.http('/ready', { port }) } });
    expect(healthOf(readiness())).toEqual(asked);
    expect(healthOf(readiness(9000))).toEqual({ ...asked, [`${P}health-check-connect-port`]: '9000' });
    expect(healthOf({ ...readiness(9000), target: FLANNEL })).toEqual({});
    expect(healthOf({ probes: { readiness: Probe.tcp() } })).toEqual({});
  });
  test('inside the VPC, in a vSwitch', () => {
    const exposure = clb({ addressType: AddressType.INTRANET, vSwitchId: 'vsw-a', annotations: { own: 'x' } });
    expect(webApplication({ exposure }).Service.metadata.annotations).toMatchObject({
      [`${P}address-type`]: 'intranet',
      [`${P}vswitch-id`]: 'vsw-a',
      own: 'x',
    });
  });
  test('is told what is documented', () => {
    const exposure = clb({
      spec: 'slb.s2.small',
      bandwidth: 100,
      scheduler: 'wlc',
      idleTimeoutSeconds: 60,
      access: AccessList.denying('acl-a'),
    });
    expect(webApplication({ exposure }).Service.metadata.annotations).toMatchObject({
      [`${P}spec`]: 'slb.s2.small',
      [`${P}instance-charge-type`]: 'PayBySpec',
      [`${P}charge-type`]: 'paybybandwidth',
      [`${P}bandwidth`]: '100',
      [`${P}scheduler`]: 'wlc',
      [`${P}established-timeout`]: '60',
      [`${P}acl-status`]: 'on',
      [`${P}acl-id`]: 'acl-a',
      [`${P}acl-type`]: 'black',
    });
  });
  test.each([
    [{ scheduler: 'tch' }, "'scheduler' must be 'rr' or 'wrr' or 'wlc', got 'tch'"],
    [
      { spec: 'slb.s1.small', instanceChargeType: 'PayByCLCU' },
      "'spec' cannot be had with instanceChargeType 'PayByCLCU', which has no sizes; leave one of them out",
    ],
    [{ instanceChargeType: 'PayBySpec' }, "'instanceChargeType' 'PayBySpec' needs a 'spec', e.g. 'slb.s2.small'"],
    [{ instanceChargeType: 'free' }, "'instanceChargeType' must be 'PayByCLCU' or 'PayBySpec', got 'free'"],
    [{ spec: 'small' }, "'spec' must be 'slb.s1.small' to 'slb.s3.large', got 'small', e.g. 'slb.s2.small'"],
    [{ bandwidth: 0 }, "'bandwidth' must be a whole number, 1 or more, got 0, e.g. 50"],
    [
      { bandwidth: 5, addressType: AddressType.INTRANET },
      "'bandwidth' is paid for the internet, got addressType: AddressType.INTRANET; leave it out",
    ],
    [{ access: AccessList.allowing('acl-a', 'acl-b') }, "'access' must be one list for a CLB, got acl-a, acl-b"],
    [
      { access: 'acl-a' },
      "'access' must be an AccessList, e.g. AccessList.allowing('acl-bp1l0kk4gxce43k'), got 'acl-a'",
    ],
    [
      { certificateId: '1', connectionDrainSeconds: 30 },
      "'connectionDrainSeconds' is for TCP; a CLB with a 'certificateId' speaks HTTPS, which has none",
    ],
    [
      { certificateId: '1', idleTimeoutSeconds: 30 },
      "'idleTimeoutSeconds' is for TCP; a CLB with a 'certificateId' speaks HTTPS, which has none",
    ],
  ])('fails for %p', (props, message) => {
    expect(() => clb(props as never)).toThrow(message);
  });
  test('fails for access lists that are none', () => {
    expect(() => AccessList.allowing()).toThrow("'aclIds' must name one or more, got none, e.g. 'acl-bp1l0kk4gxce43k'");
    expect(() => AccessList.denying('10.0.0.0/8')).toThrow(
      "'aclIds[0]' must be the id of an access control list, got '10.0.0.0/8', e.g. 'acl-bp1l0kk4gxce43k' [at AccessList.denying]",
    );
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
      "'exposure' is a CLB, which exists on ACK only; use Exposure.metalLb() or Exposure.clusterIp() on this target; 'connectionDrainSeconds' must not be above the pod's grace period of 60 s, got 90; give 'drain' a longer one",
    );
  });
});

test('fails for a vSwitch that is none, and for parts that are missing', () => {
  expect(() => clb({ addressType: AddressType.INTRANET, vSwitchId: 'subnet-1' })).toThrow(
    "'vSwitchId' must be the id of a vSwitch, got 'subnet-1', e.g. 'vsw-gw8node0000000000000a' [at Exposure.classicLoadBalancer]",
  );
  expect(() => clb({ masterZone: undefined })).toThrow(
    "'masterZone' must be a zone, got nothing, e.g. 'eu-central-1a' or 'cn-hangzhou-h'",
  );
  expect(() => Exposure.loadBalancer({} as never)).toThrow("'vSwitches' must be a list, e.g. [{ zone:");
});
