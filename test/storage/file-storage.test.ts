import * as ros from '@alicloud/ros-cdk-core';
import { Network } from '../../lib/network/network';
import { Size } from '../../lib/size';
import { DataRetention } from '../../lib/storage/data-retention';
import { FileStorage, type FileStorageAttributes, type FileStorageProps } from '../../lib/storage/file-storage';
import { NasStorage } from '../../lib/storage/nas-storage';
import { Squash } from '../../lib/storage/squash';
import { checkTemplate } from '../support/ros/check-template';
import { resourcesOf, templateOf } from '../support/template';

const existingNetwork = (stack: ros.Stack, cidr = '172.16.0.0/16') =>
  Network.fromNetworkAttributes(stack, 'Network', {
    vpcId: 'vpc-1',
    cidr,
    zones: ['eu-central-1a', 'eu-central-1b'],
    nodeVSwitchIds: ['vsw-a', 'vsw-b'],
  });
const synth = (props: Partial<FileStorageProps> = {}) =>
  resourcesOf((stack) => new FileStorage(stack, 'Site', { network: existingNetwork(stack), ...props }));

test('defaults', () => {
  expect(synth()).toMatchSnapshot();
});

test('the mount target waits for the access rule', () => {
  expect(synth().SiteMountTarget?.DependsOn).toEqual(['SiteAccessRule']);
});

test('the rule lets the VPC in, and nobody else', () => {
  const rules = Object.values(synth()).filter(({ Type }) => Type === 'ALIYUN::NAS::AccessRule');
  expect(rules.map(({ Properties }) => Properties.SourceCidrIp)).toEqual(['172.16.0.0/16']);
});

test('the rule takes a range that is known only after deployment', () => {
  const { SiteAccessRule: rule } = resourcesOf((stack) => {
    const network = existingNetwork(stack, ros.Token.asString({ Ref: 'Range' }));
    new FileStorage(stack, 'Site', { network });
  });
  expect(rule?.Properties.SourceCidrIp).toEqual({ Ref: 'Range' });
});

test('file system and mount target are in the chosen zone', () => {
  const { SiteFileSystem, SiteMountTarget } = synth({ zone: 'eu-central-1b' });
  expect(SiteFileSystem?.Properties.ZoneId).toBe('eu-central-1b');
  expect(SiteMountTarget?.Properties.VSwitchId).toBe('vsw-b');
});

test('performance class changes only the storage type', () => {
  const { SiteFileSystem: fileSystem } = synth({ storage: NasStorage.PERFORMANCE });
  expect(fileSystem?.Properties).toEqual({ ...synth().SiteFileSystem?.Properties, StorageType: 'Performance' });
});

test('every class is a template ROS takes, by one prop', () => {
  const { CAPACITY, PREMIUM, PERFORMANCE, EXTREME_STANDARD, EXTREME_ADVANCE } = NasStorage;
  for (const storage of [CAPACITY, PREMIUM, PERFORMANCE, EXTREME_STANDARD, EXTREME_ADVANCE]) {
    const capacity = storage.isSized ? Size.tebibytes(256) : undefined;
    const template = templateOf((stack) => {
      new FileStorage(stack, 'Site', { network: existingNetwork(stack), storage, capacity });
    });
    expect(checkTemplate(template)).toEqual([]);
    expect(template.Resources.SiteFileSystem?.Properties).toMatchObject({
      FileSystemType: storage.fileSystemType,
      StorageType: storage.storageType,
    });
  }
});

test('file system, group and rule of an extreme class agree', () => {
  const resources = synth({ storage: NasStorage.EXTREME_STANDARD, capacity: Size.gibibytes(100) });
  const { SiteFileSystem, SiteAccessGroup, SiteAccessRule } = resources;
  const types = [SiteFileSystem, SiteAccessGroup, SiteAccessRule].map((part) => part?.Properties.FileSystemType);
  expect(types).toEqual(['extreme', 'extreme', 'extreme']);
  expect(SiteFileSystem?.Properties.Capacity).toBe(100);
});

test('a class that is not named', () => {
  const { SiteFileSystem: fileSystem } = synth({ storage: NasStorage.of('standard', 'Tomorrow') });
  expect(fileSystem?.Properties.FileSystemType).toBe('standard');
});

test('root can be squashed', () => {
  expect(synth({ squash: Squash.ROOT }).SiteAccessRule?.Properties.UserAccessType).toBe('root_squash');
});

