import type { RosClient } from './ros-client';
import { ServiceError } from './service-error';
import type { StackTemplate } from './template';

/** What ROS says about a template. */
export interface TemplateVerdict {
  readonly stackName: string;
  /** @default - it is valid */
  readonly problem?: string;
  /** Names of the parameters as ROS reads them. */
  readonly parameters: readonly string[];
  /** Types of the resources as ROS reads them. */
  readonly types: readonly string[];
}

/**
 * Lets ROS check a template: syntax, references, types, and what it knows about properties. It says nothing about
 * quotas, permissions and stock.
 */
export async function validate(client: RosClient, { stackName, body }: StackTemplate): Promise<TemplateVerdict> {
  try {
    const { parameters = [], resourceTypes } = await client.validateTemplate(body);
    const names = parameters
      .map((parameter) => String(parameter.ParameterKey))
      .filter((name) => !name.startsWith('ALIYUN::'));
    return { stackName, parameters: names, types: resourceTypes?.resources ?? [] };
  } catch (error) {
    if (!(error instanceof ServiceError) || !['template', 'other'].includes(error.refusal)) throw error;
    return { stackName, problem: error.message, parameters: [], types: [] };
  }
}
