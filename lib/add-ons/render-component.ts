import type { AddOnComponent } from './add-on';

/** A component as a cluster or ClusterAddons resource takes it. */
export interface RenderedComponent {
  readonly name: string;
  /** JSON text. */
  readonly config?: string;
  readonly version?: string;
}

/** Renders a component: its settings become JSON text. */
export function renderComponent({ name, config, version }: AddOnComponent): RenderedComponent {
  return { name, config: config && JSON.stringify(config), version };
}

/** What two components have to share to be the same: readable, for errors too. */
export function describeComponent(component: AddOnComponent): string {
  const { config, version } = renderComponent(component);
  return `${version ? `version '${version}'` : 'the newest version'} and ${config ? `config ${config}` : 'no config'}`;
}
