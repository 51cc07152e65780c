import { DeployError } from '../deploy-error';
import type { Outcome } from './apply-event';
import type { KubeObject } from './manifests/kube-object';
import { showName } from './manifests/object-name';
import type { PlacedObject } from './manifests/placed-object';
import { createScaled, givesUpReplicas, handOver, isScalable, letGo, replicasOf, takeBack } from './replicas';
import type { ScaleTargets } from './scale-targets';
import { type PatchOptions, serverSideApply } from './server/server-side-apply';
import type { Session } from './server/session';

/** What an apply needs to know of the whole. */
export interface ApplyContext {
  readonly session: Session;
  readonly targets: ScaleTargets;
  readonly force?: boolean;
}

/**
 * Sends one object, and tells what became of it.
 *
 * @throws DeployError when it is being deleted: what is sent to it goes with it
 */
export async function applyObject(placed: PlacedObject, context: ApplyContext): Promise<Outcome> {
  const { session, force } = context;
  const live = await session.client.tryGet<KubeObject>(placed.path, showName(placed.name));
  if (live?.metadata.deletionTimestamp !== undefined) {
    throw new DeployError(`${showName(placed.name)} is being deleted; apply again when it is gone`);
  }
  const applied = isScalable(placed)
    ? await applyScalable(placed, live, context)
    : await serverSideApply(session.client, placed, placed.object, { force });
  const outcome = outcomeOf(live, applied);
  session.report({ type: 'applied', object: placed.name, outcome });
  return outcome;
}

function outcomeOf(live: KubeObject | undefined, applied: KubeObject): Outcome {
  if (!live) return 'created';
  // the server counts versions only where something changed
  return live.metadata.resourceVersion === applied.metadata.resourceVersion ? 'unchanged' : 'changed';
}

async function applyScalable(
  placed: PlacedObject,
  found: KubeObject | undefined,
  { session, targets, force }: ApplyContext,
): Promise<KubeObject> {
  const options: PatchOptions = { force };
  const minimum = targets.minimumOf(placed.name) ?? 1;
  const isLeftOpen = replicasOf(placed.object) === undefined;
  const live = found ?? (isLeftOpen && minimum > 1 ? await createScaled(placed, minimum, session, options) : undefined);
  if (live && givesUpReplicas(placed, live)) await handOver(placed, live, session);
  if (live) await takeBack(placed, live, session);
  return letGo(placed, await serverSideApply(session.client, placed, placed.object, options), session);
}
