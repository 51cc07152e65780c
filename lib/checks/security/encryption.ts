import type { Manifest } from '../kubernetes/manifest';
import { kindOf } from '../kubernetes/manifest-graph';
import { clustersOf } from '../network/clusters';
import { poolsOf } from '../network/node-pools';
import { Settings } from '../network/settings';
import { below } from '../plain-json';
import type { Template } from '../ros/template';
import type { TemplateGraph } from '../ros/template-graph';
import { objectCheck, type Problems, Rule, templateCheck } from '../rule';

const CLEAR = new Rule({
  id: 'SEC040',
  severity: 'warning',
  title: 'Storage that is not encrypted',
  why: 'Snapshots, copies and disks that are taken out of service can be read by whoever gets hold of them; it cannot be switched on later.',
  fix: 'Encrypt it with the key of the service, or with one of KMS.',
  source: 'NAS: CreateFileSystem, `EncryptType`; ECS: "Encryption overview"; OSS: "Server-side encryption"',
});

/** Stores of templates, and system disks of nodes. */
function* checkStores(_template: Template, graph: TemplateGraph): Problems {
  for (const [settings, name, words] of [...storesOf(graph), ...disksOf(graph)]) {
    const value = settings.value(name);
    if (settings.lacks(name) || settings.flag(name) === false || value === 0 || value === '0')
      yield CLEAR.at(settings.pathOf(name), `${words} is not encrypted`);
  }
}

type Store = readonly [settings: Settings, property: string, words: string];

function* storesOf(graph: TemplateGraph): Iterable<Store> {
  const types = [
    ['ALIYUN::ECS::Disk', 'encrypted', 'the disk'],
    ['ALIYUN::NAS::FileSystem', 'encrypttype', 'the file system'],
    ['ALIYUN::OSS::Bucket', 'serversideencryptionconfiguration', 'the bucket'],
  ] as const;
  for (const [type, property, words] of types) {
    for (const { id, resource } of graph.ofType(type)) {
      const settings = new Settings(below('Resources', id, 'Properties'), resource.Properties);
      const isCpfs = type === 'ALIYUN::NAS::FileSystem' && settings.text('filesystemtype') === 'cpfs'; // always is
      if (!isCpfs) yield [settings, property, words];
    }
  }
}

/** Pools in the properties of a typed cluster have no such property: nothing can be said there. */
function* disksOf(graph: TemplateGraph): Iterable<Store> {
  for (const { group, name } of poolsOf(graph))
    yield [group, 'systemdiskencrypted', `the system disk of node pool ${name}`];
  for (const { id, pools } of clustersOf(graph)) {
    if (graph.template.Resources[id]?.Type !== 'ALIYUN::CS::AnyCluster') continue;
    for (const { cluster, group, name } of pools)
      if (cluster === undefined) yield [group, 'systemdiskencrypted', `the system disk of node pool ${name}`];
  }
}

/** Disks that a storage class makes. */
function* checkClasses(manifest: Manifest): Problems {
  if (kindOf(manifest) !== 'storage.k8s.io/StorageClass') return;
  if (manifest.provisioner !== 'diskplugin.csi.alibabacloud.com' || manifest.parameters?.encrypted === 'true') return;
  yield CLEAR.at(
    manifest.parameters?.encrypted === undefined ? 'parameters' : 'parameters.encrypted',
    'disks of this class are not encrypted',
  );
}

export const encryptedStores = templateCheck([CLEAR], checkStores);
export const encryptedClasses = objectCheck([CLEAR], checkClasses);
