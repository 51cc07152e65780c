import type { AlbConfigSpecConfig } from '../../../imports/alibabacloud.com';
import { AlbConfigSpecConfigEdition } from '../../../imports/alibabacloud.com';
import { checkChoice, checkText, show } from '../../../lib/problems';
import { isDeployTime } from '../../object/deploy-time';
import { checkObject, checkTextMap, ifGiven } from '../../object/shape';

/** What an ALB can do, and costs. */
export enum AlbEdition {
  STANDARD = 'Standard',
  /** With a web application firewall. */
  STANDARD_WITH_WAF = 'StandardWithWaf',
}

/** Where an ALB writes a line for each request. */
export interface AlbAccessLog {
  /** Name of the project of the log service (SLS). */
  readonly project: string;
  /** Name of the logstore in it; ALB asks for one that begins with `alb_` (ALB: "Access logs"). */
  readonly logstore: string;
}

/** An ALB as a resource of the account. */
export interface AlbSettings {
  /** @default - AlbEdition.STANDARD, which the ALB takes by itself */
  readonly edition?: AlbEdition;
  /** @default - none */
  readonly accessLog?: AlbAccessLog;
  /**
   * Id of the resource group.
   *
   * @default - the one of the account
   */
  readonly resourceGroupId?: string;
  /**
   * Tags of the resource.
   *
   * @default - none but those of ACK
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Problems of an ALB as a resource of the account. */
export function checkSettings({ edition, accessLog, resourceGroupId, tags }: AlbSettings): string[] {
  return [
    ...ifGiven(edition, (given) => checkChoice('edition', given, Object.values(AlbEdition))),
    ...ifGiven(accessLog, checkAccessLog),
    ...ifGiven(resourceGroupId, (given) => checkText('resourceGroupId', given, 'rg-acfmxazb4ph6aiy')),
    ...ifGiven(tags, (given) => checkTextMap('tags', given, "{ team: 'blue' }")),
  ];
}

/** The part of an AlbConfig that says them. */
export function renderSettings(settings: AlbSettings): Partial<AlbConfigSpecConfig> {
  const { edition, accessLog, resourceGroupId, tags } = settings;
  return {
    edition: edition && EDITIONS[edition],
    accessLogConfig: accessLog && { logProject: accessLog.project, logStore: accessLog.logstore },
    resourceGroupId,
    tags: tags && Object.entries(tags).map(([key, value]) => ({ key, value })),
  };
}

const EDITIONS = {
  [AlbEdition.STANDARD]: AlbConfigSpecConfigEdition.STANDARD,
  [AlbEdition.STANDARD_WITH_WAF]: AlbConfigSpecConfigEdition.STANDARD_WITH_WAF,
};

function checkAccessLog(accessLog: AlbAccessLog): string[] {
  const problems = checkObject('accessLog', accessLog, "{ project: 'shop-logs', logstore: 'alb_access' }");
  if (problems.length > 0) return problems;
  return [...checkText('accessLog.project', accessLog.project, 'shop-logs'), ...checkLogstore(accessLog.logstore)];
}

function checkLogstore(logstore: unknown): string[] {
  const problems = checkText('accessLog.logstore', logstore, 'alb_access');
  if (problems.length > 0 || isDeployTime(logstore) || `${logstore}`.startsWith('alb_')) return problems;
  return [`'accessLog.logstore' must begin with 'alb_', as an ALB asks for, got ${show(logstore)}, e.g. 'alb_access'`];
}
