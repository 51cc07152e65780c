import { checkInteger, checkList, show } from '../../lib/problems';
import { checkPods, type IPods } from '../network/peer';
import { checkName } from '../object/names';

/** What a load test can ask: a `WebApplication` is one. */
export interface ITestedApplication extends IPods {
  /** Name of its Service. */
  readonly name: string;
  /**
   * Where its Service listens.
   *
   * @default 80
   */
  readonly servicePort?: number;
  /**
   * Its Service, where it knows it: a `Worker` may have none, and that of a `KnativeService` leads to Knative's gateway.
   *
   * @default - taken to be there
   */
  readonly service?: { readonly apiVersion: string } | undefined;
}

/** Whom a load test asks: one of both. */
export interface LoadTargetProps {
  /**
   * An application of this program, asked inside of the cluster, past its load balancer.
   *
   * @default - `url` says whom
   */
  readonly app?: ITestedApplication;
  /**
   * Where requests go, the way of customers: `https://www.example.com`.
   *
   * @default - `app` says whom
   */
  readonly url?: string;
  /**
   * Paths that are asked one after the other.
   *
   * @default ['/']
   */
  readonly paths?: readonly string[];
}

/** Problems of whom to ask. */
export function checkTarget({ app, url, paths = ['/'] }: LoadTargetProps): string[] {
  if ((app === undefined) === (url === undefined)) {
    const got = app === undefined ? 'none' : 'both';
    return [`'app' or 'url' must be given, one of both, got ${got}, e.g. url: 'https://www.example.com'`];
  }
  return [...(app === undefined ? checkUrl(url) : checkApp(app)), ...checkPaths(paths)];
}

/** The addresses of all paths. */
export function urlsOf({ app, url = '', paths = ['/'] }: LoadTargetProps): string[] {
  const base = app ? `http://${app.name}.${app.namespace}.svc:${app.servicePort ?? 80}` : url;
  return paths.map((path) => new URL(path, base).href);
}

/** The port of a URL, which may stand in its scheme. */
export function portOf(url: string): number {
  const { port, protocol } = new URL(url);
  return Number(port || (protocol === 'https:' ? 443 : 80));
}

function checkApp(app: ITestedApplication): string[] {
  const problems = checkPods('app', app);
  if (problems.length > 0) return problems;
  return [
    ...checkName('app.name', app.name),
    ...checkService(app),
    ...checkInteger('app.servicePort', app.servicePort, { min: 1, max: 65535, example: 80 }),
  ];
}

function checkService(app: ITestedApplication): string[] {
  if (!('service' in app) || app.service?.apiVersion === 'v1') return [];
  return [
    "'app' must have a Service that leads to its pods, as a WebApplication has; ask a KnativeService by its 'url', e.g. 'http://shop.web.svc.cluster.local'",
  ];
}

function checkUrl(url: unknown): string[] {
  const example = "e.g. 'https://www.example.com'";
  if (typeof url !== 'string' || !URL.canParse(url) || !/^https?:\/\//i.test(url)) {
    return [`'url' must be an address of HTTP, got ${show(url)}, ${example}`];
  }
  const { username, password, pathname, search, hash } = new URL(url);
  if (username !== '' || password !== '')
    return [`'url' must hold no password: everybody may read the script, ${example}`];
  if (pathname !== '/' || search !== '' || hash !== '') {
    return [`'url' must end with the host, its path is one of 'paths', got ${show(url)}, ${example}`];
  }
  return [];
}

function checkPaths(paths: readonly string[]): string[] {
  if (!Array.isArray(paths)) return checkList('paths', paths, "['/', '/search?q=tea']");
  if (paths.length === 0) return ["'paths' must have one or more, got none, e.g. ['/']"];
  return paths.flatMap((path, index) =>
    // two slashes would begin another host
    typeof path === 'string' && /^\/(?![/\\])[^\s]*$/.test(path)
      ? []
      : [`'paths[${index}]' must begin with one '/', and hold no space, got ${show(path)}, e.g. '/search?q=tea'`],
  );
}
