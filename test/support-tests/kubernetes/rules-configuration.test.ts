import { checkManifests } from '../../support/kubernetes/check-manifests';
import { testFlaws } from './sound-manifests';

describe('storage', () =>
  testFlaws(checkManifests, [
    ['PersistentVolume site', 'no source', (d) => delete d.spec.csi, 'spec: must have exactly one source, got none'],
    [
      'PersistentVolume site',
      'two sources',
      (d) => (d.spec.nfs = { server: 'a', path: '/' }),
      'spec: must have exactly one source, got csi, nfs',
    ],
    [
      'PersistentVolume legacy',
      'a relative path',
      (d) => (d.spec.nfs.path = 'export'),
      "spec.nfs.path: must be absolute, got 'export'",
    ],
    [
      'PersistentVolume site',
      'no handle',
      (d) => (d.spec.csi.volumeHandle = ''),
      'spec.csi: driver and volumeHandle are needed',
    ],
    [
      'PersistentVolume site',
      'no access modes',
      (d) => delete d.spec.accessModes,
      'spec.accessModes: at least one is needed',
    ],
    [
      'PersistentVolume site',
      'an unknown access mode',
      (d) => (d.spec.accessModes = ['RWX']),
      "spec.accessModes: must be of ReadOnlyMany, ReadWriteMany, ReadWriteOnce, ReadWriteOncePod, got 'RWX'",
    ],
    [
      'PersistentVolume legacy',
      'an access mode that stands alone',
      (d) => (d.spec.accessModes = ['ReadWriteOncePod', 'ReadOnlyMany']),
      'spec.accessModes: ReadWriteOncePod goes with no other mode',
    ],
    ['PersistentVolume site', 'no capacity', (d) => delete d.spec.capacity, 'spec.capacity.storage: missing'],
    [
      'PersistentVolume site',
      'a capacity of 0',
      (d) => (d.spec.capacity.storage = '0'),
      "spec.capacity.storage: must be more than 0, got '0'",
    ],
    [
      'PersistentVolume site',
      'a bad class',
      (d) => (d.spec.storageClassName = 'NAS'),
      "spec.storageClassName: must be a DNS subdomain (a-z, 0-9, -, .; at most 253), got 'NAS'",
    ],
    [
      'PersistentVolume site',
      'a policy that its source does not know',
      (d) => (d.spec.persistentVolumeReclaimPolicy = 'Recycle'),
      'spec.persistentVolumeReclaimPolicy: Recycle goes with nfs and hostPath only',
    ],
    [
      'PersistentVolumeClaim site',
      'no request',
      (d) => delete d.spec.resources,
      'spec.resources.requests.storage: missing',
    ],
    [
      'PersistentVolumeClaim site',
      'no spec',
      (d) => delete d.spec,
      'spec.accessModes: at least one is needed',
      'spec.resources.requests.storage: missing',
    ],
    [
      'StatefulSet database',
      'a claim without access modes',
      (d) => delete d.spec.volumeClaimTemplates[0].spec.accessModes,
      'spec.volumeClaimTemplates[0].spec.accessModes: at least one is needed',
    ],
    [
      'StorageClass fast',
      'a bad provisioner',
      (d) => (d.provisioner = 'a b'),
      "provisioner: must be a name such as 'example.com/name' (at most 63 after the slash), got 'a b'",
    ],
    [
      'StorageClass fast',
      'an unknown binding mode',
      (d) => (d.volumeBindingMode = 'Late'),
      "volumeBindingMode: must be one of Immediate, WaitForFirstConsumer, got 'Late'",
    ],
    [
      'StorageClass fast',
      'an unknown reclaim policy',
      (d) => (d.reclaimPolicy = 'Recycle'),
      "reclaimPolicy: must be one of Delete, Retain, got 'Recycle'",
    ],
  ]));

describe('data', () =>
  testFlaws(checkManifests, [
    [
      'ConfigMap web',
      'a key with a slash',
      (d) => (d.data['a/b'] = ''),
      "data['a/b']: key must be a file name (letters, 0-9, -, _, .; at most 253), got 'a/b'",
    ],
    [
      'ConfigMap web',
      'a key of two dots',
      (d) => (d.data['..'] = ''),
      "data['..']: key must be a file name (letters, 0-9, -, _, .; at most 253), got '..'",
    ],
    ['ConfigMap web', 'a key twice', (d) => (d.data['logo.png'] = ''), "binaryData['logo.png']: data has the same key"],
    [
      'ConfigMap web',
      'too much',
      (d) => (d.data.empty = 'x'.repeat(2 ** 20)),
      'data: at most 1048576 bytes, got 1048601',
    ],
    [
      'Secret web-tls',
      'no key',
      (d) => delete d.data['tls.key'],
      "data: type kubernetes.io/tls needs the key 'tls.key'",
    ],
  ]));

describe('roles', () =>
  testFlaws(checkManifests, [
    ['Role shop:reader', 'no verbs', (d) => (d.rules[0].verbs = []), 'rules[0].verbs: at least one is needed'],
    [
      'Role shop:reader',
      'no resources',
      (d) => delete d.rules[0].resources,
      'rules[0].resources: at least one is needed',
    ],
    [
      'Role shop:reader',
      'no groups',
      (d) => (d.rules[0].apiGroups = []),
      "rules[0].apiGroups: at least one is needed, '' for the core group",
    ],
    [
      'Role shop:reader',
      'addresses',
      (d) => (d.rules = [{ nonResourceURLs: ['/x'], verbs: ['get'] }]),
      'rules[0].nonResourceURLs: only in a ClusterRole',
    ],
    [
      'ClusterRole metrics:reader',
      'addresses and resources',
      (d) => (d.rules[0].resources = ['pods']),
      'rules[0]: must not have both nonResourceURLs and resources',
    ],
    [
      'RoleBinding shop:reader',
      'an unknown kind of role',
      (d) => (d.roleRef.kind = 'Roll'),
      "roleRef.kind: must be Role or ClusterRole, got 'Roll'",
    ],
    [
      'ClusterRoleBinding metrics:reader',
      'a Role',
      (d) => (d.roleRef.kind = 'Role'),
      "roleRef.kind: must be ClusterRole, got 'Role'",
    ],
    [
      'RoleBinding shop:reader',
      'a wrong group of role',
      (d) => (d.roleRef.apiGroup = ''),
      "roleRef.apiGroup: must be rbac.authorization.k8s.io, got ''",
    ],
    [
      'RoleBinding shop:reader',
      'an unknown kind of subject',
      (d) => (d.subjects[0].kind = 'Robot'),
      "subjects[0].kind: must be one of Group, ServiceAccount, User, got 'Robot'",
    ],
    [
      'RoleBinding shop:reader',
      'an account without namespace',
      (d) => delete d.subjects[0].namespace,
      'subjects[0].namespace: missing for a ServiceAccount',
    ],
    [
      'RoleBinding shop:reader',
      'an account with a group',
      (d) => (d.subjects[0].apiGroup = 'rbac.authorization.k8s.io'),
      "subjects[0].apiGroup: must be empty for a ServiceAccount, got 'rbac.authorization.k8s.io'",
    ],
  ]));
