import { below } from '../../plain-json';
import { type Problems, Rule, templateCheck } from '../../rule';
import { intrinsicOf, valuesIn } from '../intrinsics';
import type { Template } from '../template';

const IN_CLEAR = new Rule({
  id: 'ROS070',
  severity: 'warning',
  title: 'Secret in clear',
  why: 'Whoever may read the stack reads its template, and so does everybody with access to the repository.',
  fix: 'Take a parameter with NoEcho: true, or a secret of KMS or OOS.',
  source: 'ROS: Parameters, "NoEcho"; Dynamic references',
});

const ECHOED = new Rule({
  id: 'ROS071',
  severity: 'warning',
  title: 'Secret parameter without NoEcho',
  why: 'The value stands in clear in the parameters of the stack, in the console and in every answer of GetStack.',
  fix: 'Give the parameter NoEcho: true.',
  source: 'ROS: Parameters, "NoEcho"',
});

const BY_DEFAULT = new Rule({
  id: 'ROS072',
  severity: 'warning',
  title: 'Secret as default',
  why: 'NoEcho hides the value that is given, not the default: that one stands in the template.',
  fix: 'Leave Default out, so that the value has to be given.',
  source: 'ROS: Parameters, "NoEcho"',
});

/** Last part of a path that names a secret: `LoginPassword`, `master_user_password`, `AccessKeySecret` … */
const SECRET = /(password|passwd|accesskeysecret|clientsecret|privatekey|securitytoken|apitoken)$/i;

/** What ROS replaces by a secret that is kept elsewhere. */
const DYNAMIC = '{{resolve:';

/** Secrets in clear: everybody who may read the stack reads its template. */
function* checkSecrets({ Parameters = {}, Resources }: Template): Problems {
  for (const [id, { Properties }] of Object.entries(Resources)) {
    for (const [path, value] of valuesIn(below('Resources', id, 'Properties'), Properties)) {
      if (!SECRET.test(path.slice(-40).replaceAll('_', ''))) continue;
      if (typeof value === 'string' && value !== '' && !value.includes(DYNAMIC)) {
        yield IN_CLEAR.at(path, 'in clear, use a parameter with NoEcho');
      }
      const parameter = parameterOf(value, Parameters);
      if (parameter && !isTrue(Parameters[parameter]?.NoEcho) && !isSecretType(Parameters[parameter]?.Type)) {
        yield ECHOED.at(path, `parameter ${parameter} needs NoEcho: true`, {
          where: below('Parameters', parameter),
        });
      }
    }
  }
  for (const [id, { Default, NoEcho }] of Object.entries(Parameters)) {
    if (isTrue(NoEcho) && Default)
      yield BY_DEFAULT.at(below('Parameters', id, 'Default'), 'in clear, NoEcho hides no default');
  }
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === 'True';
}

/** Parameters of OOS hold the name of a secret. */
function isSecretType(type: unknown): boolean {
  return typeof type === 'string' && type.startsWith('ALIYUN::OOS::SecretParameter');
}

function parameterOf(value: unknown, parameters: object): string | undefined {
  const intrinsic = intrinsicOf(value);
  const name = intrinsic?.name === 'Ref' ? intrinsic.argument : undefined;
  return typeof name === 'string' && Object.hasOwn(parameters, name) ? name : undefined;
}

export const secrets = templateCheck([IN_CLEAR, ECHOED, BY_DEFAULT], checkSecrets);
