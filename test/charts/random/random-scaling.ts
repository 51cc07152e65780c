import { EciSize, ElasticUnit, type IScaling, Scaling, ScalingMetric, VerticalMode } from '../../../charts';
import type { Dice } from './dice';
import type { RandomPlace } from './random-place';

/** What may be done with the number of replicas, and that number. */
export interface RandomScaling {
  readonly scaling: IScaling | readonly IScaling[] | undefined;
  readonly min: number;
  readonly max: number;
}

/** Ways to scale that do not fight. */
export function makeScaling(dice: Dice, place: RandomPlace, main: string, isStateful: boolean): RandomScaling {
  const counting = makeCounting(dice, place, main);
  const { scalings, min, max, followed } = counting;
  const placing = isStateful || !dice.isHeads() ? [] : makePlacing(dice, place, min);
  const sizing = dice.isHeads() ? makeSizing(dice, min, followed, placing.length > 0) : [];
  const all = [...scalings, ...placing, ...sizing];
  return { scaling: all.length === 1 ? all[0] : dice.pick(all, [...all].reverse()), min, max };
}

interface Counting {
  readonly scalings: readonly IScaling[];
  readonly min: number;
  readonly max: number;
  readonly followed: readonly ('cpu' | 'memory')[];
}

function makeCounting(dice: Dice, place: RandomPlace, main: string): Counting {
  return dice.one<Counting>(
    () => ({ scalings: [], min: 3, max: 3, followed: [] }),
    () => {
      const replicas = dice.integer(1, 9);
      return { scalings: [Scaling.fixed(replicas)], min: replicas, max: replicas, followed: [] };
    },
    () => makeHorizontal(dice, place, main),
    () => {
      const [few, many] = [dice.integer(1, 4), dice.integer(5, 9)];
      const scaling = Scaling.scheduledFromOne([
        { schedule: '0 0 8 * * *', replicas: many },
        { schedule: '@daily', replicas: few },
      ]);
      return { scalings: [scaling], min: few, max: many, followed: [] };
    },
  );
}

function makeHorizontal(dice: Dice, { minor }: RandomPlace, main: string): Counting {
  const followed = dice.some('cpu' as const, 'memory' as const);
  const percent = (name: 'cpu' | 'memory') => (followed.includes(name) ? dice.integer(1, 200) : undefined);
  const metrics = [
    ScalingMetric.pods({ name: 'requests_per_second', perReplica: '50' }),
    ...dice.some(ScalingMetric.external({ name: 'queue_length', labels: { queue: 'mail' }, perReplica: '1500m' })),
    ...(minor >= 27 && dice.isHeads() ? [ScalingMetric.containerMemory(main, 80)] : []),
  ];
  const isOne = dice.isHeads();
  const min = isOne ? 1 : dice.integer(2, 6);
  const max = min + dice.integer(1, 9);
  const targets = {
    max,
    cpuPercent: percent('cpu'),
    memoryPercent: percent('memory'),
    metrics: followed.length > 0 ? dice.pick(undefined, metrics) : metrics,
    behavior: dice.maybe(() => ({ down: { stabilizationSeconds: 600, step: { pods: 1, everySeconds: 60 } } })),
  };
  const horizontal = isOne ? Scaling.horizontalFromOne(targets) : Scaling.horizontal({ min, ...targets });
  // both follow memory for who sizes pods
  const sized = targets.metrics ? [...new Set([...followed, 'memory' as const])] : followed;
  if (isOne || dice.isHeads()) return { scalings: [horizontal], min, max, followed: sized };
  const schedules = [
    { schedule: '0 30 7 * * 1-5', replicas: max },
    { name: 'evening', schedule: '0 0 20 * * *', replicas: min, once: dice.pick(undefined, true) },
  ];
  return { scalings: [horizontal, Scaling.scheduled(schedules)], min, max, followed: sized };
}

function makePlacing(dice: Dice, { target }: RandomPlace, min: number): IScaling[] {
  if (!target.hasNodes) return [];
  const nodes = ElasticUnit.nodes({ min: dice.integer(0, min), max: 20, nodeSelector: { pool: 'a' } });
  if (target.platform === 'local') return [Scaling.elastic({ units: [nodes, ElasticUnit.nodes({ name: 'rest' })] })];
  const size = EciSize.of({ cpu: '1', memory: '2Gi' });
  const rest = ElasticUnit.virtualNodes({ size });
  return [
    dice.one(
      () => Scaling.elastic({ units: [nodes, rest], moveOnAfterSeconds: dice.pick(undefined, 30) }),
      () => Scaling.elasticWorkload({ min: dice.integer(0, min), max: 9, units: [rest] }),
      () => Scaling.burst({ size }),
    ),
  ];
}

function makeSizing(dice: Dice, min: number, followed: readonly string[], isPlaced: boolean): IScaling[] {
  const free = (['cpu', 'memory'] as const).filter((resource) => !followed.includes(resource));
  const off = Scaling.vertical({ mode: dice.pick(undefined, VerticalMode.off()) });
  if (isPlaced || free.length === 0 || dice.isHeads()) return [off];
  const mode = min > 1 ? dice.pick(VerticalMode.initial(), VerticalMode.auto()) : VerticalMode.initial();
  return [Scaling.vertical({ mode, resources: free, maxAllowed: { cpu: '2', memory: '4Gi' } })];
}
