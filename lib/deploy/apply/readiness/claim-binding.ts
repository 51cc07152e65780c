import type { KubeObject } from '../manifests/kube-object';
import { type ObjectName, showName } from '../manifests/object-name';
import type { PlacedObject } from '../manifests/placed-object';
import { claimsOf } from '../manifests/pod-template';
import { replicasOf } from '../replicas';
import { ifAllowed } from '../server/api-error';
import type { Session } from '../server/session';

/** When a claim gets its volume. */
export type Binding = 'at once' | 'with its pods' | 'never';

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
const CLASSES = '/apis/storage.k8s.io/v1/storageclasses';

/** Knows of claims whether they wait for a pod: the class says so, and none may be there. */
export class ClaimBinding {
  private readonly mounted: ReadonlySet<string>;
  private classes?: Promise<readonly KubeObject[]>;

  constructor(
    placed: readonly PlacedObject[],
    private readonly session: Session,
  ) {
    const consumers = placed.filter(({ object }) => replicasOf(object) !== 0);
    this.mounted = new Set(
      consumers.flatMap(({ object, name }) => claimsOf(object).map((claim) => key(name.namespace, claim))),
    );
  }

  public async bindingOf({ spec }: KubeObject, name: ObjectName): Promise<Binding> {
    const className = spec?.storageClassName as string | undefined;
    if (spec?.volumeName !== undefined || className === '') return 'at once';
    const mode = await this.modeOf(className);
    if (mode === 'Immediate') return 'at once';
    if (this.mounted.has(key(name.namespace, name.name))) return 'with its pods';
    return mode === 'WaitForFirstConsumer' ? 'never' : 'at once';
  }

  /** Asked after the classes of the manifests have been applied; nothing where there is no such class. */
  private async modeOf(className: string | undefined): Promise<string | undefined> {
    this.classes ??= this.askForClasses();
    const found = (await this.classes).find(({ metadata }) =>
      className === undefined ? metadata.annotations?.[DEFAULT_CLASS] === 'true' : metadata.name === className,
    );
    return found && ((found.volumeBindingMode ?? 'Immediate') as string);
  }

  /** None for a user who may not see them. */
  private async askForClasses(): Promise<readonly KubeObject[]> {
    const { client } = this.session;
    const list = await ifAllowed(client.tryGet<{ items: readonly KubeObject[] }>(CLASSES, 'the storage classes'));
    return list?.items ?? [];
  }
}

/** A claim nobody mounts gets no volume, and nobody misses it. */
export function reasonNotAwaited(name: ObjectName): string {
  return `${showName(name)} gets its volume when the first pod mounts it, and none here does`;
}

function key(namespace: string | undefined, claim: string): string {
  return `${namespace ?? ''}/${claim}`;
}
