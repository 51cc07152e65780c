import { show } from '../../lib/problems';
import { isDeployTime } from '../object/deploy-time';

const REGISTRY = '[a-zA-Z0-9]([-a-zA-Z0-9.]*[a-zA-Z0-9])?(:[0-9]+)?';
const PART = '[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*';
const TAG = '[a-zA-Z0-9_][-a-zA-Z0-9_.]{0,127}';
const DIGEST = '[a-z0-9]+([+._-][a-z0-9]+)*:[0-9a-fA-F]{32,}';

/** `registry:port/path/name:tag@digest`, as container runtimes read it. */
const IMAGE = new RegExp(`^(${REGISTRY}/)?${PART}(/${PART})*(:${TAG})?(@${DIGEST})?$`);

/** Problems of the name of an image, none if a container runtime can read it. */
export function checkImage(prop: string, image: unknown): string[] {
  if (isDeployTime(image) || (typeof image === 'string' && IMAGE.test(image))) return [];
  return [`'${prop}' must name an image, got ${show(image)}, e.g. 'nginx:1.28@sha256:…'`];
}
