import * as ros from '@alicloud/ros-cdk-core';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { AddOn, Cluster, type ICluster, WaitCondition } from '../../lib';
import { addManagedCluster, WORKERS } from '../cluster/clusters';
import { checkTemplate } from '../support/ros/check-template';
import { templateOf } from '../support/template';
import { appliedBy, newChart, templateWith } from './workloads';

const any = (value: unknown): any => value;
const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } };
const NOTHING = { attribute: () => '', ref: () => '' };

/** A chart with objects of these kinds, called like them. */
function chartOf(...kinds: readonly string[]): Chart {
  const chart = newChart();
  for (const kind of kinds) {
    const apiVersion = kind === 'ConfigMap' ? 'v1' : 'apps/v1';
    new ApiObject(chart, kind, { apiVersion, kind: kind.replace(/\d/, ''), metadata: { name: kind.toLowerCase() } });
  }
  return chart;
}

const propertiesOf = (define: (cluster: ICluster) => void) =>
  templateWith(define).Resources.ClusterWeb?.Properties as Record<string, any>;
const adding = (define: (cluster: ICluster) => unknown) => () => templateWith((cluster) => void define(cluster));

describe('a chart', () => {
  test('is applied as it is, by whoever may', () => {
    const template = templateWith((cluster) => cluster.addChart('Web', chartOf('ConfigMap', 'Deployment')));
    expect(template.Resources.ClusterWeb).toMatchSnapshot();
    expect(checkTemplate(template)).toEqual([]);
  });

  test('is read when the stack is synthesized, patches and all', () => {
    const properties = propertiesOf((cluster) => {
      const chart = chartOf('ConfigMap');
      cluster.addChart('Web', chart);
      new ApiObject(chart, 'Later', { apiVersion: 'v1', kind: 'Secret' });
    });
    expect(properties.YamlContent).toContain('kind: Secret');
  });

  test('has what others depend on first, as cdk8s writes it', () => {
    const chart = newChart();
    const object = (id: string) =>
      new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id } });
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(object) as [ApiObject, ApiObject, ApiObject, ApiObject];
    a.addDependency(c);
    c.addDependency(d);
    const template = templateWith((cluster) => cluster.addChart('Web', chart));
    const names = appliedBy(template, 'ClusterWeb', NOTHING).map(({ metadata }) => metadata.name);
    expect(names).toEqual(['d', 'c', 'a', 'b']);
    expect(chart.toJson().map(({ metadata }) => metadata.name)).toEqual(names);
    d.addDependency(b);
    b.addDependency(a);
    expect(adding((cluster) => cluster.addChart('Web', chart))).toThrow(
      'objects depend on each other in a circle, web/a => web/c => web/d => web/b => web/a; leave out one addDependency [at',
    );
  });

  test('takes over what is there, and makes somebody administrator, only if that is said', () => {
    const options = { adoptExisting: true, grantAdministrator: true };
    const properties = propertiesOf((cluster) => cluster.addChart('Web', chartOf('ConfigMap'), options));
    expect(properties).toMatchObject({ CreationMode: 'Apply', RolePolicy: 'EnsureAdminRoleAndBinding' });
  });

  test('has to be one, and to have something in it', () => {
    expect(adding((cluster) => cluster.addChart('Web', any(undefined)))).toThrow(
      "'chart' must be a Chart of cdk8s, e.g. new Chart(new App(), 'web'), got nothing [at Stack/Cluster]",
    );
    expect(adding((cluster) => cluster.addChart('Web', any(new App())))).toThrow("'chart' must be a Chart of cdk8s");
    expect(adding((cluster) => cluster.addChart('Web', chartOf(), any('x')))).toThrow("'options' must be an object");
    expect(adding((cluster) => cluster.addChart('Web', newChart()))).toThrow("'chart' is empty: web [at");
  });

  test('has to hold whole objects, whatever patches do', () => {
    const chart = chartOf('ConfigMap');
    chart.apiObjects[0]?.addJsonPatch(JsonPatch.remove('/metadata'));
    expect(adding((cluster) => cluster.addChart('Web', chart))).toThrow(
      "'web/ConfigMap.metadata.name' must be a text, e.g. 'web', got nothing [at Stack/Cluster/Web]",
    );
  });

  test('says what its own constructs say, and what it would leave out', () => {
    const chart = chartOf('ConfigMap');
    chart.node.addValidation({ validate: () => ['the port is taken'] });
    new Chart(chart, 'inner');
    expect(adding((cluster) => cluster.addChart('Web', chart))).toThrow(
      "the port is taken [at web]; 'chart' has another chart in it, web/inner; add that by itself, before it [at Stack/Cluster/Web]",
    );
  });
});

