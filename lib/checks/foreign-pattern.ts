import { createContext, Script } from 'node:vm';

/** One match may take this long, in milliseconds; a pattern made with care takes none of them. */
const TIMEOUT = 100;

/**
 * Whether a text matches a pattern that stands in a template or a definition, by people whom we do not know: some
 * patterns take years for a text of forty characters.
 *
 * @returns undefined where nobody can say: the pattern is none in JavaScript, or takes too long
 */
export function matchesForeign(pattern: string, text: string): boolean | undefined {
  if (!pattern.includes('(') && !/[*+}].*[*+}]/s.test(pattern)) return matchesQuickly(pattern, text);
  if (endless.has(pattern)) return undefined;
  try {
    sandbox ??= createContext({ pattern: '', text: '' });
    Object.assign(sandbox, { pattern, text });
    return match.runInContext(sandbox, { timeout: TIMEOUT });
  } catch {
    endless.add(pattern);
    return undefined;
  }
}

/** Patterns that have failed once: nobody waits for them again. */
const endless = new Set<string>();
const match = new Script('new RegExp(pattern).test(text)');
let sandbox: ReturnType<typeof createContext> | undefined;

/** With one repetition at most and no groups, a pattern cannot go wrong by much. */
function matchesQuickly(pattern: string, text: string): boolean | undefined {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return undefined;
  }
}
