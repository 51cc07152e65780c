import { checkName, checkObjectName } from '../object/names';
import { checkObject, checkTextMap, ifGiven } from '../object/shape';
import { checkFileMode } from './file-mode';

/** What of a Secret or ConfigMap becomes a file, and how. */
export interface ObjectFilesProps {
  /**
   * Files by path, and the key that is in each: `{ 'tls/server.crt': 'tls.crt' }`.
   *
   * @default - every key, as a file of that name
   */
  readonly files?: Readonly<Record<string, string>>;
  /**
   * Octal permissions of the files.
   *
   * @default - `0644`, that of Kubernetes
   */
  readonly mode?: string;
  /**
   * Name of the volume inside the pod. DNS label.
   *
   * @default - that of the object, with `-` for each `.`
   */
  readonly name?: string;
}

/** What a Secret and a ConfigMap have alike as the source of a volume. */
export function renderObjectFiles({ files, mode }: ObjectFilesProps) {
  return {
    items: files && Object.entries(files).map(([path, key]) => ({ key, path })),
    defaultMode: mode === undefined ? undefined : Number.parseInt(mode, 8),
  };
}

/** Name of the volume inside a pod. */
export function volumeNameOf(objectName: string, { name = objectName.replaceAll('.', '-') }: ObjectFilesProps): string {
  return name;
}

/** Problems of an object whose keys become files. */
export function checkObjectFiles(prop: string, objectName: string, props: ObjectFilesProps): string[] {
  const problems = [
    ...checkObjectName(prop, objectName, 'web-tls'),
    ...checkObject('props', props, "{ files: { 'server.crt': 'tls.crt' } }"),
  ];
  if (problems.length > 0) return problems;
  return [
    ...checkName('name', volumeNameOf(objectName, props)),
    ...ifGiven(props.mode, (given) => checkFileMode('mode', given, '0440')),
    ...ifGiven(props.files, checkFiles),
  ];
}

function checkFiles(files: Readonly<Record<string, string>>): string[] {
  const problems = checkTextMap('files', files, "{ 'server.crt': 'tls.crt' }");
  if (problems.length > 0) return problems;
  return [...checkPaths(Object.keys(files)), ...Object.entries(files).flatMap(checkFile)];
}

/** A file cannot be a directory as well. */
function checkPaths(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const inside = paths.find((other) => other.startsWith(`${path}/`));
    return inside === undefined ? [] : [`'files' has '${path}', which cannot hold '${inside}'; give one another path`];
  });
}

function checkFile([path, key]: [string, string]): string[] {
  return [
    ...(/^[^/:]+(\/[^/:]+)*$/.test(path) && !path.split('/').includes('..')
      ? []
      : [`'files' takes paths inside the volume without ':' and '..', got '${path}', e.g. 'server.crt'`]),
    ...(/^[-._a-zA-Z0-9]{1,253}$/.test(key)
      ? []
      : [`'files' takes keys of a-z, A-Z, 0-9, '-', '_' and '.', got '${key}' for '${path}', e.g. 'tls.crt'`]),
  ];
}