describe('the stack waits', () => {
  const conditionsOf = (...kinds: string[]) =>
    propertiesOf((cluster) => cluster.addChart('Web', chartOf(...kinds))).WaitUntil;

  test('for a ready replica of what has replicas', () => {
    expect(conditionsOf('ConfigMap', 'Deployment', 'StatefulSet')).toEqual([
      expect.objectContaining({ Kind: 'Deployment', Name: 'deployment', Namespace: 'web', Operator: 'NotEmpty' }),
      expect.objectContaining({ Kind: 'StatefulSet', JsonPath: '$.status.readyReplicas', Timeout: 600 }),
    ]);
    expect(conditionsOf('ConfigMap')).toBeUndefined();
  });

  test('for what is said', () => {
    const jsonPath = '$.status.loadBalancer.ingress[0].hostname';
    const waitFor = [
      WaitCondition.of({ kind: 'Ingress', name: 'web', namespace: 'web', jsonPath }),
      WaitCondition.of({
        kind: 'Job',
        name: 'a',
        namespace: 'b',
        jsonPath: '$.a',
        operator: 'Equals',
        value: '1',
        timeoutSeconds: 30,
      }),
    ];
    const conditions = propertiesOf((cluster) => cluster.addChart('Web', chartOf('Deployment'), { waitFor })).WaitUntil;
    expect(conditions).toEqual([
      {
        Kind: 'Ingress',
        Name: 'web',
        Namespace: 'web',
        JsonPath: jsonPath,
        Operator: 'NotEmpty',
        FirstMatch: true,
        Timeout: 600,
      },
      {
        Kind: 'Job',
        Name: 'a',
        Namespace: 'b',
        JsonPath: '$.a',
        Operator: 'Equals',
        Value: '1',
        FirstMatch: true,
        Timeout: 30,
      },
    ]);
    const none = propertiesOf((cluster) => cluster.addChart('Web', chartOf('Deployment'), { waitFor: [] }));
    expect(none).not.toHaveProperty('WaitUntil');
  });

  test('for five things at most', () => {
    const six = ['1', '2', '3', '4', '5', '6'].map((number) => `Deployment${number}`);
    expect(() => conditionsOf(...six)).toThrow(
      "'waitFor' is required: there are 6 Deployments and StatefulSets, and ROS waits for 5; name the ones that matter",
    );
    const waitFor = six.map((name) => WaitCondition.ready('Deployment', name, { namespace: 'web' }));
    expect(adding((cluster) => cluster.addChart('Web', chartOf('Deployment'), { waitFor }))).toThrow(
      "'waitFor' takes 5 conditions, got 6 [at Stack/Cluster/Web]",
    );
    expect(adding((cluster) => cluster.addChart('Web', chartOf('ConfigMap'), { waitFor: any(['x']) }))).toThrow(
      "'waitFor[0]' must be a WaitCondition, e.g. WaitCondition.ready('Deployment', 'web', { namespace: 'web' }), got 'x'",
    );
  });

  test('never for a condition that cannot be', () => {
    expect(() => WaitCondition.of(any({ operator: 'Equals', timeoutSeconds: 5 }))).toThrow(
      "'kind' must be a text, e.g. 'Ingress', got nothing; 'name' must be a text, e.g. 'web', got nothing; " +
        "'namespace' must be a text, e.g. 'web', got nothing; 'jsonPath' must be a text, e.g. " +
        "'$.status.loadBalancer.ingress[0].hostname', got nothing; 'value' must be a text, e.g. '3', got nothing; " +
        "'timeoutSeconds' must be a whole number, 10 to 10800, got 5, e.g. 600 [at WaitCondition.of]",
    );
    const props = { kind: 'Ingress', name: 'web', namespace: 'web', jsonPath: '$.a', value: '1' };
    expect(() => WaitCondition.of(props)).toThrow("'value' is '1', but 'NotEmpty' compares with nothing; leave it out");
    expect(() => WaitCondition.of(any({ ...props, operator: 'Is' }))).toThrow(
      "'operator' must be 'Empty' or 'NotEmpty'",
    );
    expect(() => WaitCondition.ready('Deployment', 'web', any(undefined))).toThrow("'namespace' must be a text");
  });
});

