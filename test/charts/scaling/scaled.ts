import { type IScaling, Namespace, type WebApplicationProps } from '../../../charts';
import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { checkRestricted } from '../../support/kubernetes/check-restricted';
import { byKind, manifestsOf, newWebApplication } from '../manifests';

/** The manifests of a web application that is scaled in these ways, by kind; without a flaw. */
export function scaled(scaling: IScaling | IScaling[], props: Partial<WebApplicationProps> = {}): Record<string, any> {
  const manifests = manifestsOf((chart) => newWebApplication(chart, { scaling, ...props }));
  const all = [...manifestsOf((chart) => new Namespace(chart, 'Web')), ...manifests];
  expect([...checkManifests(all), ...checkManifestGraph(all), ...checkRestricted(all)]).toEqual([]);
  return byKind(manifests);
}

/** Making such a web application, which is expected to fail. */
export function scaling(given: unknown, props: Partial<WebApplicationProps> = {}): () => unknown {
  return () => manifestsOf((chart) => newWebApplication(chart, { scaling: given as IScaling, ...props }));
}
