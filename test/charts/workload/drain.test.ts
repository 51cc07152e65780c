import { Drain, Target } from '../../../charts';
import { containerOf, podOf } from '../manifests';

test('by default waits 30 seconds and has 30 more to stop', () => {
  expect(containerOf().lifecycle).toEqual({ preStop: { exec: { command: ['sleep', '30'] } } });
  expect(podOf().terminationGracePeriodSeconds).toBe(60);
});

test('needs no program on a target that can wait by itself', () => {
  const target = Target.ack({ podNetwork: 'terway', kubernetesVersion: '1.30' });
  expect(containerOf({ target }).lifecycle).toEqual({ preStop: { sleep: { seconds: 30 } } });
});

test('runs the program of the image before that', () => {
  const target = Target.ack({ podNetwork: 'terway', kubernetesVersion: '1.29' });
  expect(containerOf({ target }).lifecycle).toEqual({ preStop: { exec: { command: ['sleep', '30'] } } });
});

test('fails for no program', () => {
  expect(() => Drain.exec([], { seconds: 20 })).toThrow(
    "'command' must name a program, e.g. ['/bin/drain'], got nothing [at Drain.exec]",
  );
});

test('an image without sleep can run something else, or be asked', () => {
  expect(containerOf({ drain: Drain.exec(['/bin/drain'], { seconds: 20 }) }).lifecycle.preStop.exec.command).toEqual([
    '/bin/drain',
  ]);
  expect(containerOf({ drain: Drain.http('/drain', { seconds: 20 }) }).lifecycle.preStop.httpGet).toEqual({
    path: '/drain',
    port: 'http',
  });
});

test('none leaves the time to stop', () => {
  const drain = Drain.none();
  const { containers, terminationGracePeriodSeconds } = podOf({ drain, sidecars: [{ name: 'php', image: 'php' }] });
  expect(containers.map(({ lifecycle }: { lifecycle?: object }) => lifecycle)).toEqual([undefined, undefined]);
  expect(terminationGracePeriodSeconds).toBe(30);
});

test('fails when the grace period leaves too little time to stop', () => {
  expect(() => Drain.sleep(30, { graceSeconds: 45 })).toThrow(
    "'graceSeconds' must be a whole number, 60 or more, got 45, e.g. 60 [at Drain.sleep]",
  );
});
