import { ElasticUnit, type IScaling, Namespace, Scaling, VerticalMode } from '../../../charts';
import { byKind, manifestsOf, newWebApplication } from '../../charts/manifests';
import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../support/kubernetes/check-manifests';

const HORIZONTAL = Scaling.horizontal({ min: 3, max: 9, cpuPercent: 60 });

const SCHEDULED = Scaling.scheduled([
  { schedule: '0 0 8 * * *', replicas: 6 },
  { schedule: '0 0 20 * * *', replicas: 3 },
]);

const ELASTIC = Scaling.elastic({ units: [ElasticUnit.nodes({ max: 6 }), ElasticUnit.virtualNodes()] });

const MEMORY = Scaling.vertical({
  mode: VerticalMode.auto(),
  resources: ['memory'],
  maxAllowed: { memory: '1Gi' },
});

/** What is found in the objects of a web application, once `change` has put a flaw into them. */
function problemsOf(scaling: IScaling[], change: (objects: Record<string, any>) => void): string[] {
  const objects = [
    ...manifestsOf((chart) => new Namespace(chart, 'Web')),
    ...manifestsOf((chart) => newWebApplication(chart, { scaling })),
  ];
  change(byKind(objects));
  return [...checkManifests(objects), ...checkManifestGraph(objects)];
}

test.each<[string, IScaling[], (objects: Record<string, any>) => void, string]>([
  [
    'a job aims beside the autoscaler',
    [HORIZONTAL, SCHEDULED],
    ({ CronHorizontalPodAutoscaler: { spec }, Deployment }) => {
      spec.scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: Deployment.metadata.name };
    },
    'CronHorizontalPodAutoscaler web/web: spec.scaleTargetRef: HorizontalPodAutoscaler web/web scales the same Deployment, aim at that one',
  ],
  [
    'a job aims at nothing',
    [HORIZONTAL, SCHEDULED],
    ({ CronHorizontalPodAutoscaler: { spec } }) => {
      spec.scaleTargetRef.name = 'shop';
    },
    "CronHorizontalPodAutoscaler web/web: spec.scaleTargetRef: there is no HorizontalPodAutoscaler 'shop'",
  ],
  [
    'a schedule has five fields',
    [HORIZONTAL, SCHEDULED],
    ({ CronHorizontalPodAutoscaler: { spec } }) => {
      spec.jobs[0].schedule = '0 8 * * *';
    },
    "CronHorizontalPodAutoscaler web/web: spec.jobs[0].schedule: must have six fields, got '0 8 * * *'",
  ],
  [
    'two jobs have one name',
    [HORIZONTAL, SCHEDULED],
    ({ CronHorizontalPodAutoscaler: { spec } }) => {
      spec.jobs[1].name = spec.jobs[0].name;
    },
    "CronHorizontalPodAutoscaler web/web: spec.jobs[1].name: there is another job 'schedule-1'",
  ],
  [
    'one changes what the other follows',
    [HORIZONTAL, MEMORY],
    ({ VerticalPodAutoscaler: { spec } }) => {
      delete spec.resourcePolicy;
    },
    'VerticalPodAutoscaler web/web: spec.targetRef: HorizontalPodAutoscaler web/web follows cpu, whose requests this one changes',
  ],
  [
    'the least is more than the most',
    [MEMORY],
    ({ VerticalPodAutoscaler: { spec } }) => {
      spec.resourcePolicy.containerPolicies[0].minAllowed = { memory: '2Gi' };
    },
    "VerticalPodAutoscaler web/web: spec.resourcePolicy.containerPolicies[0].minAllowed.memory: must not be more than the most allowed, got '2Gi' and '1Gi'",
  ],
  [
    'a mode is deprecated',
    [MEMORY],
    ({ VerticalPodAutoscaler: { spec } }) => {
      spec.updatePolicy.updateMode = 'Auto';
    },
    'VerticalPodAutoscaler web/web: spec.updatePolicy.updateMode: Auto is deprecated, write Recreate',
  ],
  [
    'a number is below what the autoscaler may have reached',
    [HORIZONTAL, ELASTIC],
    ({ UnitedDeployment: { spec } }) => {
      spec.replicas = 3;
    },
    'HorizontalPodAutoscaler web/web: spec.scaleTargetRef: UnitedDeployment web/web sets spec.replicas, so that each apply undoes the scaling',
  ],
  [
    'no number',
    [ELASTIC],
    ({ UnitedDeployment: { spec } }) => {
      delete spec.replicas;
    },
    'UnitedDeployment web/web: spec.replicas: missing, with limits of subsets',
  ],
  [
    'all subsets are limited',
    [ELASTIC],
    ({ UnitedDeployment: { spec } }) => {
      spec.topology.subsets[1].maxReplicas = 3;
    },
    'UnitedDeployment web/web: spec.topology.subsets: one at least must have no maxReplicas',
  ],
  [
    'subsets of one name, with more than there are',
    [ELASTIC],
    ({ UnitedDeployment: { spec } }) => {
      spec.topology.subsets[1].name = 'nodes';
      spec.topology.subsets[1].minReplicas = 4;
    },
    'UnitedDeployment web/web: spec.topology.subsets: must not have more than 3 at least, got 4',
  ],
  [
    'a policy for no pods',
    [Scaling.burst()],
    ({ ResourcePolicy: { spec } }) => {
      spec.selector = { app: 'shop' };
    },
    'ResourcePolicy web/web: spec.selector: matches no pods, got {"app":"shop"}',
  ],
  [
    'a field that nobody knows',
    [Scaling.burst()],
    ({ ResourcePolicy: { spec } }) => {
      spec.units[0].maximum = 3;
    },
    "ResourcePolicy web/web: spec.units[0]: unknown field 'maximum'",
  ],
])('%s', (_, scaling, change, problem) => {
  expect(problemsOf(scaling, () => {})).toEqual([]);
  expect(problemsOf(scaling, change)).toContain(problem);
});
