import type { k8s } from 'cdk8s-plus-27';
import { checkChoice, checkInteger, checkList, failOn, switchProblems } from '../../lib/problems';
import type { Plain } from '../object/plain';
import { checkObject, checkTexts, ifGiven } from '../object/shape';

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
   * Capabilities to keep; the restricted profile allows this one, for ports below 1024. Without root it reaches a program
   * only where the image says so in the file's own capabilities (`setcap cap_net_bind_service=+ep`).
   *
   * @default - none
   */
  readonly capabilities?: readonly 'NET_BIND_SERVICE'[];
}

/** See {@link PodSecurity.none}. */
export interface UnprotectedProps {
  /**
   * Whether programs may do whatever root of the node may.
   *
   * @default false
   */
  readonly privileged?: boolean;
  /**
   * Capabilities to add, such as `NET_ADMIN`.
   *
   * @default - those that the container runtime gives
   */
  readonly capabilities?: readonly string[];
}

/** What the programs of a pod may do to their node. */
export class PodSecurity {
  /**
   * The profile *restricted* of the Pod Security Standards, and a read-only root file system.
   *
   * @throws ValidationError when the user is root or no number, or the profile does not allow a capability
   */
  public static restricted(props: RestrictedProps = {}): PodSecurity {
    failOn('PodSecurity.restricted', checkObject('props', props, '{ user: 101 }'));
    const { user = 10001, group = user, rootFilesystem = 'readOnly', capabilities = [] } = props;
    failOn('PodSecurity.restricted', [
      ...checkUser('user', user),
      ...ifGiven(props.group, (given) => checkUser('group', given)),
      ...checkChoice('rootFilesystem', rootFilesystem, ['readOnly', 'writable']),
      ...checkCapabilities(capabilities),
    ]);
    return new PodSecurity(
      false,
      capabilities.length > 0,
      {
        runAsNonRoot: true,
        runAsUser: user,
        runAsGroup: group,
        fsGroup: group,
        // otherwise each start waits until every file of a large disk has its group again
        fsGroupChangePolicy: 'OnRootMismatch',
      },
      {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'], add: capabilities.length > 0 ? capabilities : undefined },
        readOnlyRootFilesystem: rootFilesystem === 'readOnly',
      },
    );
  }

  /**
   * The profile *baseline*: programs run as the user of their image, perhaps root, and may write everywhere in their
   * container. A namespace that enforces *restricted* refuses such pods.
   */
  public static baseline(): PodSecurity {
    return new PodSecurity(true, true, {}, { allowPrivilegeEscalation: false });
  }

  /**
   * No profile, for programs that have to reach into their node, such as a driver: nothing is taken from them. Only a
   * namespace that enforces *privileged* admits such pods.
   *
   * @throws ValidationError when `privileged` is neither true nor false, or a capability is no text
   */
  public static none(props: UnprotectedProps = {}): PodSecurity {
    failOn('PodSecurity.none', checkObject('props', props, "{ capabilities: ['NET_ADMIN'] }"));
    const { privileged, capabilities } = props;
    failOn('PodSecurity.none', [
      ...switchProblems({ privileged }),
      ...ifGiven(capabilities, (given) => checkTexts('capabilities', given, "['NET_ADMIN']")),
    ]);
    return new PodSecurity(true, true, undefined, {
      privileged,
      capabilities: capabilities && { add: capabilities },
    });
  }

  private constructor(
    /** Whether programs may be root. */
    public readonly allowsRoot: boolean,
    /** Whether programs may be able to listen below 1024. */
    public readonly allowsLowPorts: boolean,
    /** None where nothing is taken from the programs. */
    private readonly pod: Plain<k8s.PodSecurityContext> | undefined,
    private readonly container: Plain<k8s.SecurityContext>,
  ) {}

  /** How programs may reach into their node. */
  public get nodeAccess(): readonly 'privileged'[] {
    return this.container.privileged ? ['privileged'] : [];
  }

  /** @internal */
  public _renderPod(): Plain<k8s.PodSecurityContext> | undefined {
    return this.pod && { ...this.pod, seccompProfile: { type: 'RuntimeDefault' } };
  }

  /** @internal */
  public _renderContainer(user?: number): Plain<k8s.SecurityContext> {
    return { ...this.container, runAsUser: user };
  }
}

function checkCapabilities(capabilities: unknown): string[] {
  if (!Array.isArray(capabilities)) return checkList('capabilities', capabilities, "['NET_BIND_SERVICE']");
  return capabilities.flatMap((capability) => checkChoice('capabilities', capability, ['NET_BIND_SERVICE']));
}

/** Problems of a user or group id. */
export function checkUser(prop: string, user: number | undefined, min = 1): string[] {
  return checkInteger(prop, user, { min, max: 2 ** 31 - 1, example: 10001 });
}
