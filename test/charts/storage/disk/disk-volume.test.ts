import { DiskVolume, type DiskVolumeProps, Size } from '../../../../charts';
import { checkManifestGraph } from '../../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../../support/kubernetes/check-manifests';
import { byKind, manifestsOf } from '../../manifests';

const required = { diskId: 'd-gw8a', zone: 'eu-central-1a', capacity: Size.gibibytes(20) };
const manifests = (props: Partial<DiskVolumeProps> = {}) =>
  manifestsOf((chart) => new DiskVolume(chart, 'Data', { ...required, ...props }));

test('defaults', () => {
  expect(byKind(manifests()).PersistentVolume.spec).toMatchSnapshot();
});

test('an API server of 1.26 takes it, and its claim fits it', () => {
  expect(checkManifests(manifests())).toEqual([]);
  expect(checkManifestGraph(manifests(), { external: ['Namespace web'] })).toEqual([]);
});

test('a regional disk is bound to its region, and the file system can be said', () => {
  const { csi, nodeAffinity } = byKind(manifests({ zone: undefined, region: 'eu-central-1', fileSystem: 'xfs' }))
    .PersistentVolume.spec;
  expect(csi.fsType).toBe('xfs');
  expect(nodeAffinity.required.nodeSelectorTerms[0].matchExpressions).toEqual([
    { key: 'topology.kubernetes.io/region', operator: 'In', values: ['eu-central-1'] },
  ]);
});

test.each<[object, string]>([
  [{ diskId: 'disk' }, "'diskId' must be the id of a disk, got 'disk', e.g. 'd-gw8disk0000000000000a'"],
  [{ capacity: undefined }, "'capacity' must be a Size, e.g. Size.gibibytes(20), got nothing"],
  [{ zone: undefined }, "'zone' must be a zone, got nothing, e.g. 'eu-central-1a' or 'cn-hangzhou-h'"],
  [
    { region: 'eu-central-1' },
    "'zone' and 'region' cannot both be given; only a regional disk has a 'region', and it has no 'zone'",
  ],
  [{ zone: undefined, region: '' }, "'region' must be a text, e.g. 'eu-central-1', got ''"],
  [{ fileSystem: 'ntfs' }, "'fileSystem' must be 'ext4' or 'ext3' or 'xfs', got 'ntfs'"],
])('fails for %p', (props, message) => {
  expect(() => manifests(props)).toThrow(`${message} [at chart/Data]`);
});
