import type { k8s } from 'cdk8s-plus-27';
import type { Plain } from '../object/plain';
import type { Scaling, ScalingTargets } from './scaling';
import { renderBehavior } from './scaling-pace';

/** The spec of the autoscaler of a Deployment (`autoscaling/v2`). */
export function renderAutoscaler(
  { min, max }: Scaling,
  targets: ScalingTargets,
  deployment: string,
): Plain<k8s.HorizontalPodAutoscalerSpecV2> {
  return {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: deployment },
    minReplicas: min,
    maxReplicas: max,
    metrics: [...renderMetric('cpu', targets.cpuPercent), ...renderMetric('memory', targets.memoryPercent)],
    behavior: renderBehavior(targets.behavior ?? {}),
  };
}

function renderMetric(name: 'cpu' | 'memory', averageUtilization?: number): Plain<k8s.MetricSpecV2>[] {
  if (averageUtilization === undefined) return [];
  return [{ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } }];
}
