import { DeployError } from '../deploy-error';
import type { KubeObject } from './manifests/kube-object';
import { groupOf, type ObjectName, objectKey, showName } from './manifests/object-name';
import { ApiError, ifAllowed } from './server/api-error';
import { collectionPath } from './server/discovery';
import { FIELD_MANAGER, serverSideApply } from './server/server-side-apply';
import type { Session } from './server/session';

/** Which platform, and where it is remembered what belongs to it. */
export interface InventoryOptions {
  /** Name of the platform, such as that of its stack: a DNS label. */
  readonly platform: string;
  /**
   * Namespace of the ConfigMap `ackb-<platform>`; must be there already.
   *
   * @default default
   */
  readonly inventoryNamespace?: string;
}

/** By which the inventories of other platforms are found. */
const LABEL = 'app.kubernetes.io/managed-by';

const PREFIX = 'ackb-';

/**
 * What applies of one platform made: a ConfigMap with a line for each object.
 *
 * Not the label of an ApplySet (KEP-3659), which every object would have to carry: what is sent would no longer be what
 * is written, CustomResourceDefinitions included. And not a label such as `app.kubernetes.io/managed-by` either: it
 * does not say which platform, and copies of an object copy it.
 */
export class Inventory {
  private readonly name: ObjectName;
  /** As it was last seen. */
  private live?: KubeObject;

  constructor(
    private readonly session: Session,
    private readonly options: InventoryOptions,
  ) {
    const { platform, inventoryNamespace = 'default' } = options;
    if (!/^[a-z0-9]([a-z0-9-]{0,56}[a-z0-9])?$/.test(platform)) {
      throw new DeployError(
        `'platform' must be lower-case letters, digits and dashes, 58 at most, e.g. 'web', got '${platform}'`,
        2,
      );
    }
    this.name = { apiVersion: 'v1', kind: 'ConfigMap', namespace: inventoryNamespace, name: `${PREFIX}${platform}` };
  }

  /** What is remembered; nothing before the first apply. */
  public async read(): Promise<ObjectName[]> {
    this.live = await this.look();
    return parseAll(this.live?.data);
  }

  /**
   * What other platforms with inventories in the same namespace made: the platform, by key of the object. Nothing for a
   * user who may not see them.
   */
  public async ofOthers(): Promise<ReadonlyMap<string, string>> {
    const labelSelector = `${LABEL}=${FIELD_MANAGER}`;
    const list = await ifAllowed(
      this.session.client.tryGet<{ items: readonly KubeObject[] }>(this.collection, 'the inventories', {
        labelSelector,
      }),
    );
    const others = (list?.items ?? []).filter(({ metadata: { name } }) => name !== this.name.name);
    return new Map(
      others.flatMap(({ metadata: { name }, data }) =>
        parseAll(data).map((object): [string, string] => [objectKey(object), name.slice(PREFIX.length)]),
      ),
    );
  }

  /**
   * Remembers these and no others; does nothing where that is so already.
   *
   * @throws DeployError when another apply of the platform wrote since it was read: what that one made would be forgotten
   */
  public async write(objects: readonly ObjectName[]): Promise<void> {
    const data = render(objects);
    if (isOf(this.live, data)) return;
    this.live ??= await this.ifFirst(this.create(), {});
    this.live = await this.ifFirst(this.replace(data, this.live.metadata.resourceVersion), data);
  }

  private look(): Promise<KubeObject | undefined> {
    return this.session.client.tryGet<KubeObject>(this.path, showName(this.name));
  }

  /** Empty, and not by an apply, which would change one that is there. */
  private create(): Promise<KubeObject> {
    return this.session.client.request<KubeObject>({
      method: 'POST',
      path: this.collection,
      query: { fieldManager: FIELD_MANAGER },
      body: this.body({}),
      isConditional: true,
      subject: showName(this.name),
    });
  }

  private replace(data: Readonly<Record<string, string>>, resourceVersion?: string): Promise<KubeObject> {
    const body = { ...this.body({ labels: { [LABEL]: FIELD_MANAGER }, resourceVersion }), data };
    const options = { force: true, isConditional: true };
    return serverSideApply(this.session.client, { name: this.name, path: this.path }, body, options);
  }

  private body(metadata: object): object {
    const { apiVersion, kind, namespace, name } = this.name;
    return { apiVersion, kind, metadata: { namespace, name, ...metadata } };
  }

  /** A request that was repeated may meet what it did itself. */
  private async ifFirst(written: Promise<KubeObject>, data: Readonly<Record<string, string>>): Promise<KubeObject> {
    try {
      return await written;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 409) throw error;
      const live = await this.look();
      if (live && isOf(live, data)) return live;
      throw new DeployError(
        `another apply of platform '${this.options.platform}' is under way, or was until now: ` +
          'wait until it has ended, then apply again',
      );
    }
  }

  private get path(): string {
    return `${this.collection}/${this.name.name}`;
  }

  private get collection(): string {
    return collectionPath('v1', { plural: 'configmaps', isNamespaced: true }, this.name.namespace);
  }
}

function isOf(live: KubeObject | undefined, data: Readonly<Record<string, string>>): boolean {
  return JSON.stringify(live?.data ?? {}) === JSON.stringify(data);
}

/** Both, each object once. */
export function union(one: readonly ObjectName[], other: readonly ObjectName[]): ObjectName[] {
  return [...new Map([...one, ...other].map((object) => [objectKey(object), object])).values()];
}

/** What one has and the other has not. */
export function without(all: readonly ObjectName[], those: readonly ObjectName[]): ObjectName[] {
  const keys = new Set(those.map(objectKey));
  return all.filter((object) => !keys.has(objectKey(object)));
}

/** A key for each kind (`Deployment.v1.apps`), a line for each object (`web/site`), in order. */
function render(objects: readonly ObjectName[]): Record<string, string> {
  const lines = new Map<string, string[]>();
  for (const { apiVersion, kind, namespace, name } of objects) {
    const key = [kind, apiVersion.split('/').at(-1), groupOf(apiVersion)].filter(Boolean).join('.');
    const line = namespace === undefined ? name : `${namespace}/${name}`;
    const others = lines.get(key);
    if (others) others.push(line);
    else lines.set(key, [line]);
  }
  return Object.fromEntries([...lines].sort(byKey).map(([key, names]) => [key, names.sort().join('\n')]));
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

function parseAll(data: unknown): ObjectName[] {
  return Object.entries((data ?? {}) as Readonly<Record<string, string>>).flatMap(([key, lines]) => parse(key, lines));
}

function parse(key: string, lines: string): ObjectName[] {
  const [kind = '', version = '', ...group] = key.split('.');
  const apiVersion = group.length > 0 ? `${group.join('.')}/${version}` : version;
  // somebody may have edited it: a name that is none would be the whole collection
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [first = '', second] = line.split('/');
      return second === undefined
        ? { apiVersion, kind, name: first }
        : { apiVersion, kind, namespace: first, name: second };
    });
}
