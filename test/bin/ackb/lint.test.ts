import { Bench } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.start();
});
afterEach(() => bench.stop());

const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPortt: 8080 }] }
`;

test('what would fail is found, with its place and the way out, and ends with 1', async () => {
  bench.write('web.yaml', SERVICE);
  const { code, out } = await bench.run('ackb lint web.yaml');
  expect(code).toBe(1);
  expect(out).toMatch(
    /web\.yaml:4:\d+ Service shop\/web spec\.ports\[0\]\n {2}error K8S003: unknown field 'targetPortt', nearest is 'targetPort'\n {2}fix: /,
  );
});

test('nothing is found in what is right', async () => {
  bench.write('web.yaml', SERVICE.replace('targetPortt', 'targetPort'));
  expect(await bench.run('ackb lint web.yaml')).toMatchObject({ code: 0 });
});

test('the report has the form that is asked for', async () => {
  bench.write('web.yaml', SERVICE);
  const { out } = await bench.run('ackb lint web.yaml --format json');
  expect(JSON.parse(out)).toMatchObject({ findings: expect.any(Array), acknowledged: [], verdict: [] });
  expect(JSON.parse(out).findings[0]).toMatchObject({ id: 'K8S003', severity: 'error', place: { line: 4 } });
});

test.each([
  ['ackb lint nowhere.yaml', 'nowhere.yaml'],
  ['ackb lint --kubernetes 2', "'--kubernetes' must be a version such as 1.32, got '2'"],
  ['ackb lint --format xml', "option '--format <format>' argument 'xml' is invalid"],
])('%s is wrong usage', async (line, text) => {
  const { code, err } = await bench.run(line);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(text) });
});
