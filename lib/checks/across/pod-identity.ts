import type { Manifest } from '../kubernetes/manifest';
import type { Cluster } from '../network/clusters';
import type { PlatformGraph } from '../platform-graph';
import { type Problems, platformCheck, Rule } from '../rule';
import { lacksAddOns } from './add-ons';
import { clustersIn, everyCluster, namesOf } from './platform-clusters';

const NO_IDENTITY = new Rule({
  id: 'X013',
  severity: 'warning',
  title: 'RAM role that no pod is given',
  why: 'Pods start without the credentials they count on: every call to the cloud is refused.',
  fix: 'Switch RRSA on (`RrsaConfig: { Enabled: true }`) and install ack-pod-identity-webhook.',
  source: 'ACK: "Use RRSA to authorize pods"',
});

const ROLE = 'pod-identity.alibabacloud.com/role-name';
const WEBHOOK = 'ack-pod-identity-webhook';

/** Service accounts and volumes with a RAM role need a cluster that vouches for them. */
function* checkIdentities(platform: PlatformGraph): Problems {
  const clusters = clustersIn(platform);
  const isOff = everyCluster(platform, hasNoRrsa);
  const hasNoWebhook = everyCluster(platform, (cluster) => lacksAddOns(cluster, [WEBHOOK]));
  const { objects } = platform;
  for (const of of objects.allOf('/ServiceAccount')) {
    if (of.metadata.annotations?.[ROLE] === undefined || !(isOff || hasNoWebhook)) continue;
    const reason = isOff ? 'has RRSA off' : `has no ${WEBHOOK}`;
    yield NO_IDENTITY.at(`metadata.annotations['${ROLE}']`, `${namesOf(clusters)} ${reason}`, { of });
  }
  if (!isOff) return;
  for (const [of, path] of volumesWithRole(platform))
    yield NO_IDENTITY.at(path, `${namesOf(clusters)} has RRSA off`, { of });
}

function* volumesWithRole({ objects }: PlatformGraph): Iterable<[Manifest, string]> {
  for (const one of objects.allOf('/PersistentVolume')) {
    if (one.spec?.csi?.volumeAttributes?.authType === 'rrsa') yield [one, 'spec.csi.volumeAttributes.authType'];
  }
  for (const one of objects.allOf('storage.k8s.io/StorageClass')) {
    if (one.parameters?.authType === 'rrsa') yield [one, 'parameters.authType'];
  }
}

function hasNoRrsa({ kind, settings }: Cluster): boolean {
  if (kind !== 'managed') return false;
  return settings.lacks('rrsaconfig') || settings.within('rrsaconfig').flag('enabled') === false;
}

export const podIdentity = platformCheck([NO_IDENTITY], checkIdentities);
