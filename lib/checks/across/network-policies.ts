import type { Cluster } from '../network/clusters';
import type { PlatformGraph } from '../platform-graph';
import { type Problems, platformCheck, Rule } from '../rule';
import { clustersIn, everyCluster, namesOf } from './platform-clusters';

const UNENFORCED = new Rule({
  id: 'X020',
  severity: 'error',
  title: 'Network policy that nobody enforces',
  why: 'Flannel, and Terway with its policies off, take network policies and do nothing: every pod may connect to every other.',
  fix: 'Use Terway with `"NetworkPolicy": "true"` in its Config, or leave the policies out.',
  source: 'ACK: "Use network policies in ACK clusters"',
});

/** Network policies need a network plugin that enforces them. */
function* checkEnforcement(platform: PlatformGraph): Problems {
  if (!everyCluster(platform, enforcesNone)) return;
  const clusters = clustersIn(platform);
  const isFlannel = clusters.every(({ podNetwork }) => podNetwork === 'flannel');
  const reason = isFlannel ? 'uses Flannel, which enforces no policy' : 'has a network plugin that enforces no policy';
  for (const policy of platform.objects.allOf('networking.k8s.io/NetworkPolicy')) {
    yield UNENFORCED.at('', `${namesOf(clusters)} ${reason}`, { of: policy });
  }
}

function enforcesNone({ addOns, podNetwork }: Cluster): boolean {
  if (podNetwork === 'terway') return String(addOns.configOf('terway', 'NetworkPolicy')).toLowerCase() === 'false';
  return podNetwork === 'flannel';
}

export const policyEnforcement = platformCheck([UNENFORCED], checkEnforcement);
