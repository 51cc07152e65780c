import { ScheduledJob, Target } from '../../../charts';
import { newChart, TERWAY } from '../manifests';

const failing = (props: object) => () =>
  new ScheduledJob(newChart(), 'Backup', { target: TERWAY, image: 'a', schedule: '@daily', ...props });

test.each([
  '0 3 * * *',
  '*/5 * * * *',
  '0-30/10,45 8-18 1,15 JAN-mar 1-5',
  '0 0 ? * SUN',
  '5/15 * * * *',
  ' 0  3 * * * ',
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
])('takes %p', (schedule) => {
  expect(failing({ schedule })).not.toThrow();
});

test.each(['* * * *', '0 0 3 * * *', '@Daily', '@every 1h', '', 5, undefined])('fails for %p', (schedule) => {
  const got = schedule === undefined ? 'nothing' : typeof schedule === 'string' ? `'${schedule}'` : schedule;
  expect(failing({ schedule })).toThrow(
    `'schedule' must have five fields (minute, hour, day of the month, month, day of the week) or be @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly, got ${got}, e.g. '30 3 * * 1-5' or '@daily' [at chart/Backup]`,
  );
});

test.each([
  ['60 * * * *', "minute '60', which must be 0 to 59, a range such as 0-1,"],
  ['* 24 * * *', "hour '24', which must be 0 to 23,"],
  ['* * 0 * *', "day of the month '0', which must be 1 to 31,"],
  ['* * * 13 *', "month '13', which must be 1 to 12 or JAN to DEC,"],
  ['* * * * 7', "day of the week '7', which must be 0 to 6 or SUN to SAT,"],
  ['*/0 * * * *', "minute '*/0'"],
  ['1/2/3 * * * *', "minute '1/2/3'"],
  ['30-10 * * * *', "minute '30-10'"],
  ['1-2-3 * * * *', "minute '1-2-3'"],
  ['1- * * * *', "minute '1-'"],
  ['1,,2 * * * *', "minute '1,,2'"],
  ['-1 * * * *', "minute '-1'"],
  ['1.5 * * * *', "minute '1.5'"],
])('fails for %p', (schedule, message) => {
  expect(failing({ schedule })).toThrow(`'schedule' has the ${message}`);
});

describe('time zones', () => {
  const target = Target.ack({ podNetwork: 'terway', kubernetesVersion: '1.27' });

  test.each([
    'Europe/Madrid',
    'UTC',
    'America/Argentina/Buenos_Aires',
    'Etc/GMT+1',
    'Asia/Shanghai',
    'Asia/Calcutta',
    'America/Port-au-Prince',
  ])('takes %p', (timeZone) => {
    expect(failing({ target, timeZone })).not.toThrow();
  });
  test.each(['Local', 'Madrid', 'europe/madrid', 'Europe/madrid', '+01:00', '', 1])('fails for %p', (timeZone) => {
    expect(failing({ target, timeZone })).toThrow("'timeZone' must be a time zone, got ");
  });
  test('fails where the cluster may not know the field', () => {
    expect(failing({ timeZone: 'Europe/Madrid' })).toThrow(
      "'timeZone' needs Kubernetes 1.27, and 'target' may be older; give it 'kubernetesVersion', e.g. '1.32', or write 'schedule' in the time of the control plane [at chart/Backup]",
    );
  });
});
