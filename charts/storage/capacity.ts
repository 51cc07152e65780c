import type { ISize } from '../../lib/size';
import { checkMethods, checkRequiredInteger } from '../object/shape';

/** Problems of the size of a volume; none if Kubernetes can match claims and volumes by it. */
export function checkCapacity(capacity: ISize): string[] {
  const problems = checkMethods('capacity', capacity, ['toGibibytes'], 'a Size', 'Size.gibibytes(20)');
  if (problems.length > 0) return problems;
  return checkRequiredInteger('capacity', capacity.toGibibytes(), { min: 1, example: 20 });
}

/** A size as Kubernetes reads it. */
export function toQuantity(size: ISize): string {
  return `${size.toGibibytes()}Gi`;
}
