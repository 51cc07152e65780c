import {
  AccessList,
  AlbEdition,
  AlbGateway,
  AlbListener,
  AlbReuse,
  type NewAlbGatewayProps,
  TlsPolicy,
} from '../../../../charts';
import { checkManifests } from '../../../support/kubernetes/check-manifests';
import { byKind, manifestsOf, newChart, VSWITCHES } from '../../manifests';

const manifestsWith = (props: Partial<NewAlbGatewayProps>) =>
  manifestsOf((chart) => new AlbGateway(chart, 'Gateway', { vSwitches: VSWITCHES, ...props }));
const specOf = (props: Partial<NewAlbGatewayProps>) => byKind(manifestsWith(props)).AlbConfig.spec;

test('is a resource of the account: edition, log, group, tags', () => {
  const props = {
    edition: AlbEdition.STANDARD_WITH_WAF,
    accessLog: { project: 'shop-logs', logstore: 'alb_access' },
    resourceGroupId: 'rg-1',
    tags: { team: 'blue' },
  };
  expect(specOf(props).config).toMatchObject({
    edition: 'StandardWithWaf',
    accessLogConfig: { logProject: 'shop-logs', logStore: 'alb_access' },
    resourceGroupId: 'rg-1',
    tags: [{ key: 'team', value: 'blue' }],
  });
  expect(checkManifests(manifestsWith(props))).toEqual([]);
});

describe('one that exists', () => {
  const reused = (reuse: AlbReuse) =>
    byKind(manifestsOf((chart) => new AlbGateway(chart, 'Gateway', { reuse, sourceRanges: ['172.16.0.0/20'] })));

  test('is left as it is, or overwritten by name; where it stands is its own', () => {
    expect(reused(AlbReuse.asItIs('alb-a')).AlbConfig.spec.config).toEqual({
      id: 'alb-a',
      forceOverride: false,
      listenerForceOverride: false,
    });
    expect(reused(AlbReuse.overwritten('alb-a')).AlbConfig.spec.config).toMatchObject({
      forceOverride: true,
      listenerForceOverride: true,
    });
  });

  test('says where its requests come from', () => {
    const gateway = new AlbGateway(newChart(), 'Gateway', {
      reuse: AlbReuse.asItIs('alb-a'),
      sourceRanges: ['172.16.0.0/20'],
    });
    expect(gateway.sourceRanges).toEqual(['172.16.0.0/20']);
  });

  test.each([
    [
      { vSwitches: VSWITCHES, addressType: 'internet' },
      "'vSwitches' is that of a new one, and the one of 'reuse' keeps its own; leave it out; 'addressType' is that of a new one",
    ],
    [{ sourceRanges: [] }, "'sourceRanges' must have one or more, or be left out, got none"],
    [{ reuse: 'alb-a' }, "'reuse' must be an AlbReuse, e.g. AlbReuse.asItIs('alb-bp1l0kk4gxce43k'), got 'alb-a'"],
  ])('fails for %p', (props, message) => {
    const all = { reuse: AlbReuse.asItIs('alb-a'), ...props };
    expect(() => new AlbGateway(newChart(), 'Gateway', all as never)).toThrow(message);
  });
});

test('listeners say how connections are treated', () => {
  const listeners = [
    AlbListener.http(80, { forwardedHeaders: false, idleTimeoutSeconds: 15 }),
    AlbListener.https({
      tlsPolicy: TlsPolicy.TLS_1_3,
      http2: true,
      gzip: true,
      requestTimeoutSeconds: 120,
      access: AccessList.allowing('acl-a', 'acl-b'),
    }),
  ];
  expect(specOf({ listeners }).listeners).toEqual([
    {
      port: 80,
      protocol: 'HTTP',
      idleTimeout: 15,
      xForwardedForConfig: { XForwardedForEnabled: false, XForwardedForProtoEnabled: false },
    },
    {
      port: 443,
      protocol: 'HTTPS',
      securityPolicyId: 'tls_cipher_policy_1_2_strict_with_1_3',
      http2Enabled: true,
      gzipEnabled: true,
      requestTimeout: 120,
      xForwardedForConfig: { XForwardedForEnabled: true, XForwardedForProtoEnabled: true },
      aclConfig: { aclType: 'White', aclIds: ['acl-a', 'acl-b'] },
    },
  ]);
});

