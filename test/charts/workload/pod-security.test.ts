import { PodSecurity } from '../../../charts';
import { containerOf, podOf } from '../manifests';

test('restricted by default, with a user that is a number', () => {
  expect(podOf()).toMatchObject({
    automountServiceAccountToken: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 10001,
      fsGroup: 10001,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  });
});

test('the user, the root file system and the one capability of the profile can be said', () => {
  const security = PodSecurity.restricted({
    user: 101,
    group: 1000,
    rootFilesystem: 'writable',
    capabilities: ['NET_BIND_SERVICE'],
  });
  expect(podOf({ security }).securityContext).toMatchObject({ runAsUser: 101, runAsGroup: 1000, fsGroup: 1000 });
  expect(containerOf({ security }).securityContext).toMatchObject({
    capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
    readOnlyRootFilesystem: false,
  });
});

test('baseline leaves the user to the image', () => {
  const security = PodSecurity.baseline();
  expect(podOf({ security }).securityContext).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
  expect(containerOf({ security }).securityContext).toEqual({ allowPrivilegeEscalation: false });
});

test.each([0, -1, 1.5, Number.NaN, true as unknown as number])('fails for user %p', (user) => {
  expect(() => PodSecurity.restricted({ user })).toThrow(
    `'user' must be a whole number, 1 to 2147483647, got ${user}, e.g. 10001`,
  );
});