test('the access group can be named', () => {
  expect(synth({ accessGroupName: 'web_site' }).SiteAccessGroup?.Properties.AccessGroupName).toBe('web_site');
});

test('everything that reaches the data is kept', () => {
  expect(Object.values(synth()).map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(Array(4).fill('Retain'));
});

test('nothing is kept when that is said', () => {
  const resources = Object.values(synth({ retention: DataRetention.DELETE_WITH_STACK }));
  expect(resources.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(Array(4).fill(undefined));
});

test('is an export, and gives its host name as an output', () => {
  const { Outputs } = templateOf((stack) => {
    const site = new FileStorage(stack, 'Site', { network: existingNetwork(stack) });
    expect(stack.resolve(site.server)).toEqual({ 'Fn::GetAtt': ['SiteMountTarget', 'MountTargetDomain'] });
    expect(site.path).toBe('/');
  });
  expect(Outputs).toEqual({
    SiteMountTargetDomain: {
      Description: 'Host name under which the files are mounted',
      Value: { 'Fn::GetAtt': ['SiteMountTarget', 'MountTargetDomain'] },
    },
  });
});

test('an extreme file system is mounted at /share, and says so in an output', () => {
  const { Outputs } = templateOf((stack) => {
    const network = existingNetwork(stack);
    const site = new FileStorage(stack, 'Site', {
      network,
      storage: NasStorage.EXTREME_ADVANCE,
      capacity: Size.tebibytes(1),
    });
    expect(site.path).toBe('/share');
  });
  expect(Outputs?.SitePath?.Value).toBe('/share');
});

describe('fails', () => {
  const cases: [string, Partial<FileStorageProps>, string][] = [
    [
      'for a zone that is none of the network',
      { zone: 'eu-central-1c' },
      "'zone' is 'eu-central-1c', the network has eu-central-1a, eu-central-1b [at Stack/Site]",
    ],
    [
      'when an extreme class has no size',
      { storage: NasStorage.EXTREME_STANDARD },
      "'capacity' is required for extreme/standard, e.g. Size.gibibytes(100)",
    ],
    ...[99, 262_145, 100.5].map((size): [string, Partial<FileStorageProps>, string] => [
      `for an extreme class of ${size} GiB`,
      { storage: NasStorage.EXTREME_ADVANCE, capacity: Size.gibibytes(size) },
      `'capacity' is ${size} GiB, extreme/advance takes whole GiB from 100 to 262144`,
    ]),
    [
      'when a class that grows has a size',
      { capacity: Size.gibibytes(20) },
      "'capacity' is 20 GiB, but standard/Capacity grows with use; leave it out",
    ],
    [
      'for a name NAS refuses',
      { accessGroupName: 'web site' },
      "'accessGroupName' is 'web site', must be 3 to 64 letters, digits, '_' or '-', e.g. 'web-site'",
    ],
    [
      'for all of these at once',
      { zone: 'eu-central-1c', accessGroupName: 'x' },
      "the network has eu-central-1a, eu-central-1b; 'accessGroupName' is 'x', must be",
    ],
  ];

  test.each(cases)('%s', (_, props, message) => {
    expect(() => synth(props)).toThrow(message);
  });
});

describe('one that is already there', () => {
  const importedOf = (attributes: FileStorageAttributes) =>
    templateOf((stack) => FileStorage.fromFileStorageAttributes(stack, 'Site', attributes));

  test('defines nothing, and gives the same output', () => {
    const { Resources, Outputs } = importedOf({ mountTargetDomain: 'x.nas.aliyuncs.com' });
    expect(Resources ?? {}).toEqual({});
    expect(Outputs?.SiteMountTargetDomain?.Value).toBe('x.nas.aliyuncs.com');
  });

  test('can be mounted below its root', () => {
    expect(importedOf({ mountTargetDomain: 'x.nas.aliyuncs.com', path: '/web' }).Outputs?.SitePath?.Value).toBe('/web');
  });

  test('fails for a host with a directory', () => {
    expect(() => importedOf({ mountTargetDomain: 'x.nas.aliyuncs.com:/web' })).toThrow(
      "'mountTargetDomain' is 'x.nas.aliyuncs.com:/web', must be a host name alone; the directory goes into 'path'",
    );
  });

  test('fails for a relative directory', () => {
    expect(() => importedOf({ mountTargetDomain: 'x.nas.aliyuncs.com', path: 'web' })).toThrow(
      "'path' is 'web', must be absolute, e.g. '/web'",
    );
  });
});
