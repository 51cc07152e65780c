import { show } from '../../lib/problems';
import { checkTextMap } from './shape';

const NAME = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const PART = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const KEY = new RegExp(`^((?=[^/]{1,253}/)${PART}(\\.${PART})*/)?${NAME}$`);
const VALUE = new RegExp(`^(${NAME})?$`);
const ALLOWED = "at most 63 of a-z, A-Z, 0-9, '-', '_' and '.', first and last a letter or digit";

/** Labels as Kubernetes keeps them. */
export type Labels = Readonly<Record<string, string>>;

const MANAGED = { 'app.kubernetes.io/managed-by': 'ack-blueprints' };

/** Who an object belongs to; written as the recommended labels `app.kubernetes.io/*`. */
export interface Identity {
  /** The application, such as `shop`: `app.kubernetes.io/name`. */
  readonly application: string;
  /** This installation of it, unique in its namespace: `app.kubernetes.io/instance`. */
  readonly instance: string;
  /** The role in the architecture, such as `web`: `app.kubernetes.io/component`. */
  readonly component: string;
  /**
   * The whole this is a part of: `app.kubernetes.io/part-of`.
   *
   * @default - none
   */
  readonly partOf?: string;
}

/** The labels that pick the pods of one installation, and nothing else: a selector can never be changed. */
export function selectorOf({ application, instance }: Identity): Labels {
  return { 'app.kubernetes.io/name': application, 'app.kubernetes.io/instance': instance };
}

/** The labels of all objects of one installation. */
export function labelsOf(identity: Identity): Labels {
  return {
    ...selectorOf(identity),
    'app.kubernetes.io/component': identity.component,
    ...(identity.partOf === undefined ? {} : { 'app.kubernetes.io/part-of': identity.partOf }),
    ...MANAGED,
  };
}

/** The labels of an object that belongs to no application, such as a volume: which it is, and who made it. */
export function ownLabels(instance: string): Labels {
  return { 'app.kubernetes.io/instance': instance, ...MANAGED };
}

/** Problems of labels, none if Kubernetes takes them. */
export function checkLabels(prop: string, labels: Labels = {}): string[] {
  const problems = checkTextMap(prop, labels, "{ team: 'blue' }");
  if (problems.length > 0) return problems;
  return Object.entries(labels).flatMap(([key, value]) => {
    if (!KEY.test(key)) return [`'${prop}' has the key '${key}', which is no label key, e.g. 'example.com/team'`];
    return VALUE.test(value) ? [] : [`'${prop}' has '${key}: ${value}'; a label's value has ${ALLOWED}, e.g. 'blue'`];
  });
}

/** Problems of a text that becomes the value of a label. */
export function checkLabelValue(prop: string, value: unknown, example: string): string[] {
  if (typeof value === 'string' && VALUE.test(value)) return [];
  return [`'${prop}' becomes a label, whose value has ${ALLOWED}, got ${show(value)}, e.g. '${example}'`];
}
