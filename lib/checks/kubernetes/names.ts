/** A form of name that the server asks for, with the words that describe it. */
export interface NameForm {
  readonly words: string;
  /** Anything else than a text matches no form. */
  matches(name: unknown): boolean;
}

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';

function isText(name: unknown): name is string {
  return typeof name === 'string';
}

function form(words: string, pattern: RegExp, length: number): NameForm {
  return { words, matches: (name) => isText(name) && name.length <= length && pattern.test(name) };
}

/** RFC 1123 label: Namespaces, containers, volumes, ports of a Service. */
export const DNS_LABEL = form('a DNS label (a-z, 0-9, -; at most 63)', new RegExp(`^${LABEL}$`), 63);

/** RFC 1035 label: Services. */
export const DNS_1035_LABEL = form(
  'a DNS label that starts with a letter (a-z, 0-9, -; at most 63)',
  /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  63,
);

/** RFC 1123 subdomain: most kinds. */
export const DNS_SUBDOMAIN = subdomain(253);

/** A subdomain with a shorter limit, where the server derives other names from it. */
export function subdomain(length: number): NameForm {
  return form(`a DNS subdomain (a-z, 0-9, -, .; at most ${length})`, new RegExp(`^${LABEL}(\\.${LABEL})*$`), length);
}

/** Kinds whose name only has to fit into an URL, such as roles. */
export const PATH_SEGMENT: NameForm = {
  words: "a name without '/' and '%', and not '.' or '..'",
  matches: (name) => isText(name) && !/[/%]/.test(name) && name !== '.' && name !== '..',
};

/** Names of container ports. */
export const PORT_NAME: NameForm = {
  words: 'a port name (a-z, 0-9, -; at least one letter; at most 15)',
  matches: (name) => isText(name) && name.length <= 15 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && /[a-z]/.test(name),
};

/** Names of environment variables. */
export const ENV_NAME = form(
  'an environment variable name',
  /^(?!\.{1,2}$)(?!\.\.)[-._a-zA-Z][-._a-zA-Z0-9]*$/,
  32_768,
);

/** Keys of ConfigMaps and Secrets. */
export const DATA_KEY = form(
  'a file name (letters, 0-9, -, _, .; at most 253)',
  /^(?!\.{1,2}$)(?!\.\.)[-._a-zA-Z0-9]+$/,
  253,
);

/** Values of labels; empty is fine. */
export const LABEL_VALUE = form(
  'a label value (letters, 0-9, -, _, . between letters or digits; at most 63)',
  /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/,
  63,
);

/** Keys of labels and annotations, with or without a domain in front. */
export const QUALIFIED_NAME: NameForm = {
  words: "a name such as 'example.com/name' (at most 63 after the slash)",
  matches: (name) => {
    if (!isText(name)) return false;
    const parts = name.split('/');
    const last = parts.at(-1) ?? '';
    if (parts.length > 2 || last === '' || !LABEL_VALUE.matches(last)) return false;
    return parts.length === 1 || DNS_SUBDOMAIN.matches(parts[0] ?? '');
  },
};

/** Host names in rules of an Ingress: a subdomain, its first label may be `*`. */
export const HOST: NameForm = {
  words: "a host name such as 'www.example.com' or '*.example.com'",
  matches: (name) => isText(name) && DNS_SUBDOMAIN.matches(name.startsWith('*.') ? name.slice(2) : name),
};
