import { Rule } from './rule';

/** Breaches that the engine itself finds. */
export const CHECK_FAILED = new Rule({
  id: 'X000',
  severity: 'warning',
  title: 'A check failed',
  why: 'One of our checks came to an error: what it looks for may be there, or not.',
  fix: 'Report it, with the template or object that it happened with. All other checks were made.',
  source: 'ack-blueprints',
});

export const UNUSED = new Rule({
  id: 'X001',
  severity: 'warning',
  title: 'Acknowledgement of nothing',
  why: 'What was acknowledged is no longer found; the next one of its kind would pass in silence.',
  fix: 'Remove the acknowledgement.',
  source: 'ack-blueprints',
});

export const BAD_ACKNOWLEDGEMENT = new Rule({
  id: 'X002',
  severity: 'error',
  title: 'Acknowledgement that cannot be read',
  why: 'An acknowledgement without reason, or of a rule that does not exist, silences nothing.',
  fix: 'Write the id of a rule and a reason: # ack-blueprints: ignore NET040 one zone is enough for tests',
  source: 'ack-blueprints',
});

export const UNREADABLE_FILE = new Rule({
  id: 'X003',
  severity: 'error',
  title: 'File that cannot be read',
  why: 'What is no YAML or JSON, or too large, reaches neither ROS nor a cluster. The rest of the file was not checked.',
  fix: 'Correct the text at the place that is named.',
  source: 'YAML 1.2; JSON',
});

export const UNKNOWN_CONTENT = new Rule({
  id: 'X004',
  severity: 'info',
  title: 'Neither template nor object',
  why: 'Nothing in the document was checked.',
  fix: 'A ROS template has ROSTemplateFormatVersion, a Kubernetes object apiVersion and kind.',
  source: 'ack-blueprints',
});

/** Rules without a check of their own. */
export const ENGINE_RULES: readonly Rule[] = [
  CHECK_FAILED,
  UNUSED,
  BAD_ACKNOWLEDGEMENT,
  UNREADABLE_FILE,
  UNKNOWN_CONTENT,
];
