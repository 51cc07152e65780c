import { checkInstance, checkText, failOn, show } from '../../../lib/problems';
import { checkRequiredInteger } from '../../object/shape';

/** What HTTP takes as the name of a header, and of a cookie. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * Which requests a canary takes from the application it stands beside.
 *
 * Of several rules a header is asked first, then a cookie, then chance (ACK: "ALB Ingress dictionary"; ingress-nginx:
 * "Canary").
 */
export class Canary {
  /**
   * Some of the requests, by chance.
   *
   * @param percent 0 to 100
   */
  public static weight(percent: number): Canary {
    failOn('Canary.weight', checkRequiredInteger('percent', percent, { min: 0, max: 100, example: 10 }));
    return new Canary({ 'canary-weight': `${percent}` });
  }

  /** Those with a header of this value, by default `always`. */
  public static header(name: string, value = 'always'): Canary {
    failOn('Canary.header', [...checkToken('name', name, 'x-canary'), ...checkText('value', value, 'always')]);
    return new Canary({ 'canary-by-header': name, 'canary-by-header-value': value });
  }

  /** Those with a cookie of this name whose value is `always`. */
  public static cookie(name: string): Canary {
    failOn('Canary.cookie', checkToken('name', name, 'canary'));
    return new Canary({ 'canary-by-cookie': name });
  }

  private constructor(private readonly rules: Readonly<Record<string, string>>) {}

  /**
   * These requests, and those.
   *
   * @throws ValidationError for two rules of one kind
   */
  public or(other: Canary): Canary {
    failOn('Canary.or', checkInstance('other', other, Canary, 'Canary.weight(10)'));
    const [twice] = Object.keys(this.rules).filter((rule) => rule in other.rules);
    if (twice !== undefined) {
      failOn('Canary.or', [
        `'other' has ${twice} ${other.rules[twice]}, which contradicts ${twice} ${this.rules[twice]}; a canary has one rule of a kind`,
      ]);
    }
    return new Canary({ ...this.rules, ...other.rules });
  }

  /** Annotations, without the prefix of a controller. @internal */
  public _render(): Readonly<Record<string, string>> {
    return { canary: 'true', ...this.rules };
  }
}

/** Problems of a canary. */
export function checkCanary(canary: Canary): string[] {
  return checkInstance('canary', canary, Canary, 'Canary.weight(10)');
}

function checkToken(prop: string, value: unknown, example: string): string[] {
  if (typeof value === 'string' && TOKEN.test(value)) return [];
  return [`'${prop}' must be a word of HTTP without spaces and colons, got ${show(value)}, e.g. '${example}'`];
}
