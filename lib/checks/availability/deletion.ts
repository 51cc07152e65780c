import { clustersOf } from '../network/clusters';
import { below } from '../plain-json';
import type { Template } from '../ros/template';
import type { TemplateGraph } from '../ros/template-graph';
import { type Problems, Rule, templateCheck } from '../rule';

const DATA_DELETED = new Rule({
  id: 'HA020',
  severity: 'warning',
  title: 'Data that is deleted with the stack',
  why: 'Deleting the stack, or a change that replaces the resource, deletes what is stored in it.',
  fix: 'Write `DeletionPolicy: Retain` beside its Type.',
  source: 'ROS: Resources, DeletionPolicy',
});

const UNPROTECTED = new Rule({
  id: 'HA021',
  severity: 'warning',
  title: 'Cluster without deletion protection',
  why: 'One call, or one click, deletes the cluster and everything that runs in it.',
  fix: 'Write `DeletionProtection: true`.',
  source: 'ACK: CreateCluster, `deletion_protection`',
});

/** What keeps data, by type. */
const STORES: Readonly<Record<string, string>> = {
  'ALIYUN::ECS::Disk': 'disk',
  'ALIYUN::MONGODB::Instance': 'database',
  'ALIYUN::NAS::FileSystem': 'file system',
  'ALIYUN::OSS::Bucket': 'bucket',
  'ALIYUN::POLARDB::DBCluster': 'database',
  'ALIYUN::RDS::DBInstance': 'database',
  'ALIYUN::REDIS::Instance': 'database',
};

/** Stores stay when the stack goes. */
function* checkStores(_template: Template, graph: TemplateGraph): Problems {
  for (const [type, words] of Object.entries(STORES)) {
    for (const { id, resource } of graph.ofType(type)) {
      if (resource.DeletionPolicy === undefined || resource.DeletionPolicy === 'Delete')
        yield DATA_DELETED.at(below('Resources', id), `the ${words} goes when the stack goes`);
    }
  }
}

/** Clusters are not deleted by mistake. */
function* checkProtection(_template: Template, graph: TemplateGraph): Problems {
  for (const { id, kind, settings } of clustersOf(graph)) {
    if (kind === 'registered' || kind === 'unknown') continue;
    if (settings.lacks('deletionprotection') || settings.flag('deletionprotection') === false)
      yield UNPROTECTED.at(settings.pathOf('deletionprotection'), `cluster ${id} can be deleted by one call`);
  }
}

export const stores = templateCheck([DATA_DELETED], checkStores);
export const deletionProtection = templateCheck([UNPROTECTED], checkProtection);
