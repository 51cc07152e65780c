import { RosPropertyError } from '../../imports/ros/runtime';
import { ValidationError, WaitCondition } from '../../lib';
import { newChart, templateWith } from './workloads';

/** What plain JavaScript may hand over, where TypeScript would say no. */
const VALUES = [undefined, null, {}, 'x', 1, true, [], [null], () => 1].map((value): any => value);
const shown = (value: unknown) => (typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? 'undefined'));

const HELM = { chartUrl: 'https://a.b/c.tgz', releaseName: 'redis', namespace: 'web' };
const HELM_OPTIONS = ['chartUrl', 'releaseName', 'namespace', 'values', 'waitFor', 'credential', 'grantAdministrator'];
const CONDITION = { kind: 'Job', name: 'web', namespace: 'web', jsonPath: '$.a' };
const CONDITION_PROPS = ['kind', 'name', 'namespace', 'jsonPath', 'operator', 'value', 'timeoutSeconds'];

/** Works, or says in our words why not. */
function attempt(define: () => unknown): void {
  try {
    define();
  } catch (error) {
    if (!(error instanceof ValidationError) && !(error instanceof RosPropertyError)) throw error;
  }
}

test.each(VALUES.map((value) => [shown(value), value]))('%s is taken or refused, wherever it is', (_name, value) => {
  const adding = (add: (cluster: any) => void) => attempt(() => templateWith(add));
  adding((cluster) => cluster.addChart('Web', value));
  adding((cluster) => cluster.addChart('Web', newChart(), value));
  for (const option of ['waitFor', 'adoptExisting', 'grantAdministrator']) {
    adding((cluster) => cluster.addChart('Web', newChart(), { [option]: value }));
  }
  adding((cluster) => cluster.addManifest('Web', value));
  adding((cluster) => cluster.addManifest('Web', { apiVersion: value, kind: value, metadata: value }));
  adding((cluster) => cluster.addManifest('Web', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: value } }));
  adding((cluster) =>
    cluster.addManifest('Web', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'a', namespace: value },
      spec: value,
    }),
  );
  adding((cluster) => cluster.addHelmChart('Web', value));
  for (const option of HELM_OPTIONS) adding((cluster) => cluster.addHelmChart('Web', { ...HELM, [option]: value }));
  for (const part of ['userName', 'password']) {
    adding((cluster) => cluster.addHelmChart('Web', { ...HELM, credential: { [part]: value } }));
  }
  attempt(() => WaitCondition.of(value));
  for (const prop of CONDITION_PROPS) attempt(() => WaitCondition.of({ ...CONDITION, [prop]: value }));
  attempt(() => WaitCondition.ready(value, value, value));
});
