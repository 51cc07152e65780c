import { below } from '../../plain-json';
import { type Problems, Rule, templateCheck } from '../../rule';
import { hintOf, type Nearest, nearestOf } from '../nearest';
import { REPLACED_TYPES } from '../replacements';
import type { Template } from '../template';
import type { TemplateGraph } from '../template-graph';
import { knownNamespaces, typesBeside } from '../type-facts';

const UNKNOWN_TYPE = new Rule({
  id: 'ROS010',
  severity: 'error',
  title: 'Unknown resource type',
  why: 'ROS refuses the template. A name that resembles none we know may be newer than our facts: then this is a warning.',
  fix: 'Correct the name; the last part is written as in the list of resource types.',
  source: 'ROS: List of resource types by service (July 2026)',
});

const ENDED_TYPE = new Rule({
  id: 'ROS080',
  severity: 'error',
  title: 'Type that can no longer be created',
  why: 'Creation fails, for new accounts at least: the vendor has ended the product behind the type.',
  fix: 'Take the type that has replaced it; existing resources go on.',
  source: 'ACK: Create an ACK dedicated cluster (stopped on 2024-08-21); ROS: List of resource types by service',
});

/** Those that certainly fail; of others we only know that they are not documented any more. */
const FAILING: readonly string[] = ['ALIYUN::CS::App', 'ALIYUN::CS::Cluster', 'ALIYUN::CS::KubernetesCluster'];

function* checkTypes({ Resources }: Template, graph: TemplateGraph): Problems {
  for (const [id, { Type }] of Object.entries(Resources)) {
    if (Type === '') continue;
    const at = below('Resources', id, 'Type');
    const facts = graph.typeFacts(Type);
    if (facts?.isRemoved || Object.hasOwn(REPLACED_TYPES, Type)) {
      const instead = Object.hasOwn(REPLACED_TYPES, Type) ? `, take ${REPLACED_TYPES[Type]}` : '';
      yield ENDED_TYPE.at(at, `${Type} can no longer be created${instead}`, {
        severity: FAILING.includes(Type) ? 'error' : 'warning',
      });
    } else if (!facts) yield* checkUnknown(at, Type);
  }
}

/** Of most services nothing is known, so their types are not judged. */
function* checkUnknown(path: string, type: string): Problems {
  const [entity = '', namespace = '', ...names] = type.split('::');
  if (entity === 'MODULE' || entity === 'Custom') return;
  if (names.length !== 1) return yield UNKNOWN_TYPE.at(path, `unknown type ${type.slice(0, 100)}`);
  const known = knownNamespaces();
  if (/^(ALIYUN|DATASOURCE)$/.test(entity) && !known.includes(namespace)) {
    const other = known.find((name) => name.toLowerCase() === namespace.toLowerCase());
    if (other === undefined) return;
  }
  const nearest = nearestType(entity, namespace, type, known);
  const severity = nearest?.isSlip || !/^(ALIYUN|DATASOURCE)$/.test(entity) ? 'error' : 'warning';
  yield UNKNOWN_TYPE.at(path, `unknown type ${type}${hintOf(nearest)}`, { severity });
}

function nearestType(entity: string, namespace: string, type: string, known: readonly string[]): Nearest | undefined {
  const spelt = known.find((name) => name.toLowerCase() === namespace.toLowerCase()) ?? namespace;
  return nearestOf(type, typesBeside(`ALIYUN::${spelt}::${entity || 'X'}`));
}

export const types = templateCheck([UNKNOWN_TYPE, ENDED_TYPE], checkTypes);
