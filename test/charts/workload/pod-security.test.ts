import { PodSecurity, type WebApplicationProps } from '../../../charts';
import { containerOf, newChart, newWebApplication, podOf } from '../manifests';

test('restricted by default, with a user that is a number', () => {
  expect(podOf()).toMatchObject({
    automountServiceAccountToken: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 10001,
      fsGroup: 10001,
      fsGroupChangePolicy: 'OnRootMismatch',
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

test('baseline lets one container be root, restricted does not', () => {
  expect(containerOf({ security: PodSecurity.baseline(), user: 0 }).securityContext.runAsUser).toBe(0);
  const security = PodSecurity.restricted({ capabilities: ['NET_BIND_SERVICE'] });
  expect(() => newWebApplication(newChart(), { security, user: 0 })).toThrow(
    "'user' must be a whole number, 1 to 2147483647, got 0, e.g. 10001",
  );
});

test.each([0, -1, 1.5, Number.NaN, true as unknown as number])('fails for user %p', (user) => {
  expect(() => PodSecurity.restricted({ user })).toThrow(
    `'user' must be a whole number, 1 to 2147483647, got ${user}, e.g. 10001`,
  );
});

describe('a port below 1024', () => {
  const at80 =
    (props: Partial<WebApplicationProps> = {}) =>
    () =>
      newWebApplication(newChart(), { port: 80, ...props });

  test('fails without root', () => {
    expect(at80()).toThrow(
      "'port' must be 1024 or above for a program without root, got 80, e.g. 8080: requests still come in at the port of 'exposure'. An image that can listen below says security: PodSecurity.restricted({ capabilities: ['NET_BIND_SERVICE'] }) [at chart/Web]",
    );
  });
  test('fails for further ports and sidecars', () => {
    const sidecars = [{ name: 'php', image: 'php', port: 81 }];
    expect(at80({ port: 8080, extraPorts: { admin: 82 }, sidecars })).toThrow(
      /'extraPorts.admin' must be 1024 or above .*'sidecars\[0\].port' must be 1024 or above/,
    );
  });
  test('is taken with the capability for it, and from images that may be root', () => {
    expect(at80({ security: PodSecurity.restricted({ capabilities: ['NET_BIND_SERVICE'] }) })).not.toThrow();
    expect(at80({ security: PodSecurity.baseline() })).not.toThrow();
  });
});

test('fails for what the profile does not allow', () => {
  expect(() => PodSecurity.restricted({ capabilities: ['SYS_ADMIN' as never] })).toThrow(
    "'capabilities' must be 'NET_BIND_SERVICE', got 'SYS_ADMIN' [at PodSecurity.restricted]",
  );
});

describe('no profile', () => {
  test('takes nothing from the programs', () => {
    const { securityContext, containers } = podOf({ security: PodSecurity.none(), port: 80, user: 0 });
    expect(securityContext).toBeUndefined();
    expect(containers[0].securityContext).toEqual({ runAsUser: 0 });
  });
  test('may give more', () => {
    const security = PodSecurity.none({ privileged: true, capabilities: ['NET_ADMIN'] });
    expect(containerOf({ security }).securityContext).toEqual({
      privileged: true,
      capabilities: { add: ['NET_ADMIN'] },
    });
  });
  test.each([
    [{ privileged: 'yes' }, "'privileged' must be true or false, got 'yes'"],
    [{ capabilities: 'NET_ADMIN' }, "'capabilities' must be a list, e.g. ['NET_ADMIN'], got 'NET_ADMIN'"],
  ])('fails for %p', (props, message) => {
    expect(() => PodSecurity.none(props as never)).toThrow(`${message} [at PodSecurity.none]`);
  });
});