describe('an object', () => {
  const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'configmap', namespace: 'web' } };

  test('is applied by one workload of a cluster', () => {
    const twice = (cluster: ICluster) => {
      cluster.addManifest('First', NAMESPACE, config);
      cluster.addChart('Second', chartOf('ConfigMap'));
    };
    expect(adding(twice)).toThrow(
      "ConfigMap web configmap is applied by 'First' already; give it another name [at web/ConfigMap] [at Stack/Cluster/Second]",
    );
    expect(adding((cluster) => cluster.addManifest('First', NAMESPACE, NAMESPACE))).toThrow(
      "Namespace web is applied by 'First' already; give it another name [at objects[1]]",
    );
  });

  test('may be called like one of another group, namespace or kind', () => {
    const others = [
      { ...config, apiVersion: 'example.com/v1' },
      { ...config, metadata: { ...config.metadata, namespace: 'other' } },
      { ...config, kind: 'Secret' },
    ];
    expect(adding((cluster) => cluster.addManifest('First', config, ...others))).not.toThrow();
  });
});

describe('the order', () => {
  test('is: all of the cluster, whenever it was added, then workload by workload', () => {
    const { Resources } = templateOf((stack) => {
      const cluster = addManagedCluster(stack);
      cluster.addManifest('Namespace', NAMESPACE);
      cluster.addHelmChart('Redis', { chartUrl: 'https://a.b/redis-1.tgz', releaseName: 'redis', namespace: 'web' });
      cluster.addChart('Web', chartOf('ConfigMap'));
      cluster.addNodePool('Workers', WORKERS);
      cluster.addAddOn(AddOn.logs({ ingressDashboard: false }));
    });
    const all = ['Cluster', 'ClusterWorkers', 'ClusterAddOns'];
    expect(Resources.ClusterNamespace?.DependsOn?.sort()).toEqual([...all].sort());
    expect(Resources.ClusterRedis?.DependsOn?.sort()).toEqual([...all, 'ClusterNamespace'].sort());
    expect(Resources.ClusterWeb?.DependsOn?.sort()).toEqual([...all, 'ClusterRedis'].sort());
  });

  test('holds for a cluster that runs already', () => {
    const { Resources } = templateOf((stack) => {
      const cluster = Cluster.fromClusterAttributes(stack, 'Cluster', {
        clusterId: 'c0123456789abcdef0123456789abcdef',
      });
      cluster.addManifest('Namespace', NAMESPACE);
      cluster.addChart('Web', chartOf('ConfigMap'));
    });
    expect(Resources.ClusterNamespace).not.toHaveProperty('DependsOn');
    expect(Resources.ClusterWeb).toMatchObject({
      Properties: { ClusterId: 'c0123456789abcdef0123456789abcdef' },
      DependsOn: ['ClusterNamespace'],
    });
  });
});

