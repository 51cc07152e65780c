import type { Place } from './finding';
import { titleOf } from './kubernetes/manifest';
import { keysOf } from './plain-json';
import type { ManifestSource, TemplateSource } from './subject';

/** Where the templates and objects of a run are from. */
export class Origins {
  private readonly templates = new Map<object, TemplateSource>();
  private readonly manifests = new Map<object, ManifestSource>();

  public addTemplate(template: object, source: TemplateSource): void {
    this.templates.set(template, source);
  }

  public addManifest(manifest: object, source: ManifestSource): void {
    this.manifests.set(manifest, source);
  }

  /** A path inside of a template or object, where it stands in its file and who defined it. */
  public placeOf(of: object | undefined, path: string, where = path): Place {
    const template = of && this.templates.get(of);
    if (template) return placeIn(template, template.name, { path, where }, constructAt(template, path));
    const manifest = of && this.manifests.get(of);
    return manifest ? placeIn(manifest, titleOf(of), { path, where }, manifest.construct) : { title: '', path };
  }
}

function placeIn(
  { file, positions }: TemplateSource | ManifestSource,
  title: string,
  { path, where }: { readonly path: string; readonly where: string },
  construct?: string,
): Place {
  return {
    title,
    path,
    ...(construct === undefined ? {} : { construct }),
    ...(file === undefined ? {} : { file }),
    ...positions?.of(keysOf(where)),
  };
}

function constructAt({ constructs = {} }: TemplateSource, path: string): string | undefined {
  const [section, id] = keysOf(path);
  return section === 'Resources' && Object.hasOwn(constructs, String(id)) ? constructs[String(id)] : undefined;
}
