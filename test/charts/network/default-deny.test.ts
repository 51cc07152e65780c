import { DefaultDeny, Target } from '../../../charts';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { manifestsOf, TERWAY } from '../manifests';

const target = Target.local();

test('defaults', () => {
  const manifests = manifestsOf((chart) => new DefaultDeny(chart, 'DefaultDeny', { target }));
  expect(checkManifests(manifests)).toEqual([]);
  expect(manifests).toMatchSnapshot();
});

test('lies in another namespace than its chart', () => {
  const [policy] = manifestsOf((chart) => new DefaultDeny(chart, 'DefaultDeny', { target, namespace: 'shop' }));
  expect(policy?.metadata.namespace).toBe('shop');
});

test('leaves the DNS of the cluster alone by name', () => {
  const [policy] = manifestsOf((chart) => new DefaultDeny(chart, 'DefaultDeny', { target, dns: 'cluster' }));
  expect(policy?.spec.egress[0].to).toHaveLength(2);
});

test('writes nothing that takes no effect', () => {
  expect(manifestsOf((chart) => new DefaultDeny(chart, 'DefaultDeny', { target: TERWAY }))).toEqual([]);
});

test.each([
  [undefined, "'props' must be an object, e.g. { target: Target.local() }, got nothing"],
  [
    { name: 'A' },
    "'target' must be a Target, e.g. Target.ack({ podNetwork: 'terway', networkPolicies: 'enforced' }), got nothing; 'name' must be a DNS label",
  ],
  [{ target, dns: 'all' }, "'dns' must be 'anywhere' or 'cluster', got 'all'"],
  [{ target, namespace: 'a.b' }, "'namespace' must be a DNS label"],
])('fails for %j', (props, message) => {
  expect(() => manifestsOf((chart) => new DefaultDeny(chart, 'DefaultDeny', props as never))).toThrow(message);
});
