import { show } from '../../lib/problems';
import type { Target } from '../target/target';

const NAMES = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** A field of a schedule: what it may be, in the order in which they stand. */
interface Field {
  readonly title: string;
  readonly min: number;
  readonly max: number;
  /** Words for the numbers from `min` on. */
  readonly words?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { title: 'minute', min: 0, max: 59 },
  { title: 'hour', min: 0, max: 23 },
  { title: 'day of the month', min: 1, max: 31 },
  { title: 'month', min: 1, max: 12, words: MONTHS },
  { title: 'day of the week', min: 0, max: 6, words: WEEKDAYS },
];

const EXAMPLE = "e.g. '30 3 * * 1-5' or '@daily'";

/** Problems of when a CronJob starts, none if Kubernetes can read it. */
export function checkSchedule(prop: string, schedule: unknown): string[] {
  if (typeof schedule === 'string' && NAMES.includes(schedule)) return [];
  const texts = typeof schedule === 'string' ? schedule.trim().split(/\s+/) : [];
  if (texts.length !== FIELDS.length) {
    return [
      `'${prop}' must have five fields (${FIELDS.map(({ title }) => title).join(', ')}) or be ${NAMES.join(', ')}, got ${show(schedule)}, ${EXAMPLE}`,
    ];
  }
  return FIELDS.flatMap((field, index) => checkField(prop, field, texts[index] ?? ''));
}

/** Problems of the time zone of a CronJob. */
export function checkTimeZone(prop: string, timeZone: unknown, target: Target): string[] {
  if (!isTimeZone(timeZone)) return [`'${prop}' must be a time zone, got ${show(timeZone)}, e.g. 'Europe/Madrid'`];
  if (target.hasCronTimeZone) return [];
  return [
    `'${prop}' needs Kubernetes 1.27, and 'target' may be older; give it 'kubernetesVersion', e.g. '1.32', or write 'schedule' in the time of the control plane`,
  ];
}

function checkField(prop: string, field: Field, text: string): string[] {
  if (text.split(',').every((part) => isPart(field, part))) return [];
  const { title, min, max, words } = field;
  const named = words ? ` or ${words[0]} to ${words.at(-1)}` : '';
  return [
    `'${prop}' has the ${title} '${text}', which must be ${min} to ${max}${named}, a range such as ${min}-${min + 1}, '*', each with a step such as /2, or several with ',', ${EXAMPLE}`,
  ];
}

/** `*`, a number or a range, and perhaps a step. */
function isPart(field: Field, text: string): boolean {
  const [range = '', step, ...rest] = text.split('/');
  if (rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  if (range === '*' || range === '?') return true;
  const [first, last, ...more] = range.split('-').map((value) => numberOf(field, value));
  if (more.length > 0 || first === undefined) return false;
  return range.includes('-') ? last !== undefined && first <= last : true;
}

function numberOf({ min, max, words = [] }: Field, text: string): number | undefined {
  const word = words.indexOf(text.toUpperCase());
  if (word >= 0) return min + word;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= min && number <= max ? number : undefined;
}

/** A name of the time zone database; `Local` is one for the library of Kubernetes, which its server refuses. */
function isTimeZone(timeZone: unknown): boolean {
  if (typeof timeZone !== 'string' || !/^[A-Z]\w*([/+-]\w+)*$/.test(timeZone)) return false;
  try {
    const { timeZone: known } = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions();
    // Kubernetes tells `Europe/madrid` from `Europe/Madrid`; of two names for one zone it takes both
    return known === timeZone || known.toLowerCase() !== timeZone.toLowerCase();
  } catch {
    return false;
  }
}
