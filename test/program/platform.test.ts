import { definePlatform } from 'ack-blueprints/platform';

const half = { synth: () => undefined };
const infrastructure = () => half;
const workloads = () => half;

test('settings are the context where nothing reads it', () => {
  const platform = definePlatform({ name: 'web', infrastructure, workloads });
  expect(platform.settings({ size: '3' })).toEqual({ size: '3' });
});

test('settings are what the program makes of the context, and both halves get them', () => {
  const got: unknown[] = [];
  const platform = definePlatform({
    name: 'web',
    settings: ({ size = '1' }) => ({ size: Number(size) }),
    infrastructure: (_outdir, { size }) => {
      got.push(size);
      return undefined;
    },
    workloads: (_outdir, { size }) => {
      got.push(size);
      return half;
    },
  });
  const settings = platform.settings({ size: '3' });
  expect([platform.infrastructure('ros', settings), platform.workloads('k8s', settings)]).toEqual([undefined, half]);
  expect(got).toEqual([3, 3]);
});

test.each([
  [undefined, "'name' must be a text, e.g. 'web', got nothing; 'infrastructure' must be a function"],
  [{ name: '', infrastructure, workloads }, "'name' must be a text, e.g. 'web', got ''"],
  [{ name: 'web', region: 3, infrastructure, workloads }, "'region' must be a text, e.g. 'eu-central-1', got 3"],
  [
    { name: 'web', infrastructure, workloads: half },
    "'workloads' must be a function, e.g. definePlatform({ name: 'web', infrastructure, workloads }), got another object [at definePlatform]",
  ],
  [{ name: 'web', infrastructure, workloads, notices: 'none' }, "'notices' must be a function"],
])('%j is refused', (props, text) => {
  expect(() => definePlatform(props as never)).toThrow(text);
});