describe('plain objects', () => {
  test('are applied as they are', () => {
    const quota = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'a', namespace: 'web' },
      spec: { hard: {} },
    };
    const template = templateWith((cluster) => cluster.addManifest('Web', NAMESPACE, quota));
    expect(appliedBy(template, 'ClusterWeb', NOTHING)).toEqual([NAMESPACE, quota]);
  });

  test('may hold what only ROS knows', () => {
    const template = templateWith((cluster) =>
      cluster.addManifest('Web', {
        ...NAMESPACE,
        metadata: { name: 'web', annotations: { cluster: cluster.clusterId } },
      }),
    );
    const [namespace] = appliedBy(template, 'ClusterWeb', { ...NOTHING, attribute: (id, name) => `${id}.${name}` });
    expect(namespace?.metadata.annotations).toEqual({ cluster: 'Cluster.ClusterId' });
  });

  test('have to be some', () => {
    expect(adding((cluster) => cluster.addManifest('Web'))).toThrow("'objects' is empty, name what to apply");
    expect(adding((cluster) => cluster.addManifest('Web', any(null), { kind: 'A' }))).toThrow(
      "'objects[0]' must be an object, e.g. { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } }, got nothing; " +
        "'objects[1].apiVersion' must be a text, e.g. 'v1', got nothing; " +
        "'objects[1].metadata.name' must be a text, e.g. 'web', got nothing [at Stack/Cluster]",
    );
    expect(
      adding((cluster) => cluster.addManifest('Web', { ...NAMESPACE, spec: { a: ros.Token.asNumber({ Ref: 'A' }) } })),
    ).toThrow("'spec.a' is a number that only ROS knows; give a plain one [at objects[0]] [at Stack/Cluster/Web]");
    expect(
      adding((cluster) => cluster.addManifest('Web', { ...NAMESPACE, spec: { a: ros.Fn.getAtt('Site', 'Name') } })),
    ).toThrow("'spec.a' is a function of ROS; hand it over as a text, e.g. ros.Token.asString(bucket.attrName)");
  });
});

describe('a Helm chart', () => {
  const REDIS = { chartUrl: 'https://charts.example.com/redis-1.2.3.tgz', releaseName: 'redis', namespace: 'redis' };

  test('is installed with its values, known or not', () => {
    const template = templateWith((cluster, stack) => {
      const password = new ros.RosParameter(stack, 'Password', { type: ros.RosParameterType.STRING, noEcho: true });
      cluster.addHelmChart('Web', {
        ...REDIS,
        values: { replicas: 3, cluster: cluster.clusterId },
        credential: { userName: 'reader', password: password.valueAsString },
        waitFor: [WaitCondition.ready('StatefulSet', 'redis', { namespace: 'redis', timeoutSeconds: 60 })],
      });
    });
    expect(template.Resources.ClusterWeb).toMatchSnapshot();
    expect(checkTemplate(template)).toEqual([]);
  });

  test('has to be somewhere, and no password in the template', () => {
    expect(adding((cluster) => cluster.addHelmChart('Web', any(undefined)))).toThrow(
      "'chartUrl' is nothing, must be a URL, e.g. 'https://charts.example.com/redis-1.2.3.tgz'; " +
        "'releaseName' must be a text, e.g. 'redis', got nothing; 'namespace' must be a text, e.g. 'redis', got nothing",
    );
    const credential = { userName: 'reader', password: 'secret' };
    expect(adding((cluster) => cluster.addHelmChart('Web', { ...REDIS, credential }))).toThrow(
      /'credential.password' must be a parameter of the stack with noEcho, as the template is read by many(?!.*secret)/,
    );
    expect(adding((cluster) => cluster.addHelmChart('Web', any({ ...REDIS, values: 1, credential: 2 })))).toThrow(
      "'values' must be an object, e.g. { replicas: 3 }, got 1; 'credential' must be an object, e.g. " +
        '{ userName, password: parameter.valueAsString }, got 2 [at Stack/Cluster/Web]',
    );
  });
});
