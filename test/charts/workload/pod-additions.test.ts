import { type IScaling, Logs, Metrics, type PodAdditions, Target, Tracing } from '../../../charts';
import { newChart, newWebApplication, podOf, webApplication } from '../manifests';

const LOGS = { 'aliyun_logs_web-web': 'stdout' };

/** A part that somebody else makes. */
const scalingOf = (additions: PodAdditions): IScaling => ({
  madeBy: 'Scaling.own',
  isAutomatic: false,
  followed: [],
  check: () => [],
  renderPod: () => additions,
});
const failing = (props: Parameters<typeof newWebApplication>[1]) => () => newWebApplication(newChart(), props);

test('parts add to pods', () => {
  const { metadata, spec } = webApplication({
    logs: Logs.stdout(),
    tracing: Tracing.arms(),
    metrics: Metrics.annotated({ port: 'http' }),
  }).Deployment.spec.template;
  expect(metadata.labels).toHaveProperty('armsPilotAutoEnable', 'on');
  expect(metadata.annotations).toHaveProperty(['prometheus.io/port'], '8080');
  expect(spec.containers[0].env).toContainEqual({ name: 'aliyun_logs_web-web', value: 'stdout' });
});

test('where pods may run', () => {
  const toleration = { key: 'virtual', operator: 'Exists' };
  const affinity = { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } };
  const scaling = scalingOf({ tolerations: [toleration, toleration], affinity });
  const pod = podOf({ tolerations: [{ key: 'gpu' }], scaling });
  expect(pod.tolerations).toEqual([{ key: 'gpu', operator: 'Exists' }, toleration]);
  expect(pod.affinity).toEqual(affinity);
});

test('variables are those of the main container', () => {
  const { containers } = podOf({ sidecars: [{ name: 'php', image: 'a' }], logs: Logs.stdout() });
  expect(containers[1]).not.toHaveProperty('env');
});

test('the same wish twice is one', () => {
  const { env } = podOf({ env: LOGS, logs: Logs.stdout() }).containers[0];
  expect(env.filter(({ name }: { name: string }) => name === 'aliyun_logs_web-web')).toHaveLength(1);
});

test('fails where a part and a prop want different things', () => {
  expect(failing({ env: { 'aliyun_logs_web-web': '/var/log' }, logs: Logs.stdout() })).toThrow(
    "'env' and 'logs' both set 'aliyun_logs_web-web' among the env of the pods, to different values; leave one of them out [at chart/Web]",
  );
});

test('fails where two parts want different things', () => {
  const scaling = scalingOf({ labels: { armsPilotAutoEnable: 'off' } });
  expect(failing({ scaling, tracing: Tracing.arms() })).toThrow(
    "'scaling' and 'tracing' both set 'armsPilotAutoEnable' among the labels of the pods, to different values; leave one of them out [at chart/Web]",
  );
});

test('fails for a label of ours', () => {
  expect(failing({ scaling: scalingOf({ labels: { 'app.kubernetes.io/name': 'other' } }) })).toThrow(
    "'labels' and 'scaling' both set 'app.kubernetes.io/name' among the labels of the pods",
  );
});

test('a part says what it cannot work with', () => {
  expect(failing({ tracing: Tracing.arms(), target: Target.local() })).toThrow("'tracing' is that of ARMS");
});
