import { checkChoice, failOn } from '../../lib/problems';
import { checkLabelValue } from '../object/labels';
import { checkObject, ifGiven } from '../object/shape';
import type { IWorkloadPart, PodAdditions, WorkloadFacts } from '../workload/workload-part';

const LANGUAGES = ['java', 'python', 'golang'] as const;

/** What ARMS' agent can watch. */
export type TracedLanguage = (typeof LANGUAGES)[number];

/** See {@link Tracing.arms}. */
export interface ArmsTracingProps {
  /**
   * Name of the application in ARMS.
   *
   * @default - the name of the workload
   */
  readonly applicationName?: string;
  /**
   * Python wants the program started through `aliyun-bootstrap`, Go one built with `instgo`; Java wants nothing.
   *
   * @default 'java'
   */
  readonly language?: TracedLanguage;
}

/** How the requests of a workload are followed from one program to the next. */
export class Tracing implements IWorkloadPart {
  /**
   * ARMS: the add-on `AddOn.tracing()` puts its agent into the pods. ACK only.
   *
   * @throws ValidationError for a name that cannot be a label, or another language
   */
  public static arms(props: ArmsTracingProps = {}): Tracing {
    failOn('Tracing.arms', checkObject('props', props, "{ applicationName: 'shop' }"));
    const { applicationName, language } = props;
    failOn('Tracing.arms', [
      ...ifGiven(applicationName, (given) => checkLabelValue('applicationName', given, 'shop')),
      ...ifGiven(language, (given) => checkChoice('language', given, LANGUAGES)),
    ]);
    return new Tracing(props);
  }

  private constructor(private readonly props: ArmsTracingProps) {}

  /** Why a workload cannot have it; none if it can. */
  public check({ target }: WorkloadFacts): string[] {
    if (target.hasManagedObservability) return [];
    return [
      "'tracing' is that of ARMS, which exists on ACK only; leave it out on this target: tracing: target.hasManagedObservability ? Tracing.arms() : undefined",
    ];
  }

  /** Adds the labels that the add-on watches for (ARMS: "Applications in ACK", ack-onepilot). */
  public renderPod({ name }: WorkloadFacts): PodAdditions {
    const { applicationName = name, language = 'java' } = this.props;
    return {
      labels: {
        armsPilotAutoEnable: 'on',
        armsPilotCreateAppName: applicationName,
        ...(language === 'java' ? {} : { 'aliyun.com/app-language': language }),
      },
    };
  }
}
