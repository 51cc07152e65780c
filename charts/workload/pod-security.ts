import type { k8s } from 'cdk8s-plus-27';
import { checkInteger, failOn } from '../../lib/problems';
import type { Plain } from '../object/plain';

/** See {@link PodSecurity.restricted}. */
export interface RestrictedProps {
  /**
   * User id of all programs: a number, since Kubernetes cannot see whether a name is root.
   *
   * @default 10001
   */
  readonly user?: number;
  /** @default - the number of `user` */
  readonly group?: number;
  /**
   * Whether programs may write outside of volumes and `scratch`.
   *
   * @default 'readOnly'
   */
  readonly rootFilesystem?: 'readOnly' | 'writable';
  /**
   * Capabilities to keep; the restricted profile allows this one.
   *
   * @default - none
   */
  readonly capabilities?: readonly 'NET_BIND_SERVICE'[];
}

/** What the programs of a pod may do to their node. */
export class PodSecurity {
  /**
   * The profile *restricted* of the Pod Security Standards, and a read-only root file system.
   *
   * @throws ValidationError when the user is root, or no number
   */
  public static restricted({ user = 10001, group = user, ...props }: RestrictedProps = {}): PodSecurity {
    failOn('PodSecurity.restricted', [...checkUser('user', user), ...checkUser('group', group)]);
    return new PodSecurity(
      { runAsNonRoot: true, runAsUser: user, runAsGroup: group, fsGroup: group },
      {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'], add: props.capabilities },
        readOnlyRootFilesystem: props.rootFilesystem !== 'writable',
      },
    );
  }

  /**
   * The profile *baseline*: programs run as the user of their image, perhaps root, and may write everywhere in their
   * container. A namespace that enforces *restricted* refuses such pods.
   */
  public static baseline(): PodSecurity {
    return new PodSecurity({}, { allowPrivilegeEscalation: false });
  }

  private constructor(
    private readonly pod: Plain<k8s.PodSecurityContext>,
    private readonly container: Plain<k8s.SecurityContext>,
  ) {}

  /** @internal */
  public _renderPod(): Plain<k8s.PodSecurityContext> {
    return { ...this.pod, seccompProfile: { type: 'RuntimeDefault' } };
  }

  /** @internal */
  public _renderContainer(user?: number): Plain<k8s.SecurityContext> {
    return { ...this.container, runAsUser: user };
  }
}

/** Problems of a user or group id. */
export function checkUser(prop: string, user: number | undefined): string[] {
  return checkInteger(prop, user, { min: 1, max: 2 ** 31 - 1, example: 10001 });
}
