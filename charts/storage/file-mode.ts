import { show } from '../../lib/problems';

/** Problems of permissions. */
export function checkFileMode(prop: string, mode: unknown, example: string): string[] {
  if (typeof mode === 'string' && /^0?[0-7]{3}$/.test(mode)) return [];
  return [`'${prop}' must be three octal digits with or without a leading 0, got ${show(mode)}, e.g. '${example}'`];
}
