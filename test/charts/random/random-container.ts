import {
  type ContainerProps,
  Drain,
  EnvSource,
  EnvValue,
  type InitContainerProps,
  Probe,
  type Probes,
  type SidecarProps,
} from '../../../charts';
import type { Dice } from './dice';
import type { RandomPlace } from './random-place';
import { makeMounts, type VolumeNeeds } from './random-volume';

/** What every container can have. */
export function makeContainer(dice: Dice, place: RandomPlace, needs: VolumeNeeds): ContainerProps {
  return {
    image: dice.pick('a', 'registry.example.com/shop/web:1.4', `web@sha256:${'0'.repeat(64)}`),
    command: dice.maybe(() => ['sh', '-c', dice.text()]),
    args: dice.maybe(() => dice.list(0, 2, () => dice.text())),
    env: dice.maybe(() => Object.fromEntries(dice.list(0, 3, (index) => [`VARIABLE_${index}`, makeEnvValue(dice)]))),
    envFrom: dice.maybe(() => [
      EnvSource.fromSecret('database'),
      EnvSource.fromConfigMap('settings', { prefix: 'A_' }),
    ]),
    files: dice.maybe(() =>
      Object.fromEntries(dice.list(1, 2, (index) => [`/etc/${dice.word()}-${index}.conf`, dice.text()])),
    ),
    scratch: dice.maybe(() => dice.some('/tmp', '/var/cache', '/run')),
    mounts: dice.maybe(() => makeMounts(dice, place, needs)),
    resources: dice.maybe(() => makeResources(dice)),
    user: dice.pick(undefined, 1, 65534),
  };
}

function makeEnvValue(dice: Dice): string | EnvValue {
  return dice.one<string | EnvValue>(
    () => dice.text(),
    () => EnvValue.fromField(dice.pick('metadata.name', 'status.podIP', "metadata.labels['team']")),
    () => EnvValue.fromSecret({ name: 'database', key: 'password' }),
    () => EnvValue.fromConfigMap({ name: 'settings', key: 'theme' }),
  );
}

/** Requests of both, so that whatever follows them can. */
function makeResources(dice: Dice) {
  const [cpu, memory] = [dice.integer(1, 1000), dice.integer(1, 1024)];
  const requests = { cpu: `${cpu}m`, memory: `${memory}Mi` };
  const limits = { cpu: `${cpu + dice.integer(0, 1000)}m`, memory: `${memory + dice.integer(0, 1024)}Mi` };
  return dice.pick<ContainerProps['resources'] & object>({ requests }, { requests, limits }, { limits });
}

export function makeInitContainers(dice: Dice, place: RandomPlace, needs: VolumeNeeds): InitContainerProps[] {
  return dice.list(0, 2, (index) => {
    const name = `init-${index}`;
    return { ...makeContainer(dice, place, { ...needs, name: `${needs.name}-${name}` }), name };
  });
}

/** Sidecars with ports of their own; each says how it stops, which it must where the main one has a way of its own. */
export function makeSidecars(dice: Dice, place: RandomPlace, needs: VolumeNeeds): SidecarProps[] {
  return dice.list(0, 2, (index) => {
    const name = `side-${index}`;
    const port = dice.maybe(() => 9200 + index);
    return {
      ...makeContainer(dice, place, { ...needs, name: `${needs.name}-${name}` }),
      name,
      port,
      probes: dice.maybe(() => makeProbes(dice, port !== undefined)),
      drain: makeDrain(dice, port !== undefined),
    };
  });
}

export function makeProbes(dice: Dice, hasPort: boolean): Probes {
  return {
    startup: dice.maybe(() => makeProbe(dice, hasPort)),
    readiness: dice.maybe(() => makeProbe(dice, hasPort)),
    liveness: dice.maybe(() => makeProbe(dice, hasPort)),
  };
}

function makeProbe(dice: Dice, hasPort: boolean): Probe {
  const timing = {
    periodSeconds: dice.maybe(() => dice.integer(1, 30)),
    timeoutSeconds: dice.maybe(() => dice.integer(1, 30)),
    failureThreshold: dice.maybe(() => dice.integer(1, 30)),
  };
  const port = hasPort ? dice.pick(undefined, 9113) : 9113;
  return dice.one(
    () => Probe.exec(['/bin/check'], timing),
    () => Probe.http('/ready', { ...timing, port }),
    () => Probe.tcp({ ...timing, port }),
    () => Probe.none(),
  );
}

export function makeDrain(dice: Dice, hasPort: boolean): Drain {
  const seconds = dice.integer(0, 90);
  const graceSeconds = dice.maybe(() => seconds + dice.integer(30, 90));
  return dice.one(
    () => Drain.none({ graceSeconds: dice.maybe(() => dice.integer(30, 90)) }),
    () => Drain.sleep(dice.integer(1, 20), { graceSeconds: dice.maybe(() => dice.integer(50, 90)) }),
    () => Drain.exec(['/bin/drain'], { seconds, graceSeconds }),
    () => (hasPort ? Drain.http('/drain', { seconds, graceSeconds }) : Drain.sleep(5)),
  );
}
