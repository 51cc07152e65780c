import { checkManifests } from '../../support/kubernetes/check-manifests';
import { testFlaws } from './sound-manifests';

describe('services', () =>
  testFlaws(checkManifests, [
    [
      'Service web',
      'several ports without names',
      (d) => delete d.spec.ports[0].name,
      'spec.ports[0].name: missing, several ports need names',
    ],
    [
      'Service web',
      'a port name in capitals',
      (d) => (d.spec.ports[0].name = 'HTTP'),
      "spec.ports[0].name: must be a DNS label (a-z, 0-9, -; at most 63), got 'HTTP'",
    ],
    [
      'Service web',
      'a port name twice',
      (d) => (d.spec.ports[1].name = 'http'),
      "spec.ports[1].name: 'http' is already the name of another port",
    ],
    ['Service web', 'port 0', (d) => (d.spec.ports[0].port = 0), 'spec.ports[0].port: must be 1 to 65535, got 0'],
    [
      'Service web',
      'a target port above 65535',
      (d) => (d.spec.ports[0].targetPort = 65_536),
      'spec.ports[0].targetPort: must be 1 to 65535, got 65536',
    ],
    [
      'Service web',
      'a target port that is no name',
      (d) => (d.spec.ports[0].targetPort = '8080'),
      "spec.ports[0].targetPort: must be a port name (a-z, 0-9, -; at least one letter; at most 15), got '8080'",
    ],
    [
      'Service web',
      'no ports',
      (d) => delete d.spec.ports,
      'spec.ports: at least one is needed, unless clusterIP is None',
    ],
    [
      'Service web',
      'a node port',
      (d) => (d.spec.ports[0].nodePort = 30_080),
      'spec.ports[0].nodePort: not allowed with type ClusterIP',
    ],
    [
      'Service web-public',
      'a node port out of range',
      (d) => (d.spec.ports[0].nodePort = 443),
      'spec.ports[0].nodePort: must be 30000 to 32767, got 443',
    ],
    [
      'Service web-public',
      'a node port twice',
      (d) =>
        (d.spec.ports = [
          { name: 'a', port: 1, nodePort: 30_443 },
          { name: 'b', port: 2, nodePort: 30_443 },
        ]),
      'spec.ports[1].nodePort: 30443/TCP is taken twice',
    ],
    [
      'Service web-public',
      'no address',
      (d) => (d.spec.clusterIP = 'None'),
      'spec.clusterIP: must not be None with type LoadBalancer',
    ],
    [
      'Service web-public',
      'a range that is none',
      (d) => (d.spec.loadBalancerSourceRanges = ['10.0.0.0/33']),
      "spec.loadBalancerSourceRanges[0]: must be a CIDR such as 10.0.0.0/8, got '10.0.0.0/33'",
    ],
    [
      'Service web',
      'fields of a load balancer',
      (d) => Object.assign(d.spec, { loadBalancerClass: 'alibabacloud.com/nlb', externalTrafficPolicy: 'Local' }),
      'spec.externalTrafficPolicy: only with type LoadBalancer or NodePort, got ClusterIP',
      'spec.loadBalancerClass: only with type LoadBalancer, got ClusterIP',
    ],
    [
      'Service web',
      'a health port without policy',
      (d) => (d.spec.healthCheckNodePort = 30_000),
      'spec.healthCheckNodePort: only with externalTrafficPolicy Local',
    ],
    [
      'Service web',
      'affinity settings without affinity',
      (d) => (d.spec.sessionAffinityConfig = { clientIP: { timeoutSeconds: 10 } }),
      'spec.sessionAffinityConfig: only with sessionAffinity ClientIP',
    ],
    [
      'Service web',
      'a bad selector',
      (d) => (d.spec.selector = { app: 'a b' }),
      "spec.selector.app: must be a label value (letters, 0-9, -, _, . between letters or digits; at most 63), got 'a b'",
    ],
    [
      'Service outside',
      'an address for a name',
      (d) => (d.spec.externalName = 'http://db'),
      "spec.externalName: must be a DNS subdomain (a-z, 0-9, -, .; at most 253), got 'http://db'",
    ],
  ]));

