import {
  Scaling,
  ScheduledJob,
  type ScheduledJobProps,
  StatefulApplication,
  type StatefulApplicationProps,
  Volume,
  Worker,
  type WorkerProps,
} from '../../../charts';
import { newChart, newWebApplication, TERWAY } from '../manifests';

const image = 'registry.example.com/shop:1.4';
const volume = Volume.scratch('work');

test.each<[object, string]>([
  [{ resuorces: {} }, "'resuorces' is no prop of a WebApplication; did you mean 'resources'?"],
  [{ Port: 80 }, "'Port' is no prop of a WebApplication; did you mean 'port'?"],
  [{ resources: { request: {} } }, "'resources.request' is no prop of resources; did you mean 'requests'?"],
  [
    { resources: { limits: { memoy: '1Gi' } } },
    "'resources.limits.memoy' is no prop of amounts; did you mean 'memory'?",
  ],
  [
    { mounts: [{ volume, path: '/a', readonly: true }] },
    "'mounts[0].readonly' is no prop of a mount; did you mean 'readOnly'?",
  ],
  [
    { probes: { startup: undefined, livness: null } },
    "'probes.livness' is no prop of probes; did you mean 'liveness'?",
  ],
  [
    { sidecars: [{ name: 'php', image, imagePullPolicy: 'Always' }] },
    "'sidecars[0].imagePullPolicy' is no prop of a sidecar; there are image, command, args, env, envFrom, files, mounts, scratch, resources, user, drain, probes, name, port",
  ],
  [
    { initContainers: [{ name: 'first', image, prots: 1 }] },
    "'initContainers[0].prots' is no prop of an init container",
  ],
])('fails for %j', (props, message) => {
  expect(() => newWebApplication(newChart(), props)).toThrow(message);
});

test('fails for what other workloads have', () => {
  const common = { target: TERWAY, image };
  const spread = { schedule: '@daily', scaling: Scaling.fixed(1) } as unknown as ScheduledJobProps;
  expect(() => new ScheduledJob(newChart(), 'Job', { ...common, ...spread })).toThrow(
    "'scaling' is no prop of a ScheduledJob",
  );
  expect(() => new Worker(newChart(), 'Worker', { ...common, port: 8080 } as WorkerProps)).toThrow(
    "'port' is no prop of a Worker",
  );
  expect(
    () => new StatefulApplication(newChart(), 'Db', { ...common, port: 80, rollout: 1 } as StatefulApplicationProps),
  ).toThrow("'rollout' is no prop of a StatefulApplication");
});

test('what is undefined is not there', () => {
  expect(() => newWebApplication(newChart(), { resuorces: undefined } as object)).not.toThrow();
});
