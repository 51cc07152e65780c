import {
  ClaimedVolume,
  ClaimRetention,
  NasFileSystemClass,
  type NasFileSystemClassProps,
  NasProtocol,
  NasStorage,
  Size,
} from '../../../../charts';
import { checkManifests } from '../../../support/kubernetes/check-manifests';
import { byKind, manifestsOf, newChart, VSWITCHES } from '../../manifests';

const required = { vpcId: 'vpc-a', vSwitch: VSWITCHES[0] as never };
const manifests = (props: Partial<NasFileSystemClassProps> = {}) =>
  manifestsOf((chart) => new NasFileSystemClass(chart, 'Own', { ...required, ...props }));
const classOf = (props: Partial<NasFileSystemClassProps> = {}) => byKind(manifests(props)).StorageClass;

test('defaults', () => {
  expect(manifests()).toMatchSnapshot();
});

test('an API server of 1.26 takes it', () => {
  expect(checkManifests(manifests())).toEqual([]);
});

test('a file system is deleted by name only', () => {
  const deleted = classOf({ retention: ClaimRetention.DELETE_WITH_CLAIM });
  expect(deleted).toMatchObject({ reclaimPolicy: 'Delete', parameters: { deleteVolume: 'true' } });
});

test('storage, access group and protocol can be said', () => {
  const { parameters, mountOptions } = classOf({
    storage: NasStorage.PERFORMANCE,
    accessGroupName: 'web-site',
    protocol: NasProtocol.V4,
  });
  expect(parameters).toMatchObject({ storageType: 'Performance', accessGroupName: 'web-site' });
  expect(mountOptions).toContain('vers=4');
});

test('only extreme classes are sized', () => {
  const claim = (gibibytes: number, storage: NasStorage) => () => {
    const chart = newChart();
    const storageClass = new NasFileSystemClass(chart, 'Own', { ...required, storage });
    return new ClaimedVolume(chart, 'Data', { storageClass, capacity: Size.gibibytes(gibibytes) });
  };
  expect(claim(20, NasStorage.CAPACITY)).not.toThrow();
  expect(claim(100, NasStorage.EXTREME_STANDARD)).not.toThrow();
  expect(claim(99, NasStorage.EXTREME_STANDARD)).toThrow(
    "'capacity' is 99 GiB, extreme/standard takes whole GiB from 100 to 262144 [at chart/Data]",
  );
});

test.each<[object, string]>([
  [{ vpcId: '' }, "'vpcId' must be a text, e.g. 'vpc-gw8network000000000000', got ''"],
  [{ vSwitch: undefined }, "'vSwitch' must be an object, e.g. outputs.nodeVSwitches('Network')[0], got nothing"],
  [
    { vSwitch: { zone: '', vSwitchId: 'a' } },
    "'vSwitch.zone' must be a zone, got '', e.g. 'eu-central-1a' or 'cn-hangzhou-h'; 'vSwitch.vSwitchId' must be the id of a vSwitch, got 'a', e.g. 'vsw-gw8node0000000000000a'",
  ],
  [{ storage: 'Capacity' }, "'storage' must be a NasStorage, e.g. NasStorage.CAPACITY, got 'Capacity'"],
  [
    { storage: NasStorage.PREMIUM },
    "'storage' must be one that the driver can make, standard/Capacity, standard/Performance, extreme/standard, extreme/advance, got standard/Premium",
  ],
  [
    { storage: NasStorage.EXTREME_ADVANCE, protocol: NasProtocol.V4 },
    "'protocol' must be NasProtocol.V3, the only one of extreme/advance; leave it out",
  ],
  [{ accessGroupName: '' }, "'accessGroupName' must be a text, e.g. 'web-site', got ''"],
  [
    { retention: ClaimRetention.ARCHIVE },
    "'retention' must be ClaimRetention.KEEP or ClaimRetention.DELETE_WITH_CLAIM, got ClaimRetention.ARCHIVE",
  ],
])('fails for %p', (props, message) => {
  expect(() => manifests(props)).toThrow(`${message} [at chart/Own]`);
});
