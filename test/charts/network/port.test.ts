import fc from 'fast-check';
import { Port } from '../../../charts';

test('takes what Kubernetes takes', () => {
  for (const port of [1, 65535, 'http', 'a', '1a', 'grpc-web', 'fifteen-letters']) {
    expect(Port.tcp(port)).toEqual({ protocol: 'TCP', port });
  }
  expect(Port.udp(53)).toEqual({ protocol: 'UDP', port: 53 });
});

test.each([0, 65536, 1.5, '', '80', 'HTTP', '-a', 'a-', 'a--b', 'sixteen--letters', 'sixteen-letters1', null])(
  'fails for %p',
  (port) => {
    expect(() => Port.tcp(port as never)).toThrow("'port' must be a port from 1 to 65535 or the name of one, got ");
  },
);

test('says so for anything else too', () => {
  fc.assert(
    fc.property(fc.anything(), (port) => {
      try {
        Port.udp(port as never);
      } catch (error) {
        expect((error as Error).name).toBe('ValidationError');
      }
    }),
  );
});
