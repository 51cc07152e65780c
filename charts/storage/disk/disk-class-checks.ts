import { checkZone } from '../../../lib/network/zone-id';
import { checkChoice, checkInstance, checkList, checkText, duplicates } from '../../../lib/problems';
import { checkTextMap, checkTexts, ifGiven } from '../../object/shape';
import type { DiskClassProps } from './disk-class';
import { DiskEncryption } from './disk-encryption';
import { DiskPerformanceLevel, DiskType } from './disk-type';

/** Why no disks can be made so; none if they can. */
export function checkDisks(props: DiskClassProps, types: readonly DiskType[]): string[] {
  const { zones, encryption, fileSystem, mkfsOptions, tags, resourceGroupId } = props;
  return [
    ...checkTypes(props, types),
    ...ifGiven(zones, (given) => checkZones(given, types)),
    ...ifGiven(encryption, (given) => checkInstance('encryption', given, DiskEncryption, 'DiskEncryption.SERVICE_KEY')),
    ...ifGiven(fileSystem, (given) => checkChoice('fileSystem', given, ['ext4', 'ext3', 'xfs'])),
    ...ifGiven(mkfsOptions, (given) => checkTexts('mkfsOptions', given, "['-O', 'project,quota']")),
    ...ifGiven(tags, (given) => checkTextMap('tags', given, "{ team: 'blue' }")),
    ...ifGiven(resourceGroupId, (given) => checkText('resourceGroupId', given, 'rg-acfm0123456789a')),
  ];
}

function checkTypes({ performanceLevels }: DiskClassProps, types: readonly DiskType[]): string[] {
  const problems = checkValues('types', types, '[DiskType.ESSD]', (prop, type) =>
    checkInstance(prop, type, DiskType, 'DiskType.ESSD'),
  );
  if (problems.length > 0) return problems;
  const isMixed = types.some(({ isRegional }) => isRegional) && !types.every(({ isRegional }) => isRegional);
  return [
    ...(isMixed
      ? [
          "'types' mixes DiskType.REGIONAL_ESSD with disks of one zone, which bind pods otherwise; define a class for each",
        ]
      : []),
    ...ifGiven(performanceLevels, (given) => checkLevels(given, types)),
  ];
}

function checkLevels(levels: readonly DiskPerformanceLevel[], types: readonly DiskType[]): string[] {
  const choices = Object.values(DiskPerformanceLevel);
  const problems = checkValues('performanceLevels', levels, '[DiskPerformanceLevel.PL1]', (prop, level) =>
    checkChoice(prop, level, choices),
  );
  if (problems.length > 0 || types.some(({ hasLevels }) => hasLevels)) return problems;
  return [`'performanceLevels' are those of DiskType.ESSD, which is not among the types ${types.join(', ')}`];
}

function checkZones(zones: readonly string[], types: readonly DiskType[]): string[] {
  const problems = checkValues('zones', zones, "['eu-central-1a']", checkZone);
  const isRegional = Array.isArray(types) && types.some((type) => type instanceof DiskType && type.isRegional);
  return isRegional
    ? [...problems, "'zones' must be left out for DiskType.REGIONAL_ESSD, which is there for its whole region"]
    : problems;
}

/** Problems of a list of different values, one or more. */
function checkValues<T>(
  prop: string,
  values: readonly T[],
  example: string,
  check: (prop: string, value: T) => string[],
): string[] {
  if (!Array.isArray(values)) return checkList(prop, values, example);
  if (values.length === 0) return [`'${prop}' must have one or more, got none, e.g. ${example}`];
  const problems = values.flatMap((value, index) => check(`${prop}[${index}]`, value));
  return problems.length > 0 ? problems : duplicates(values).map((value) => `'${prop}' has ${value} twice`);
}
