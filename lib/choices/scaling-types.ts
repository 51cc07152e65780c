import { Fact } from './fact';
import { SOURCES } from './sources';

/** The ways to scale there are. */
export type ScalingTypeName =
  | 'HPA'
  | 'VPA'
  | 'CronHPA'
  | 'AHPA'
  | 'Knative'
  | 'cluster autoscaler'
  | 'instant elasticity'
  | 'virtual node'
  | 'ElasticWorkload';

/** What sets a way to scale apart. */
export type ScalingTypeFacts = {
  /** What there is more of. */
  readonly scales: Fact;
  /** What makes it act. */
  readonly follows: Fact;
  /** What it does to the bill. */
  readonly cost: Fact;
  readonly needs: Fact;
  /** How this library has it. */
  readonly rendered: Fact;
};

const { of, unsure, ofOurs } = Fact;

const PODS_ALONE = 'nothing, unless nodes or virtual nodes follow';

/** The ways to scale, compared: the thesis' section 5.8, brought up to date. */
export const SCALING_TYPES: Readonly<Record<ScalingTypeName, ScalingTypeFacts>> = {
  HPA: {
    scales: of('replicas', SOURCES.hpa),
    follows: of('CPU, memory or other metrics', SOURCES.hpa),
    cost: of(PODS_ALONE, SOURCES.thesis),
    needs: of('metrics-server; CPU requests', SOURCES.hpa),
    rendered: ofOurs('`Scaling.horizontal()`'),
  },
  VPA: {
    scales: of('CPU and memory of pods', SOURCES.vpa),
    follows: of('what they used', SOURCES.vpa),
    cost: of(PODS_ALONE, SOURCES.thesis),
    needs: of('its add-on; never on the metric an HPA acts on', SOURCES.components, SOURCES.vpa),
    rendered: ofOurs("`Scaling.vertical(…)`, `AddOn.of('ack-vertical-pod-autoscaler')`"),
  },
  CronHPA: {
    scales: of('replicas, best through the limits of an HPA', SOURCES.cronHpa),
    follows: of('the clock', SOURCES.cronHpa),
    cost: of(PODS_ALONE, SOURCES.thesis),
    needs: of('its add-on; aim it at the HPA, or the two fight', SOURCES.cronHpa),
    rendered: ofOurs('`Scaling.scheduled(…)`, `AddOn.cronHpa()`'),
  },
  AHPA: {
    scales: of('replicas', SOURCES.ahpa),
    follows: of('a forecast, and metrics', SOURCES.ahpa),
    cost: unsure(PODS_ALONE, SOURCES.ahpa),
    needs: of('Managed Prometheus and seven days of history', SOURCES.ahpa),
    rendered: ofOurs('`AddOn.of(…)` with the name ACK has for it'),
  },
  Knative: {
    scales: of('replicas, down to none', SOURCES.knative),
    follows: of('requests', SOURCES.knative),
    cost: unsure('less where nodes or virtual nodes follow; first requests wait', SOURCES.knative),
    needs: unsure('its add-on; `minScale` 2 where a replica may be lost', SOURCES.knative),
    rendered: ofOurs('`KnativeService`, `AddOn.knative()`'),
  },
  'cluster autoscaler': {
    scales: of('nodes of autoscaled node pools', SOURCES.autoscaler),
    follows: of('pods that find no room; empty nodes go after 10 minutes', SOURCES.autoscaler),
    cost: of('every node', SOURCES.thesis),
    needs: of('at least one node; pods below 70 % of a node', SOURCES.autoscaler),
    rendered: ofOurs('`AddOn.clusterAutoscaler()`'),
  },
  'instant elasticity': {
    scales: of('nodes of autoscaled node pools, from and to none', SOURCES.instantElasticity),
    follows: of('pods that find no room, faster', SOURCES.instantElasticity),
    cost: of('every node', SOURCES.thesis),
    needs: of('Kubernetes 1.24; not beside the cluster autoscaler', SOURCES.instantElasticity),
    rendered: ofOurs('`AddOn.instantElasticity()`'),
  },
  'virtual node': {
    scales: of('pods without nodes, 1,000 in 15 to 30 seconds', SOURCES.thesis),
    follows: of('labels on pods, or on their namespace', SOURCES.virtualNode),
    cost: of('pods while they run; sizes are rounded up', SOURCES.virtualNode, SOURCES.eciSizes),
    needs: of(
      'its add-on; no DaemonSets, host paths, host network or privileges there',
      SOURCES.virtualNode,
      SOURCES.eci,
    ),
    rendered: ofOurs('`Scaling.burst(…)`, `Scaling.elastic(…)`, `AddOn.virtualNode()`'),
  },
  ElasticWorkload: {
    scales: of('replicas, a part of them elsewhere', SOURCES.thesis),
    follows: of('an HPA or CronHPA on it', SOURCES.cronHpa),
    cost: of('what runs elsewhere', SOURCES.thesis),
    needs: of('**not developed since June 2024**: ACK advises UnitedDeployment of OpenKruise', SOURCES.elasticWorkload),
    rendered: ofOurs('`Scaling.elasticWorkload(…)`, by name; `Scaling.elastic(…)` in its place'),
  },
};
