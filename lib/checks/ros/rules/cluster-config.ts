import { below, isObject } from '../../plain-json';
import { type Problems, templateCheck } from '../../rule';
import { clusterConfigFacts } from '../cluster-config-facts';
import { intrinsicOf } from '../intrinsics';
import type { Template } from '../template';
import type { TemplateGraph } from '../template-graph';
import { checkValue, VALUE_RULES } from './properties';

/** `ALIYUN::CS::AnyCluster` takes any map; what ACK makes of it is in the model of CreateCluster. */
function* checkClusterConfigs(_template: Template, graph: TemplateGraph): Problems {
  for (const { id, resource } of graph.ofType('ALIYUN::CS::AnyCluster')) {
    const config = resource.Properties?.ClusterConfig;
    if (!isObject(config) || intrinsicOf(config)) continue;
    yield* checkValue(below('Resources', id, 'Properties', 'ClusterConfig'), config, clusterConfigFacts(), 'warning');
  }
}

export const clusterConfigs = templateCheck(VALUE_RULES, checkClusterConfigs);
