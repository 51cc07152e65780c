import { below, isObject, type Problems } from '../../plain-json';
import { clusterConfigFacts } from '../cluster-config-facts';
import { intrinsicOf } from '../intrinsics';
import type { Template } from '../template';
import { checkValue } from './properties';

/** `ALIYUN::CS::AnyCluster` takes any map; what ACK makes of it is in the model of CreateCluster. */
export function* checkClusterConfigs({ Resources }: Template): Problems {
  for (const [id, { Properties, Type }] of Object.entries(Resources)) {
    if (Type !== 'ALIYUN::CS::AnyCluster') continue;
    const config = Properties?.ClusterConfig;
    if (!isObject(config) || intrinsicOf(config)) continue;
    yield* checkValue(below('Resources', id, 'Properties', 'ClusterConfig'), config, clusterConfigFacts());
  }
}