describe('ingresses', () =>
  testFlaws(checkManifests, [
    ['Ingress web', 'nothing to do', (d) => delete d.spec.rules, 'spec: rules or defaultBackend is needed'],
    [
      'Ingress web',
      'a class in capitals',
      (d) => (d.spec.ingressClassName = 'ALB'),
      "spec.ingressClassName: must be a DNS subdomain (a-z, 0-9, -, .; at most 253), got 'ALB'",
    ],
    [
      'Ingress web',
      'the class twice',
      (d) => (d.metadata.annotations['kubernetes.io/ingress.class'] = 'alb'),
      'spec.ingressClassName: not together with the annotation kubernetes.io/ingress.class',
    ],
    [
      'Ingress web',
      'an address as host',
      (d) => (d.spec.rules[0].host = '10.0.0.1'),
      "spec.rules[0].host: must be a host name such as 'www.example.com' or '*.example.com', got '10.0.0.1'",
    ],
    [
      'Ingress web',
      'a wildcard inside a host',
      (d) => (d.spec.tls[0].hosts = ['www.*.com']),
      "spec.tls[0].hosts[0]: must be a host name such as 'www.example.com' or '*.example.com', got 'www.*.com'",
    ],
    [
      'Ingress web',
      'an unknown path type',
      (d) => (d.spec.rules[0].http.paths[0].pathType = 'Regex'),
      "spec.rules[0].http.paths[0].pathType: must be one of Exact, Prefix, ImplementationSpecific, got 'Regex'",
    ],
    [
      'Ingress web',
      'a relative path',
      (d) => (d.spec.rules[0].http.paths[0].path = 'shop'),
      "spec.rules[0].http.paths[0].path: must be absolute, got 'shop'",
    ],
    [
      'Ingress web',
      'a path that climbs',
      (d) => (d.spec.rules[0].http.paths[0].path = '/a/../b'),
      "spec.rules[0].http.paths[0].path: must be plain, got '/a/../b'",
    ],
    [
      'Ingress web',
      'a default backend without a service',
      (d) => (d.spec.defaultBackend = {}),
      'spec.defaultBackend: must have exactly one of resource, service, got none',
    ],
    [
      'Ingress web',
      'a backend with two ports',
      (d) => (d.spec.rules[0].http.paths[0].backend.service.port.name = 'http'),
      'spec.rules[0].http.paths[0].backend.service.port: must have exactly one of name, number, got name, number',
    ],
    [
      'Ingress web',
      'a backend with a bad name',
      (d) => (d.spec.rules[0].http.paths[0].backend.service.name = 'Web'),
      "spec.rules[0].http.paths[0].backend.service.name: must be a DNS label that starts with a letter (a-z, 0-9, -; at most 63), got 'Web'",
    ],
    [
      'Ingress web',
      'a backend port above 65535',
      (d) => (d.spec.rules[0].http.paths[0].backend.service.port.number = 80_000),
      'spec.rules[0].http.paths[0].backend.service.port.number: must be 1 to 65535, got 80000',
    ],
    [
      'IngressClass alb',
      'a controller without a domain',
      (d) => (d.spec.controller = 'alb'),
      "spec.controller: must be a name such as 'example.com/controller', got 'alb'",
    ],
    [
      'IngressClass alb',
      'a namespace with scope Cluster',
      (d) => (d.spec.parameters.namespace = 'shop'),
      'spec.parameters.namespace: not allowed with scope Cluster',
    ],
    [
      'IngressClass alb',
      'no namespace with scope Namespace',
      (d) => (d.spec.parameters.scope = 'Namespace'),
      'spec.parameters.namespace: missing with scope Namespace',
    ],
    [
      'IngressClass alb',
      'an unknown scope',
      (d) => (d.spec.parameters.scope = 'World'),
      "spec.parameters.scope: must be one of Cluster, Namespace, got 'World'",
    ],
    [
      'AlbConfig alb',
      'no zones',
      (d) => delete d.spec.config.zoneMappings,
      'spec.config.zoneMappings: at least two are needed, got 0',
    ],
    [
      'AlbConfig alb',
      'a vSwitch twice',
      (d) => (d.spec.config.zoneMappings[1].vSwitchId = 'vsw-a'),
      "spec.config.zoneMappings: vSwitchId 'vsw-a' is given twice",
    ],
    [
      'AlbConfig alb',
      'a port twice',
      (d) => (d.spec.listeners[1].port = 80),
      'spec.listeners[1].port: another listener has port 80',
    ],
  ]));

describe('network policies', () =>
  testFlaws(checkManifests, [
    [
      'NetworkPolicy web',
      'an unknown type',
      (d) => (d.spec.policyTypes[0] = 'In'),
      "spec.policyTypes[0]: must be one of Egress, Ingress, got 'In'",
      'spec.ingress: has no effect, policyTypes lacks Ingress',
    ],
    [
      'NetworkPolicy web',
      'a peer that is nobody',
      (d) => (d.spec.ingress[0].from[1] = {}),
      'spec.ingress[0].from[1]: one of ipBlock, namespaceSelector, podSelector is needed',
    ],
    [
      'NetworkPolicy web',
      'a peer that is two things',
      (d) => (d.spec.ingress[0].from[0].podSelector = {}),
      'spec.ingress[0].from[0]: must not have both ipBlock and selectors',
    ],
    [
      'NetworkPolicy web',
      'a range that is none',
      (d) => (d.spec.ingress[0].from[0].ipBlock.cidr = '172.16.0.0'),
      "spec.ingress[0].from[0].ipBlock.cidr: must be a CIDR such as 10.0.0.0/8, got '172.16.0.0'",
    ],
    [
      'NetworkPolicy web',
      'an exception that is no range',
      (d) => (d.spec.ingress[0].from[0].ipBlock.except = ['x']),
      "spec.ingress[0].from[0].ipBlock.except[0]: must be a CIDR such as 10.0.0.0/8, got 'x'",
    ],
    [
      'NetworkPolicy web',
      'an exception outside',
      (d) => (d.spec.ingress[0].from[0].ipBlock.except = ['10.0.0.0/24']),
      'spec.ingress[0].from[0].ipBlock.except[0]: 10.0.0.0/24 is no part of 172.16.0.0/16',
    ],
    [
      'NetworkPolicy web',
      'a port above 65535',
      (d) => (d.spec.egress[0].ports[0].port = 65_536),
      'spec.egress[0].ports[0].port: must be 1 to 65535, got 65536',
    ],
    [
      'NetworkPolicy web',
      'an end before its start',
      (d) => (d.spec.ingress[0].ports[1].endPort = 9000),
      'spec.ingress[0].ports[1].endPort: must not be less than port 9113, got 9000',
    ],
    [
      'NetworkPolicy web',
      'an end after a name',
      (d) => (d.spec.ingress[0].ports[0].endPort = 9000),
      'spec.ingress[0].ports[0].endPort: needs a port by number',
    ],
    [
      'NetworkPolicy web',
      'a bad peer of egress',
      (d) => (d.spec.egress[0].to = [{ podSelector: { matchLabels: { a: '-' } } }]),
      "spec.egress[0].to[0].podSelector.matchLabels.a: must be a label value (letters, 0-9, -, _, . between letters or digits; at most 63), got '-'",
    ],
  ]));
