import { Probe } from '../../../charts';
import { containerOf, newChart, newWebApplication, podOf } from '../manifests';

test('by default its first page says whether it started and works, its port whether it lives', () => {
  const { startupProbe, readinessProbe, livenessProbe } = containerOf();
  expect([startupProbe.httpGet, readinessProbe.httpGet]).toEqual(Array(2).fill({ path: '/', port: 'http' }));
  expect(livenessProbe.tcpSocket).toEqual({ port: 'http' });
});

test('one probe can be said, the others stay', () => {
  const probes = { liveness: Probe.http('/healthz', { periodSeconds: 20 }) };
  const { readinessProbe, livenessProbe } = containerOf({ probes });
  expect(livenessProbe).toMatchObject({ httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 20 });
  expect(readinessProbe.httpGet.path).toBe('/');
});

test('a probe can ask another port, a program, or nothing', () => {
  const probes = { startup: Probe.tcp({ port: 9000 }), readiness: Probe.exec(['check']), liveness: Probe.none() };
  const container = containerOf({ probes });
  expect(container.startupProbe.tcpSocket).toEqual({ port: 9000 });
  expect(container.readinessProbe.exec).toEqual({ command: ['check'] });
  expect(container).not.toHaveProperty('livenessProbe');
});

test('a program is run less often than a port is asked, unless its timing says otherwise', () => {
  const readiness = (probe: Probe) => containerOf({ probes: { readiness: probe } }).readinessProbe;
  expect(readiness(Probe.exec(['check']))).toMatchObject({ periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 });
  expect(readiness(Probe.exec(['check'], { periodSeconds: 3 }))).toMatchObject({ periodSeconds: 3, timeoutSeconds: 5 });
});

test('a sidecar is asked on its own port', () => {
  const sidecars = [{ name: 'php', image: 'php', port: 9000, probes: { readiness: Probe.tcp() } }];
  expect(podOf({ sidecars }).containers[1].readinessProbe.tcpSocket).toEqual({ port: 9000 });
});

test('fails for a sidecar without a port to ask', () => {
  const sidecars = [{ name: 'php', image: 'php', probes: { readiness: Probe.tcp() } }];
  expect(() => newWebApplication(newChart(), { sidecars })).toThrow(
    "'sidecars[0].port' must be given, since a probe or the drain asks it, e.g. 9000",
  );
});

test('fails for a path that is none', () => {
  expect(() => Probe.http('healthz')).toThrow(
    "'path' must start with '/', got 'healthz', e.g. '/healthz' [at Probe.http]",
  );
});

test('fails for no program', () => {
  expect(() => Probe.exec([])).toThrow(
    "'command' must name a program, e.g. ['/bin/check'], got nothing [at Probe.exec]",
  );
});

test('fails for numbers out of range', () => {
  expect(() => Probe.tcp({ port: 70000, timeoutSeconds: 0 })).toThrow(
    "'port' must be a whole number, 1 to 65535, got 70000, e.g. 8080; 'timeoutSeconds' must be a whole number, 1 or more, got 0, e.g. 2 [at Probe.tcp]",
  );
});

test('a probe that is not said is not taken away', () => {
  expect(containerOf({ probes: { readiness: undefined } }).readinessProbe.httpGet.path).toBe('/');
});
