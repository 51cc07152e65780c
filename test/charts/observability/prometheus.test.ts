import { Prometheus, Target } from '../../../charts';

test('managed on ACK, one of your own elsewhere', () => {
  expect(Target.ack({ podNetwork: 'terway' }).prometheus).toEqual(Prometheus.managed());
  expect(Target.local().prometheus).toEqual(Prometheus.operator());
});

test('one of your own on ACK too', () => {
  const prometheus = Prometheus.operator({ namespace: 'metrics' });
  expect(Target.ack({ podNetwork: 'terway', prometheus }).prometheus).toBe(prometheus);
});

test('fails for a managed one on machines of your own', () => {
  expect(() => Target.local({ prometheus: Prometheus.managed() })).toThrow(
    "'prometheus' is Prometheus.managed(), which exists on ACK only; use Prometheus.operator() [at Target.local]",
  );
});

test('fails for what is none', () => {
  expect(() => Target.ack({ podNetwork: 'terway', prometheus: 'managed' as never })).toThrow(
    "'prometheus' must be a Prometheus, e.g. Prometheus.operator(), got 'managed' [at Target.ack]",
  );
});

test.each([
  [null, "'props' must be an object, e.g. { release: 'prometheus' }, got nothing"],
  [{ namespace: 'My Space' }, "'namespace' must be a DNS label"],
  [{ release: 'a b' }, "'release' becomes a label"],
  [{ monitors: 'Probe' }, "'monitors' must be 'PodMonitor' or 'ServiceMonitor', got 'Probe'"],
])('fails for %p', (props, message) => {
  expect(() => Prometheus.operator(props as never)).toThrow(message);
});
