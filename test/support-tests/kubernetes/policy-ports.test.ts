import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { EXTERNAL, testFlaws } from './sound-manifests';

const checkGraph = (objects: any[]) => checkManifestGraph(objects, { external: EXTERNAL });

testFlaws(checkManifests, [
  [
    'NetworkPolicy web',
    'rules of a direction it does not speak of',
    (d) => (d.spec.policyTypes = ['Ingress']),
    'spec.egress: has no effect, policyTypes lacks Egress',
  ],
]);

testFlaws(checkGraph, [
  [
    'NetworkPolicy web',
    'a port that its pods do not have',
    (d) => (d.spec.ingress[0].ports[0].port = 'https'),
    "spec.ingress[0].ports[0].port: no pod has a port called 'https'",
  ],
  [
    'NetworkPolicy web',
    'a port that its peers do not have',
    (d) => d.spec.egress.push({ to: [{ podSelector: d.spec.podSelector }], ports: [{ port: 'https' }] }),
    "spec.egress[1].ports[0].port: no pod has a port called 'https'",
  ],
  [
    'NetworkPolicy web',
    'long answers that do not come in',
    (d) => d.spec.egress[0].ports.pop(),
    "Deployment shop/web: NetworkPolicy 'web' keeps its pods from DNS over TCP, port 53",
  ],
]);
