import { checkManifests } from '../../support/kubernetes/check-manifests';
import { testFlaws } from './sound-manifests';

describe('workloads', () =>
  testFlaws(checkManifests, [
    [
      'Deployment web',
      'a selector that does not match',
      (d) => (d.spec.selector.matchLabels = { app: 'web' }),
      `spec.selector: does not match the template's labels, got {"matchLabels":{"app":"web"}} and {"app.kubernetes.io/name":"web","app.kubernetes.io/instance":"web","ack-bluepri…`,
    ],
    ['Deployment web', 'an empty selector', (d) => (d.spec.selector = {}), 'spec.selector: must not be empty'],
    [
      'StatefulSet database',
      'a selector with a bad value',
      (d) => (d.spec.selector.matchLabels.app = 'a b'),
      "spec.selector.matchLabels.app: must be a label value (letters, 0-9, -, _, . between letters or digits; at most 63), got 'a b'",
      `spec.selector: does not match the template's labels, got {"matchLabels":{"app":"a b"}} and {"app":"database"}`,
    ],
    [
      'StatefulSet database',
      'negative replicas',
      (d) => (d.spec.replicas = -1),
      'spec.replicas: must not be negative, got -1',
    ],
    [
      'StatefulSet database',
      'fields that 1.26 drops',
      (d) => (d.spec.ordinals = { start: 1 }),
      'spec.ordinals: Kubernetes 1.26 drops this field',
    ],
    [
      'Deployment web',
      'no surge and none unavailable',
      (d) => (d.spec.strategy.rollingUpdate.maxSurge = '0%'),
      'spec.strategy.rollingUpdate: maxSurge and maxUnavailable must not both be 0',
    ],
    [
      'Deployment web',
      'a surge that is no percentage',
      (d) => (d.spec.strategy.rollingUpdate.maxSurge = '25 %'),
      "spec.strategy.rollingUpdate.maxSurge: must be a count or 0% to 100%, got '25 %'",
    ],
    [
      'Deployment web',
      'a rolling update with Recreate',
      (d) => (d.spec.strategy.type = 'Recreate'),
      'spec.strategy.rollingUpdate: not allowed with type Recreate',
    ],
    [
      'Deployment web',
      'a deadline before ready',
      (d) => (d.spec.progressDeadlineSeconds = 5),
      'spec.progressDeadlineSeconds: must be more than minReadySeconds (5), got 5',
    ],
    [
      'DaemonSet agent',
      'a surge besides unavailable',
      (d) => (d.spec.updateStrategy.rollingUpdate.maxSurge = 1),
      'spec.updateStrategy.rollingUpdate: exactly one of maxSurge and maxUnavailable must be 0, got 1 and 10%',
    ],
    [
      'Job migrate',
      'a negative limit',
      (d) => (d.spec.backoffLimit = -1),
      'spec.backoffLimit: must not be negative, got -1',
    ],
    [
      'Job migrate',
      'an index without an end',
      (d) => delete d.spec.completions,
      'spec.completions: missing with completionMode Indexed',
    ],
    [
      'Job migrate',
      'a selector',
      (d) => (d.spec.selector = { matchLabels: { a: 'b' } }),
      'spec.selector: made by the server, leave it out',
    ],
    [
      'CronJob report',
      'a schedule of six fields',
      (d) => (d.spec.schedule = '0 0 3 * * *'),
      "spec.schedule: must be a cron of five fields such as '0 3 * * *', got '0 0 3 * * *'",
    ],
    [
      'CronJob report',
      'a schedule out of range',
      (d) => (d.spec.schedule = '0 24 * * *'),
      "spec.schedule: must be a cron of five fields such as '0 3 * * *', got '0 24 * * *'",
    ],
    [
      'CronJob report',
      'a schedule with a bad step',
      (d) => (d.spec.schedule = '*/0 * * * *'),
      "spec.schedule: must be a cron of five fields such as '0 3 * * *', got '*/0 * * * *'",
    ],
    [
      'CronJob report',
      'a negative deadline',
      (d) => (d.spec.startingDeadlineSeconds = -1),
      'spec.startingDeadlineSeconds: must not be negative, got -1',
    ],
  ]));

