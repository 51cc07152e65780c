import { Peer } from '../../../charts';

test.each([
  [
    () => Peer.workload(undefined as never),
    "'workload' must be an object, e.g. new WebApplication(…), got nothing [at Peer.workload]",
  ],
  [
    () => Peer.workload({ namespace: 'Shop', selector: {} }),
    /'workload\.namespace' must be a DNS label .*; 'workload\.selector' must have a label, got none; all pods of a namespace are Peer\.namespace\('shop'\) \[at Peer\.workload\]/,
  ],
  [
    () => Peer.pods({}),
    "'labels' must have a label, got none; all pods of a namespace are Peer.namespace('shop') [at Peer.pods]",
  ],
  [
    () => Peer.pods(undefined as never),
    "'labels' must be an object, e.g. { team: 'blue' }, got nothing [at Peer.pods]",
  ],
  [() => Peer.pods({ app: '-' }), "'labels' has 'app: -'; a label's value has"],
  [() => Peer.pods({ app: 'web' }, ''), "'namespace' must be a DNS label"],
  [
    () => Peer.kubernetesApi([], 0),
    "'ranges' must have one or more, or be left out, got none, e.g. ['172.16.0.0/20']; 'port' must be a whole number, 1 to 65535, got 0, e.g. 6443 [at Peer.kubernetesApi]",
  ],
  [() => Peer.kubernetesApi(['kubernetes.default']), "'ranges[0]' is 'kubernetes.default', which is no range"],
  [() => Peer.named('a b'), "'name' must be a DNS label"],
  [() => Peer.named('web', 5 as never), "'namespace' must be a DNS label"],
  [() => Peer.namespace('a b'), "'name' must be a DNS label"],
  [
    () => Peer.cidr('10.0.0.1/8'),
    "'cidr' is '10.0.0.1/8', which has host bits set: the range is '10.0.0.0/8' [at Peer.cidr]",
  ],
  [
    () => Peer.cidr('10.0.0.0/8', { except: ['11.0.0.0/16', '10.0.0.0/8', 'x'] }),
    "'except[0]' must be a part of 10.0.0.0/8, got '11.0.0.0/16'; 'except[1]' must be a part of 10.0.0.0/8, got '10.0.0.0/8'; 'except[2]' is 'x', which is no range of IPv4 addresses such as '172.16.0.0/16' [at Peer.cidr]",
  ],
  [
    () => Peer.cidr('10.0.0.0/8', { except: '10.1.0.0/16' as never }),
    "'except' must be a list, e.g. ['10.1.0.0/16'], got '10.1.0.0/16' [at Peer.cidr]",
  ],
  [
    () => Peer.cidr('10.0.0.0/8', null as never),
    "'options' must be an object, e.g. { except: ['10.1.0.0/16'] }, got nothing [at Peer.cidr]",
  ],
])('fails for %s', (make, message) => {
  expect(make).toThrow(message);
});
