import fc from 'fast-check';
import { Scaling, type Schedule } from '../../../charts';

const LOWER = { schedule: '59 59 23 24 12 *', replicas: 3 };

const scheduled = (schedule: unknown) => () =>
  Scaling.scheduled([{ schedule: schedule as string, replicas: 6 }, LOWER] satisfies Schedule[]);

test.each([
  '0 0 8 * * *',
  '0 0 8 * * 1-5',
  '0 0 8 ? * MON-fri',
  '30 */15 8-20/2 1,15 jan,JUL *',
  '0 5/10 * * * ?',
  '0 0 0 31 1-3 *',
  '0 0 0 30 2 1',
  '@daily',
  '@hourly',
  '@every 1h30m',
  '@every 1.5h',
  '@date 2026-10-27 21:54:00',
])('takes %s', (schedule) => {
  expect(scheduled(schedule)).not.toThrow();
});

test('fails for five fields, which the controller would read from the second on, and spells out the sixth', () => {
  expect(scheduled('0 8 * * *')).toThrow(
    "'schedules[0].schedule' must have six fields, the second first, got '0 8 * * *' with five; write '0 0 8 * * *' [at Scaling.scheduled]",
  );
});

test.each([
  [
    '0 0 8 * * * *',
    "must have six fields (second, minute, hour, day of the month, month, weekday), got '0 0 8 * * * *'",
  ],
  ['@every 0s', "must be longer than nothing, got '@every 0s', e.g. '@every 1h30m'"],
  ['@every 0h0.0m', 'must be longer than nothing'],
  ['', 'must have six fields (second, minute, hour, day of the month, month, weekday)'],
  [undefined, "must be a text, e.g. '0 0 8 * * *' for 8 o'clock each day, got nothing"],
  [8, 'must be a text'],
  ['* 0 8 * * *', "must say at which second, got '* 0 8 * * *', which runs again and again, e.g. '0 0 8 * * *'"],
  ['*/5 0 8 * * *', 'must say at which second'],
  ['60 0 8 * * *', "must have numbers from 0 to 59 as its second, with *, ?, ',', '-' and '/', got '60'"],
  ['0 0 24 * * *', "must have numbers from 0 to 23 as its hour, with *, ?, ',', '-' and '/', got '24'"],
  ['0 0 8 0 * *', 'must have numbers from 1 to 31 as its day of the month'],
  ['0 0 8 * 13 *', "must have numbers from 1 to 12 or jan to dec as its month, with *, ?, ',', '-' and '/', got '13'"],
  ['0 0 8 * * 7', 'must have numbers from 0 to 6 or sun to sat as its weekday'],
  ['0 0 8 * * fri-mon', 'must have numbers from 0 to 6 or sun to sat as its weekday'],
  ['0 0 20-8 * * *', 'must have numbers from 0 to 23 as its hour'],
  ['0 */0 8 * * *', 'must have numbers from 0 to 59 as its minute'],
  ['0 0,,5 8 * * *', 'must have numbers from 0 to 59 as its minute'],
  ['0 0 8 L * *', 'must have numbers from 1 to 31 as its day of the month'],
  ['0 0 0 31 2,4,6 *', "never comes: no such month has the day 31, got '0 0 0 31 2,4,6 *'"],
  ['0 0 0 30 feb ?', 'never comes: no such month has the day 30'],
  [
    '@reboot',
    "must be six fields or one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly, '@every 1h30m', '@date 2026-10-27 21:54:00', got '@reboot'",
  ],
  ['@every day', "got '@every day'"],
  ['@date 2026-02-30 08:00:00', "got '@date 2026-02-30 08:00:00'"],
  ['@date 2026-10-27', "got '@date 2026-10-27'"],
])('fails for %p', (schedule, message) => {
  expect(scheduled(schedule)).toThrow(message);
  expect(scheduled(schedule)).toThrow("'schedules[0].schedule' ");
});

test('days without schedules may name every second', () => {
  expect(() =>
    Scaling.scheduledFromOne([{ schedule: '@daily', replicas: 6 }, LOWER], { excludeDates: ['* * * 15 11 *'] }),
  ).not.toThrow();
});

test('takes or refuses any text, and never breaks', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('*', '?', '1-5', '*/2', 'mon', '0', '99', '1/1', '-', '/'));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.array(part, { maxLength: 7 }).map((parts) => parts.join(' ')),
      ),
      (schedule) => {
        try {
          scheduled(schedule)();
        } catch (error) {
          expect((error as Error).name).toBe('ValidationError');
        }
      },
    ),
  );
});
