import { failOn, show } from '../../lib/problems';

const PROTOCOLS = ['TCP', 'UDP'] as const;

/** What a container may call a port (RFC 6335: a service name). */
const NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/;

/** A port that pods are reached on: where a container listens, whatever the port of the Service before it. */
export class Port {
  /**
   * A number, or what the containers of the pods call it.
   *
   * @throws ValidationError for a number outside of 1 to 65535, or a text that is no name of a port
   */
  public static tcp(port: number | string): Port {
    failOn('Port.tcp', checkPort('port', port));
    return new Port('TCP', port);
  }

  /**
   * A number, or what the containers of the pods call it.
   *
   * @throws ValidationError as {@link Port.tcp} does
   */
  public static udp(port: number | string): Port {
    failOn('Port.udp', checkPort('port', port));
    return new Port('UDP', port);
  }

  private constructor(
    public readonly protocol: (typeof PROTOCOLS)[number],
    public readonly port: number | string,
  ) {}

  /** @internal */
  public _render() {
    return { protocol: this.protocol, port: this.port };
  }
}

/** A {@link Port}; a bare number or name is TCP. */
export type PortLike = Port | number | string;

/** Problems of a port. */
export function checkPort(prop: string, port: unknown): string[] {
  if (port instanceof Port) return [];
  if (typeof port === 'string' ? NAME.test(port) : isNumber(port)) return [];
  return [`'${prop}' must be a port from 1 to 65535 or the name of one, got ${show(port)}, e.g. 5432 or Port.udp(53)`];
}

/** As a policy has it. */
export function renderPort(port: PortLike) {
  return (port instanceof Port ? port : Port.tcp(port))._render();
}

function isNumber(port: unknown): boolean {
  return typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65535;
}