test('knows where its requests come from when all its vSwitches do', () => {
  const [first, second] = VSWITCHES.map((vSwitch, index) => ({ ...vSwitch, cidr: `172.16.${index * 16}.0/20` }));
  const gateway = (vSwitches: unknown) => new AlbGateway(newChart(), 'Gateway', { vSwitches } as never);
  expect(gateway([first, second]).sourceRanges).toEqual(['172.16.0.0/20', '172.16.16.0/20']);
  expect(gateway([first, VSWITCHES[1]]).sourceRanges).toBeUndefined();
});

test.each([
  [{ edition: 'Basic' }, "'edition' must be 'Standard' or 'StandardWithWaf', got 'Basic'"],
  [
    { accessLog: 'shop' },
    "'accessLog' must be an object, e.g. { project: 'shop-logs', logstore: 'alb_access' }, got 'shop'",
  ],
  [{ accessLog: { project: 'shop' } }, "'accessLog.logstore' must be a text, e.g. 'alb_access', got nothing"],
  [
    { accessLog: { project: 'shop', logstore: 'access' } },
    "'accessLog.logstore' must begin with 'alb_', as an ALB asks for, got 'access', e.g. 'alb_access'",
  ],
  [{ labels: 'blue' }, "'labels' must be an object, e.g. { team: 'blue' }, got 'blue'"],
  [{ tags: { a: 1 } }, "'tags.a' must be a text, got 1, e.g. '1'"],
  [{ resourceGroupId: '' }, "'resourceGroupId' must be a text, e.g. 'rg-acfmxazb4ph6aiy', got ''"],
])('fails for %p', (props, message) => {
  expect(() => manifestsWith(props as never)).toThrow(message);
});

test.each([
  [() => AlbReuse.asItIs('lb-1'), "'loadBalancerId' must be the id of an ALB, got 'lb-1', e.g. 'alb-bp1l0kk4gxce43k'"],
  [
    () => AlbListener.http(80, { idleTimeoutSeconds: 181 }),
    "'idleTimeoutSeconds' must be a whole number, 1 to 180, got 181, e.g. 60 [at AlbListener.http]",
  ],
  [() => AlbListener.http(80, 60 as never), "'options' must be an object, e.g. { idleTimeoutSeconds: 60 }, got 60"],
  [() => AlbListener.https({ requestTimeoutSeconds: 0 }), "'requestTimeoutSeconds' must be a whole number, 1 to 180"],
  [
    () => AlbListener.https({ certificateIds: ['1', ''] }),
    "'certificateIds[1]' must be a text, e.g. '1234-cn-hangzhou', got ''",
  ],
  [() => AlbListener.https({ certificateIds: ['1', '1'] }), "'certificateIds' has '1' twice"],
  [() => AlbListener.https({ certificateIds: '1' as never }), "'certificateIds' must be a list"],
  [() => AlbListener.https({ http2: 'on' as never }), "'http2' must be true or false, got 'on'"],
  [
    () => AlbListener.https({ tlsPolicy: 'tls_cipher_policy_1_0' as never }),
    "'tlsPolicy' must be a TlsPolicy, e.g. TlsPolicy.TLS_1_2, got 'tls_cipher_policy_1_0'",
  ],
  [() => TlsPolicy.of(''), "'policyId' must be a text, e.g. 'tls_cipher_policy_1_2', got '' [at TlsPolicy.of]"],
  [
    () => AlbGateway.fromIngressClassName('alb', [AlbListener.http()], ['172.16.0.1/20']),
    "'sourceRanges[0]' is '172.16.0.1/20', which has host bits set: the range is '172.16.0.0/20'",
  ],
])('fails for what cannot be: %#', (make, message) => {
  expect(make).toThrow(message);
});
