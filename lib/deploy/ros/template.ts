import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { DeployError } from '../deploy-error';
import { parseTemplateText } from './template-text';

/** A ROS template, as far as a deployment looks into it. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, TemplateParameter>>;
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, TemplateOutput>>;
  readonly [section: string]: unknown;
}

/** What a template asks for. */
export interface TemplateParameter {
  readonly Type?: string;
  readonly Default?: unknown;
  /** Whether nobody may see its value. */
  readonly NoEcho?: boolean | string;
  readonly Description?: unknown;
}

/** What a template makes. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly [attribute: string]: unknown;
}

/** What a template gives. */
export interface TemplateOutput {
  readonly Value?: unknown;
  readonly Condition?: unknown;
  readonly NoEcho?: boolean | string;
}

/** A template and the stack it is for. */
export interface StackTemplate {
  readonly stackName: string;
  readonly template: Template;
  /** What ROS gets. */
  readonly body: string;
}

/** ROS: the largest template, in bytes. */
const MAX_BYTES = 524_288;

/** What ROS CDK calls the file of a stack. */
const SUFFIX = /\.template\.(json|ya?ml)$/;

/**
 * The templates of a folder that a synth wrote, each with the name of its stack, in the order of the names.
 *
 * @throws DeployError when there are none, or one is no template
 */
export function readTemplates(folder: string): StackTemplate[] {
  const files = namesIn(folder).filter((name) => SUFFIX.test(name));
  if (files.length === 0) {
    throw new DeployError(`${shown(folder)} holds no template (*.template.json): make it with \`ackb synth\``, 2);
  }
  return files.sort().map((name) => readTemplate(join(folder, name)));
}

/**
 * A template file, JSON or YAML.
 *
 * @param stackName - the file's name without `.template.json`, where left out
 * @throws DeployError when it cannot be read, is no template, or is larger than ROS takes
 */
export function readTemplate(file: string, stackName: string = basename(file).replace(SUFFIX, '')): StackTemplate {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new DeployError(`the template ${shown(file)} cannot be read: make it with \`ackb synth\``, 2);
  }
  return templateOf(stackName, parseTemplate(text, shown(file)));
}

/**
 * A template that is there already.
 *
 * @throws DeployError when it is larger than ROS takes
 */
export function templateOf(stackName: string, template: Template): StackTemplate {
  const body = JSON.stringify(template);
  const bytes = Buffer.byteLength(body);
  if (bytes <= MAX_BYTES) return { stackName, template, body };
  throw new DeployError(
    `the template of stack '${stackName}' has ${bytes} bytes, and ROS takes ${MAX_BYTES}: split it into several stacks`,
  );
}

/** @throws DeployError when a text is no template */
export function parseTemplate(text: string, place: string): Template {
  const template = parseText(text, place);
  if (typeof template === 'object' && template !== null && 'ROSTemplateFormatVersion' in template) {
    return template as Template;
  }
  throw new DeployError(`${place} is no ROS template: it has no ROSTemplateFormatVersion`, 2);
}

/** Names of the parameters whose values nobody may see. */
export function secretParameters({ Parameters: parameters = {} }: Template): string[] {
  return Object.keys(parameters).filter((name) => isTrue(parameters[name]?.NoEcho));
}

/** The values nobody may see, of those that are given. */
export function secretValues(template: Template, parameters: Readonly<Record<string, string>>): string[] {
  return secretParameters(template).flatMap((name) => parameters[name] ?? []);
}

/** Parameters without a default, which have to be given when a stack is made. */
export function requiredParameters({ Parameters: parameters = {} }: Template): string[] {
  return Object.keys(parameters).filter((name) => parameters[name]?.Default === undefined);
}

/** Names of the outputs that say the value of a secret parameter, as a whole or in part, and of those marked so. */
export function secretOutputs(template: Template): string[] {
  const secrets = new Set(secretParameters(template));
  return Object.entries(template.Outputs ?? {})
    .filter(([, output]) => isTrue(output?.NoEcho) || mentions(output?.Value, secrets))
    .map(([name]) => name);
}

function parseText(text: string, place: string): unknown {
  try {
    return parseTemplateText(text);
  } catch {
    // the parser's message would show a line of the template
    throw new DeployError(`${place} is neither JSON nor YAML`, 2);
  }
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === 'True';
}

/** `Ref`, and `${Name}` in `Fn::Sub`, at any depth. */
function mentions(value: unknown, names: ReadonlySet<string>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, nested]) => {
    if (key === 'Ref') return names.has(String(nested));
    if (key === 'Fn::Sub' && substituted(nested).some((name) => names.has(name))) return true;
    return mentions(nested, names);
  });
}

function substituted(sub: unknown): string[] {
  const text = Array.isArray(sub) ? sub[0] : sub;
  return [...String(text).matchAll(/\$\{([^}!]+)\}/g)].map(([, name]) => name ?? '');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}
