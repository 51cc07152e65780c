import { Lazy } from 'cdk8s';
import { LogPipeline } from '../../../charts';
import { withPrototypes } from '../../../charts/object/with-prototypes';
import { manifestsOf, webApplication } from '../manifests';

const bare = <T extends object>(value: T): T => Object.assign(Object.create(null), value);

test('objects without a prototype are taken wherever plain ones are', () => {
  const props = bare({ nodeSelector: bare({ pool: 'web' }), resources: bare({ requests: bare({ cpu: '1' }) }) });
  expect(webApplication(props).Deployment.spec.template.spec).toMatchObject({
    nodeSelector: { pool: 'web' },
    containers: [{ resources: { requests: { cpu: '1' } } }],
  });
  const processors = [bare({ Type: 'processor_parse_json_native', SourceKey: 'content' })];
  const [pipeline] = manifestsOf(
    (chart) => new LogPipeline(chart, 'Logs', { project: 'shop-logs', logstore: 'shop', processors }),
  );
  expect(pipeline?.spec.config.processors).toEqual(processors.map((processor) => ({ ...processor })));
});

test('values of classes stay what they are', () => {
  const lazy = Lazy.any({ produce: () => 1 });
  expect(withPrototypes({ list: [lazy, 'a', null, undefined, 1] })).toEqual({ list: [lazy, 'a', null, undefined, 1] });
  expect(withPrototypes([lazy])[0]).toBe(lazy);
});
