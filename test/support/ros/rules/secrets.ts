import { below, type Problems } from '../../plain-json';
import { intrinsicOf, valuesIn } from '../intrinsics';
import type { Template } from '../template';

/** Last part of a path that names a secret: `LoginPassword`, `master_user_password`, `AccessKeySecret` … */
const SECRET = /(password|passwd|secret|privatekey|securitytoken|apitoken)$/i;

/** Secrets in clear: everybody who may read the stack reads its template. */
export function* checkSecrets({ Parameters = {}, Resources }: Template): Problems {
  for (const [id, { Properties }] of Object.entries(Resources)) {
    for (const [path, value] of valuesIn(`${below('Resources', id)}.Properties`, Properties)) {
      if (!SECRET.test(path.replaceAll('_', ''))) continue;
      if (typeof value === 'string' && value !== '') yield `${path}: in clear, use a parameter with NoEcho`;
      const parameter = parameterOf(value, Parameters);
      if (parameter && Parameters[parameter]?.NoEcho !== true)
        yield `${path}: parameter ${parameter} needs NoEcho: true`;
    }
  }
  for (const [id, { Default, NoEcho }] of Object.entries(Parameters)) {
    if (NoEcho === true && Default) yield `${below('Parameters', id)}.Default: in clear, NoEcho hides no default`;
  }
}

function parameterOf(value: unknown, parameters: object): string | undefined {
  const intrinsic = intrinsicOf(value);
  const name = intrinsic?.name === 'Ref' ? intrinsic.argument : undefined;
  return typeof name === 'string' && Object.hasOwn(parameters, name) ? name : undefined;
}
