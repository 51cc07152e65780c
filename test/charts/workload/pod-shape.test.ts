import { Exposure, Rollout, Target, ValidationError, WebApplication } from '../../../charts';
import { newChart, newWebApplication } from '../manifests';

test.each<[object, string]>([
  [{ target: undefined }, "'target' must be a Target, e.g. Target.ack({ podNetwork: 'terway' }), got nothing"],
  [{ target: Target.ack }, 'got the function ack (call it)'],
  [{ image: undefined }, "'image' must name an image, got nothing, e.g. 'nginx:1.28@sha256:…'"],
  [{ image: '' }, "'image' must name an image, got '', e.g. 'nginx:1.28@sha256:…'"],
  [{ port: undefined }, "'port' must be a whole number, 1 to 65535, got nothing, e.g. 8080"],
  [{ port: '8080' }, "'port' must be a whole number, 1 to 65535, got '8080', e.g. 8080"],
  [
    { extraPorts: { metrics: '9113' } },
    "'extraPorts.metrics' must be a whole number, 1 to 65535, got '9113', e.g. 8080",
  ],
  [
    { scaling: 3 },
    "'scaling' must be a Scaling or a list of them, e.g. Scaling.horizontal({ min: 2, max: 5, cpuPercent: 60 }), got 3",
  ],
  [{ exposure: 'alb' }, "'exposure' must be an exposure, e.g. Exposure.alb({ host, vSwitches }), got 'alb'"],
  [{ exposure: Exposure.clusterIp }, 'got the function clusterIp (call it)'],
  [{ security: 'restricted' }, "'security' must be a PodSecurity, e.g. PodSecurity.restricted(), got 'restricted'"],
  [{ spread: Rollout.surge() }, "'spread' must be a Spread, e.g. Spread.preferred(), got another object"],
  [{ rollout: null }, "'rollout' must be a Rollout, e.g. Rollout.surge(), got nothing"],
  [{ drain: 30 }, "'drain' must be a Drain, e.g. Drain.sleep(30), got 30"],
  [{ probes: { readiness: '/ready' } }, "'probes.readiness' must be a Probe, e.g. Probe.http('/ready'), got '/ready'"],
  [{ mounts: ['/x'] }, "'mounts[0]' must be an object, e.g. { volume, path: '/data' }, got '/x'"],
  [
    { mounts: [{}] },
    "'mounts[0].volume' must be a volume, e.g. Volume.scratch('work') or a NasVolume, got nothing; 'mounts[0].path' must be a text, e.g. '/data', got nothing",
  ],
  [{ command: 'nginx -g' }, "'command' must be a list, e.g. ['/bin/server'], got 'nginx -g'"],
  [{ args: ['--port', 8080] }, "'args[1]' must be a text, got 8080, e.g. '8080'"],
  [{ files: { '/a': {} } }, "'files./a' must be a text, got another object"],
  [
    { sidecars: { name: 'php' } },
    "'sidecars' must be a list, e.g. [{ name: 'php', image: 'php:8.4-fpm-alpine' }], got another object",
  ],
  [{ sidecars: [{ name: 'php', drain: 5 }] }, "'sidecars[0].drain' must be a Drain, e.g. Drain.sleep(30), got 5"],
  [
    { initContainers: [{ image: 'a' }] },
    "'initContainers[0].name' must be a DNS label (1 to 63 of a-z, 0-9 and '-', first a letter, last no '-'), got nothing, e.g. 'front-page'",
  ],
  [{ labels: null }, "'labels' must be an object, e.g. { team: 'blue' }, got nothing"],
  [{ labels: { team: 5 } }, "'labels.team' must be a text, got 5, e.g. '5'"],
  [
    { resources: { requests: '1' } },
    "'resources.requests' must be an object, e.g. { cpu: '100m', memory: '128Mi' }, got '1'",
  ],
])('fails for %p', (props, message) => {
  expect(() => newWebApplication(newChart(), props)).toThrow(message);
});

test('tells all wrong kinds at once', () => {
  expect(() => newWebApplication(newChart(), { spread: 3, drain: 30 } as never)).toThrow(
    "'drain' must be a Drain, e.g. Drain.sleep(30), got 30; 'spread' must be a Spread, e.g. Spread.preferred(), got 3 [at chart/Web]",
  );
});

test('fails without props', () => {
  expect(() => new WebApplication(newChart(), 'Web', undefined as never)).toThrow(
    "'props' must be an object, e.g. { target: Target.ack({ podNetwork: 'terway' }), image: 'nginxinc/nginx-unprivileged:1.28', port: 8080 }, got nothing [at chart/Web]",
  );
});

test('errors are of a class that programs can tell from others', () => {
  expect(() => newWebApplication(newChart(), { scaling: 3 as never })).toThrow(ValidationError);
});