describe('scaling', () =>
  testFlaws(checkManifests, [
    [
      'PodDisruptionBudget web',
      'both fields',
      (d) => (d.spec.minAvailable = 1),
      'spec: must not have both minAvailable and maxUnavailable',
    ],
    [
      'PodDisruptionBudget web',
      'neither field',
      (d) => delete d.spec.maxUnavailable,
      'spec: minAvailable or maxUnavailable is needed',
    ],
    [
      'PodDisruptionBudget web',
      'a percentage above 100',
      (d) => (d.spec.maxUnavailable = '101%'),
      "spec.maxUnavailable: must be a count or 0% to 100%, got '101%'",
    ],
    [
      'PodDisruptionBudget web',
      'no selector',
      (d) => delete d.spec.selector,
      'spec.selector: missing, the budget guards no pod',
    ],
    [
      'HorizontalPodAutoscaler web',
      'a minimum of 0',
      (d) => (d.spec.minReplicas = 0),
      'spec.minReplicas: must be at least 1, got 0',
    ],
    [
      'HorizontalPodAutoscaler web',
      'a maximum of 0',
      (d) => (d.spec.maxReplicas = 0),
      'spec.maxReplicas: must be at least 1, got 0',
      'spec.minReplicas: must not be more than maxReplicas, got 2 and 0',
    ],
    [
      'HorizontalPodAutoscaler web',
      'a minimum above the maximum',
      (d) => (d.spec.minReplicas = 6),
      'spec.minReplicas: must not be more than maxReplicas, got 6 and 5',
    ],
    [
      'HorizontalPodAutoscaler web',
      'a target without a name',
      (d) => (d.spec.scaleTargetRef.name = ''),
      'spec.scaleTargetRef.name: missing',
    ],
    [
      'HorizontalPodAutoscaler web',
      'an unknown metric',
      (d) => (d.spec.metrics[0].type = 'Cpu'),
      "spec.metrics[0].type: must be one of ContainerResource, External, Object, Pods, Resource, got 'Cpu'",
    ],
    [
      'HorizontalPodAutoscaler web',
      'a metric of another type',
      (d) => (d.spec.metrics[0].type = 'Pods'),
      'spec.metrics[0].pods.target: missing with type Pods',
    ],
    [
      'HorizontalPodAutoscaler web',
      'a metric of two types',
      (d) => (d.spec.metrics[0].pods = d.spec.metrics[1].pods),
      'spec.metrics[0]: must have exactly one of containerResource, external, object, pods, resource, got pods, resource',
    ],
    [
      'HorizontalPodAutoscaler web',
      'an unknown target',
      (d) => (d.spec.metrics[0].resource.target.type = 'Percent'),
      "spec.metrics[0].resource.target.type: must be one of AverageValue, Utilization, Value, got 'Percent'",
    ],
    [
      'HorizontalPodAutoscaler web',
      'a target without its value',
      (d) => (d.spec.metrics[0].resource.target.type = 'AverageValue'),
      'spec.metrics[0].resource.target.averageValue: missing with type AverageValue',
    ],
    [
      'HorizontalPodAutoscaler web',
      'a target of 0',
      (d) => (d.spec.metrics[0].resource.target.averageUtilization = 0),
      'spec.metrics[0].resource.target.averageUtilization: must be more than 0, got 0',
    ],
    [
      'HorizontalPodAutoscaler web',
      'a window of two hours',
      (d) => (d.spec.behavior.scaleDown.stabilizationWindowSeconds = 7200),
      'spec.behavior.scaleDown.stabilizationWindowSeconds: must be 0 to 3600, got 7200',
    ],
    [
      'HorizontalPodAutoscaler web',
      'no policies',
      (d) => (d.spec.behavior.scaleUp.policies = []),
      'spec.behavior.scaleUp.policies: at least one is needed',
    ],
    [
      'HorizontalPodAutoscaler web',
      'a bad policy',
      (d) => (d.spec.behavior.scaleUp.policies = [{ type: 'Nodes', value: 0, periodSeconds: 3600 }]),
      "spec.behavior.scaleUp.policies[0].type: must be one of Percent, Pods, got 'Nodes'",
      'spec.behavior.scaleUp.policies[0].value: must be at least 1, got 0',
      'spec.behavior.scaleUp.policies[0].periodSeconds: must be 1 to 1800, got 3600',
    ],
  ]));
