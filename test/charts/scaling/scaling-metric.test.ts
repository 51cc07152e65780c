import { Scaling, ScalingMetric, Target } from '../../../charts';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { TERWAY, webApplication } from '../manifests';
import { scaling } from './scaled';

const NEW = Target.ack({ podNetwork: 'terway', kubernetesVersion: '1.30' });

const following = (...metrics: ScalingMetric[]) => Scaling.horizontal({ min: 2, max: 9, metrics });

function metricsOf(metric: ScalingMetric, target = TERWAY) {
  const { HorizontalPodAutoscaler } = webApplication({ scaling: following(metric), target });
  expect(checkManifests([HorizontalPodAutoscaler])).toEqual([]);
  return HorizontalPodAutoscaler.spec.metrics;
}

test('follows one container', () => {
  expect(metricsOf(ScalingMetric.containerCpu('web', 60), NEW)).toEqual([
    {
      type: 'ContainerResource',
      containerResource: { container: 'web', name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } },
    },
  ]);
  expect(metricsOf(ScalingMetric.containerMemory('web', 80), NEW)[0].containerResource.name).toBe('memory');
});

test('follows what pods tell', () => {
  expect(metricsOf(ScalingMetric.pods({ name: 'requests', perReplica: '100', labels: { verb: 'GET' } }))).toEqual([
    {
      type: 'Pods',
      pods: {
        metric: { name: 'requests', selector: { matchLabels: { verb: 'GET' } } },
        target: { type: 'AverageValue', averageValue: '100' },
      },
    },
  ]);
});

test('follows another object', () => {
  const object = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' };
  expect(metricsOf(ScalingMetric.object({ name: 'requests', perReplica: '100', object }))[0].object).toMatchObject({
    describedObject: object,
    target: { type: 'AverageValue', averageValue: '100' },
  });
});

test('follows a CLB and an Ingress by the names of the metrics adapter', () => {
  const ofBalancer = ScalingMetric.loadBalancerQps({ loadBalancerId: 'lb-1', port: 80, perReplica: '100' });
  expect(metricsOf(ofBalancer)[0].external.metric).toEqual({
    name: 'slb_l7_qps',
    selector: { matchLabels: { 'slb.instance.id': 'lb-1', 'slb.instance.port': '80' } },
  });
  const ofIngress = ScalingMetric.ingressQps({ project: 'k8s-log-c1', route: 'shop-web-80', perReplica: '10' });
  expect(metricsOf(ofIngress)[0].external.metric).toEqual({
    name: 'sls_ingress_qps',
    selector: {
      matchLabels: {
        'sls.project': 'k8s-log-c1',
        'sls.logstore': 'nginx-ingress',
        'sls.ingress.route': 'shop-web-80',
      },
    },
  });
});

test('fails for one container on a cluster that does not measure it', () => {
  expect(scaling(following(ScalingMetric.containerCpu('web', 60)))).toThrow(
    "'scaling' follows one container, 'web', which Kubernetes does from 1.27 on; give the target such a kubernetesVersion, or follow all with cpuPercent",
  );
});

test('fails for a container that is not there, or requests nothing', () => {
  const props = { target: NEW, resources: { limits: { memory: '1Gi' } } };
  expect(scaling(following(ScalingMetric.containerCpu('php', 60)), props)).toThrow(
    "'scaling' follows the container 'php', but there are 'web'",
  );
  expect(scaling(following(ScalingMetric.containerCpu('web', 60)), props)).toThrow(
    "'scaling' follows cpu of 'web' in percent of its request, which has none; give it one",
  );
});

test.each<[() => unknown, string]>([
  [() => ScalingMetric.containerCpu('', 60), "'container' must be a text, e.g. 'web', got ''"],
  [() => ScalingMetric.containerCpu('web', 0), "'percent' must be a whole number, 1 or more, got 0, e.g. 60"],
  [() => ScalingMetric.pods(undefined as never), "'metric' must be an object"],
  [
    () => ScalingMetric.pods({ name: 'a' } as never),
    "'perReplica' must be a positive quantity, got nothing, e.g. '100'",
  ],
  [
    () => ScalingMetric.external({ perReplica: '1' } as never),
    "'name' must be a text, e.g. 'http_requests_per_second'",
  ],
  [() => ScalingMetric.external({ name: 'a', perReplica: '1', labels: { 'a b': 'c' } }), "'labels' has the key 'a b'"],
  [() => ScalingMetric.object({ name: 'a', perReplica: '1' } as never), "'object' must be an object"],
  [() => ScalingMetric.object({ name: 'a', perReplica: '1', object: {} } as never), "'object.kind' must be a text"],
  [
    () => ScalingMetric.loadBalancerQps({} as never),
    "'loadBalancerId' must be a text, e.g. 'lb-2zexxxxx', got nothing",
  ],
  [() => ScalingMetric.ingressQps({} as never), "'project' must be a text, e.g. 'k8s-log-c1', got nothing"],
  [
    () => following('cpu' as never),
    "'metrics[0]' must be a ScalingMetric, e.g. ScalingMetric.containerCpu('web', 60), got 'cpu'",
  ],
  [() => following(), "'metrics' must have one at least, e.g. [ScalingMetric.containerCpu('web', 60)]"],
])('%# fails', (make, message) => {
  expect(make).toThrow(message);
});
