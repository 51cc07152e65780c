import { checkInteger, duplicates, failOn, show } from '../../../lib/problems';
import { checkObject, checkTexts, ifGiven } from '../../object/shape';
import { checkFileMode } from '../file-mode';

/** See {@link OssClient.ossfs}. */
export interface OssfsProps {
  /**
   * Octal permissions that files and directories do not get.
   *
   * @default '022': everybody reads, the owner writes
   */
  readonly umask?: string;
  /**
   * User id that owns all files: that of the pods, where they write.
   *
   * @default - root
   */
  readonly user?: number;
  /** @default - root's group */
  readonly group?: number;
  /**
   * Other options, as `ossfs` has them, such as `['max_stat_cache_size=0']`.
   *
   * @default - none
   */
  readonly options?: readonly string[];
}

/** See {@link OssClient.ossfs2}. */
export interface Ossfs2Props {
  /**
   * Whether each opening of a file asks OSS for its state, so that it is never an old one.
   *
   * @default - as ossfs2 does: it does not ask
   */
  readonly closeToOpen?: boolean;
  /**
   * Other options, as `ossfs2` has them.
   *
   * @default - none
   */
  readonly options?: readonly string[];
}

const OF_VOLUME = {
  passwd_file: "is for 'access' of the volume to say",
  ram_role: "is for 'access' of the volume to say",
  url: "is that of 'endpoint' of the volume",
};

/** Options that something else says. */
const OSSFS_OWN: Readonly<Record<string, string>> = {
  ...OF_VOLUME,
  allow_other: 'is always there',
  umask: "is the prop 'umask'",
  uid: "is the prop 'user'",
  gid: "is the prop 'group'",
};

const OSSFS2_OWN: Readonly<Record<string, string>> = { ...OF_VOLUME, close_to_open: "is the prop 'closeToOpen'" };

/** The program that makes a bucket look like a directory (CSI: OSS, `fuseType` and `otherOpts`). */
export class OssClient {
  /**
   * `ossfs`: reads and writes anywhere in a file, slowly.
   *
   * @throws ValidationError for options it cannot have
   */
  public static ossfs(props: OssfsProps = {}): OssClient {
    const place = 'OssClient.ossfs';
    failOn(place, checkObject('props', props, "{ umask: '022' }"));
    const { umask = '022', user, group, options = [] } = props;
    failOn(place, [
      ...checkFileMode('umask', umask, '022'),
      ...checkInteger('user', user, { min: 0, example: 10001 }),
      ...checkInteger('group', group, { min: 0, example: 10001 }),
      ...checkOptions(options, OSSFS_OWN),
    ]);
    return new OssClient('ossfs', [
      // the pods are not the user that mounts
      'allow_other',
      `umask=${umask}`,
      ...(user === undefined ? [] : [`uid=${user}`]),
      ...(group === undefined ? [] : [`gid=${group}`]),
      ...options,
    ]);
  }

  /**
   * `ossfs2`: reads in order and appends, fast; anything else may leave files inconsistent.
   *
   * @throws ValidationError for options it cannot have
   */
  public static ossfs2(props: Ossfs2Props = {}): OssClient {
    const place = 'OssClient.ossfs2';
    failOn(place, checkObject('props', props, '{ closeToOpen: true }'));
    const { closeToOpen, options = [] } = props;
    failOn(place, [...ifGiven(closeToOpen, checkSwitch), ...checkOptions(options, OSSFS2_OWN)]);
    return new OssClient('ossfs2', [
      ...(closeToOpen === undefined ? [] : [`close_to_open=${closeToOpen}`]),
      ...options,
    ]);
  }

  private constructor(
    private readonly fuseType: 'ossfs' | 'ossfs2',
    private readonly options: readonly string[],
  ) {}

  /** @internal */
  public get _volumeAttributes(): Readonly<Record<string, string>> {
    const otherOpts = this.options.map((option) => `-o ${option}`).join(' ');
    return { fuseType: this.fuseType, ...(otherOpts && { otherOpts }) };
  }
}

function checkSwitch(value: unknown): string[] {
  return typeof value === 'boolean' ? [] : [`'closeToOpen' must be true or false, got ${show(value)}`];
}

/** Keys are for a role or a Secret; an option stands in the volume for all to read. */
function checkOptions(options: readonly string[], own: Readonly<Record<string, string>>): string[] {
  const problems = checkTexts('options', options, "['max_stat_cache_size=0']");
  if (problems.length > 0) return problems;
  const names = options.map((option) => option.split('=')[0] ?? '');
  return [
    ...options.flatMap((option, index) => [
      ...checkOption(index, option),
      ...checkNotOwn(index, `${names[index]}`, own),
    ]),
    ...duplicates(names).map((name) => `'options' has '${name}' twice; give it once`),
  ];
}

function checkOption(index: number, option: string): string[] {
  if (/^[a-z0-9_]+(=[^\s,]+)?$/.test(option)) return [];
  return [
    `'options[${index}]' must be one option without '-o', ',' and spaces, got '${option}', e.g. 'max_stat_cache_size=0'`,
  ];
}

function checkNotOwn(index: number, name: string, own: Readonly<Record<string, string>>): string[] {
  if (!Object.hasOwn(own, name)) return [];
  return [`'options[${index}]' must not be '${name}', which ${own[name]}; leave it out`];
}
