import { checkList } from '../../lib/problems';
import { checkLabels } from '../object/labels';
import { checkObjectName } from '../object/names';
import { ifGiven } from '../object/shape';
import { checkPriority } from '../platform/priority';
import type { PodProps } from './pod-props';
import { checkTolerations, renderTolerations } from './toleration';

/** Where pods run, how soon, and who may pull their images. */
export type Placement = Pick<PodProps, 'imagePullSecrets' | 'nodeSelector' | 'priority' | 'tolerations'>;

/** Problems of where pods run. */
export function checkPlacement({ tolerations, nodeSelector, imagePullSecrets, priority }: Placement): string[] {
  return [
    ...ifGiven(tolerations, (given) => checkTolerations('tolerations', given)),
    ...checkLabels('nodeSelector', nodeSelector),
    ...ifGiven(imagePullSecrets, checkImagePullSecrets),
    ...ifGiven(priority, (given) => checkPriority('priority', given)),
  ];
}

function checkImagePullSecrets(names: readonly string[]): string[] {
  if (!Array.isArray(names)) return checkList('imagePullSecrets', names, "['registry']");
  return names.flatMap((name, index) => checkObjectName(`imagePullSecrets[${index}]`, name, 'registry'));
}

/** As a pod has it. */
export function renderPlacement({ tolerations = [], nodeSelector, imagePullSecrets = [], priority }: Placement) {
  return {
    priorityClassName: priority?.name,
    imagePullSecrets: imagePullSecrets.length > 0 ? imagePullSecrets.map((name) => ({ name })) : undefined,
    nodeSelector,
    tolerations: tolerations.length > 0 ? renderTolerations(tolerations) : undefined,
  };
}
