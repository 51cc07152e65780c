import { show } from '../../lib/problems';

/** A field of a schedule, in the order they are written. */
interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Words for the numbers from `min` on. */
  readonly words?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'second', min: 0, max: 59 },
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, words: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { name: 'weekday', min: 0, max: 6, words: 'sun mon tue wed thu fri sat'.split(' ') },
];

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What each of them stands for. */
const WORDS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};

const DURATION = /^@every (\d+(\.\d+)?(h|m|s))+$/;

const DATE = /^@date (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/;

const EXAMPLE = "'0 0 8 * * *' for 8 o'clock each day";

/**
 * Problems of when a job of a CronHorizontalPodAutoscaler runs: six fields, the second first, or one of the words with
 * `@` (kubernetes-cronhpa-controller).
 */
export function checkSchedule(prop: string, schedule: unknown): string[] {
  if (typeof schedule === 'string' && schedule.startsWith('@')) return checkWord(prop, schedule);
  const problems = checkFields(prop, schedule);
  if (problems.length > 0) return problems;
  const [second = ''] = fieldsOf(schedule as string);
  if (!/^[*?]/.test(second)) return [];
  return [`'${prop}' must say at which second, got ${show(schedule)}, which runs again and again, e.g. ${EXAMPLE}`];
}

/** Whether two schedules without a flaw come at the same second, now and then at least. */
export function coincide(one: string, other: string): boolean {
  const [first, second] = [one, other].map((schedule) => fieldsOf(WORDS[schedule] ?? schedule)) as [string[], string[]];
  if (first.length !== FIELDS.length || second.length !== FIELDS.length) return one === other;
  const meets = (index: number) => {
    const values = valuesOf(index, second);
    return valuesOf(index, first).some((value) => values.includes(value));
  };
  return [0, 1, 2, 4].every(meets) && daysMeet(first, second, meets);
}

/** With a day of the month and a weekday said, either of them is enough; sooner or later the one is the other. */
function daysMeet(one: readonly string[], other: readonly string[], meets: (index: number) => boolean): boolean {
  const saysAny = (fields: readonly string[], index: number) => /^[*?]/.test(`${fields[index]}`);
  const saysNo = (index: number) => saysAny(one, index) && saysAny(other, index);
  if (saysNo(5)) return meets(3);
  return saysNo(3) ? meets(5) : true;
}

/** Problems of days on which no job runs: six fields, of which the day is the smallest that counts. */
export function checkExcludedDate(prop: string, date: unknown): string[] {
  return checkFields(prop, date);
}

function checkWord(prop: string, schedule: string): string[] {
  if (schedule in WORDS) return [];
  if (DURATION.test(schedule)) return checkDuration(prop, schedule);
  const [, date, time] = DATE.exec(schedule) ?? [];
  if (date && isDate(date, `${time}`)) return [];
  const allowed = [...Object.keys(WORDS), "'@every 1h30m'", "'@date 2026-10-27 21:54:00'"].join(', ');
  return [`'${prop}' must be six fields or one of ${allowed}, got ${show(schedule)}`];
}

function checkDuration(prop: string, schedule: string): string[] {
  if (/[1-9]/.test(schedule)) return [];
  return [`'${prop}' must be longer than nothing, got ${show(schedule)}, e.g. '@every 1h30m'`];
}

function isDate(date: string, time: string): boolean {
  const moment = new Date(`${date}T${time}Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(`${date}T${time}`);
}

function checkFields(prop: string, schedule: unknown): string[] {
  if (typeof schedule !== 'string') return [`'${prop}' must be a text, e.g. ${EXAMPLE}, got ${show(schedule)}`];
  const fields = fieldsOf(schedule);
  if (fields.length === FIELDS.length - 1) {
    return [
      `'${prop}' must have six fields, the second first, got ${show(schedule)} with five; write '0 ${fields.join(' ')}'`,
    ];
  }
  if (fields.length !== FIELDS.length) {
    const names = FIELDS.map(({ name }) => name).join(', ');
    return [`'${prop}' must have six fields (${names}), got ${show(schedule)}, e.g. ${EXAMPLE}`];
  }
  const problems = FIELDS.flatMap((field, index) => checkField(prop, field, `${fields[index]}`));
  return problems.length > 0 ? problems : checkDay(prop, fields);
}

function fieldsOf(schedule: string): string[] {
  return schedule.trim().split(/\s+/);
}

function checkField(prop: string, field: Field, text: string): string[] {
  const isRight = text.split(',').every((part) => expand(field, part) !== undefined);
  if (isRight) return [];
  const words = field.words ? ` or ${field.words[0]} to ${field.words.at(-1)}` : '';
  return [
    `'${prop}' must have numbers from ${field.min} to ${field.max}${words} as its ${field.name}, with *, ?, ',', '-' and '/', got '${text}'`,
  ];
}

/** A day that no month has would never come; with a weekday said too, that counts as well. */
function checkDay(prop: string, fields: readonly string[]): string[] {
  const [days, months] = [valuesOf(3, fields), valuesOf(4, fields)];
  if (!/^[*?]/.test(`${fields[5]}`)) return [];
  if (months.some((month) => Math.min(...days) <= (DAYS[month - 1] ?? 0))) return [];
  return [`'${prop}' never comes: no such month has the day ${Math.min(...days)}, got '${fields.join(' ')}'`];
}

function valuesOf(index: number, fields: readonly string[]): number[] {
  return `${fields[index]}`.split(',').flatMap((part) => expand(FIELDS[index] as Field, part) ?? []);
}

/** The numbers a part of a field stands for; none if it is wrong. */
function expand(field: Field, part: string): number[] | undefined {
  const [, range = '', from, to, step] = /^([*?]|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part) ?? [];
  const isAll = range === '*' || range === '?';
  const first = isAll ? field.min : numberOf(field, `${from}`);
  // a start with a step goes on to the end, as a star does
  const last = to !== undefined ? numberOf(field, to) : isAll || step !== undefined ? field.max : first;
  if (range === '' || first === undefined || last === undefined || first > last || step === '0') return undefined;
  const every = Number(step ?? 1);
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, index) => first + index * every);
}

function numberOf({ min, max, words = [] }: Field, text: string): number | undefined {
  const word = words.indexOf(text.toLowerCase());
  const number = word >= 0 ? word + min : Number(/^\d+$/.exec(text)?.[0]);
  return number >= min && number <= max ? number : undefined;
}
