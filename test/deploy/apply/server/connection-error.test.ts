import { connectionError } from '../../../../lib/deploy/apply/server/connection-error';

const say = (url: string, code: string) => connectionError(new URL(url), Object.assign(new Error(), { code })).message;

const WAYS_OUT =
  ': its endpoint is private; run this inside the VPC (on a node, a bastion host, or over a VPN), ' +
  'or make the endpoint public with `ackb deploy -c apiAccess=public` and get a new kubeconfig';

test.each(['10.0.0.1', '172.16.8.1', '172.31.0.1', '192.168.0.244', '100.100.2.136'])(
  '%s is private: both ways out',
  (host) => {
    expect(say(`https://${host}:6443`, 'ETIMEDOUT')).toBe(
      `the API server ${host}:6443 cannot be reached (ETIMEDOUT)${WAYS_OUT}`,
    );
  },
);

test('a name of a private network', () => {
  expect(say('https://apiserver.c1.intranet.example.com', 'ENOTFOUND')).toContain(WAYS_OUT);
});

test.each(['47.74.0.1', '172.32.0.1', '100.128.0.1', '11.0.0.1'])('%s is public', (host) => {
  expect(say(`https://${host}:6443`, 'ETIMEDOUT')).toBe(`the API server ${host}:6443 cannot be reached (ETIMEDOUT)`);
});

test('a name that is gone', () => {
  expect(say('https://gone.example.com:6443', 'ENOTFOUND')).toBe(
    'the API server gone.example.com:6443 cannot be reached (ENOTFOUND): is the cluster gone? Get a new kubeconfig with `ackb kubeconfig`',
  );
});

test.each(['DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])(
  'a certificate of somebody else: %s',
  (code) => {
    expect(say('https://47.74.0.1:6443', code)).toBe(
      `no connection to 47.74.0.1:6443 (${code}): its certificate is not the one the kubeconfig trusts`,
    );
  },
);

test('a certificate of ours that has expired', () => {
  expect(say('https://47.74.0.1:6443', 'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED')).toContain(
    ': it does not accept your certificate; get a new kubeconfig with `ackb kubeconfig`',
  );
});
