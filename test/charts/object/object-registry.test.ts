import { ApiObject, App, Chart } from 'cdk8s';
import { NasVolume, Size, WebApplication } from '../../../charts';
import { newChart, newWebApplication, TERWAY } from '../manifests';

const props = { target: TERWAY, image: 'nginx', port: 8080 };
const service = (chart: Chart, id: string, name: string) =>
  new ApiObject(chart, id, { apiVersion: 'v1', kind: 'Service', metadata: { name } });

test('fails for one object twice, in whichever chart, and names both constructs', () => {
  const app = new App();
  new WebApplication(new Chart(app, 'one', { namespace: 'web' }), 'Web', props);
  const two = new Chart(app, 'two', { namespace: 'web' });
  expect(() => new WebApplication(two, 'Web', props)).toThrow(
    "'name' must differ: Deployment.apps web/web is defined twice, by one/Web/Deployment and by two/Web/Deployment; give one of them another name [at two/Web/Deployment]",
  );
});

test('fails for ids that differ in case only', () => {
  const chart = newChart();
  const volume = { nfs: { server: 'a.example.com', path: '/' }, capacity: Size.gibibytes(1) };
  new NasVolume(chart, 'Site', volume);
  expect(() => new NasVolume(chart, 'site', volume)).toThrow(
    'PersistentVolume web-site is defined twice, by chart/Site/PersistentVolume and by chart/site/PersistentVolume',
  );
});

test('the same names in two namespaces, and in two apps, are different objects', () => {
  const app = new App();
  for (const namespace of ['one', 'two']) new WebApplication(new Chart(app, namespace, { namespace }), 'Web', props);
  expect(() => newWebApplication(newChart())).not.toThrow();
});

test('at synthesis fails for objects of others too, all at once', () => {
  const chart = newChart();
  newWebApplication(chart);
  service(chart, 'A', 'web');
  service(chart, 'B', 'cache');
  service(chart, 'C', 'cache');
  expect(() => chart.toJson()).toThrow(
    /Service web\/web is defined twice, by chart\/Web\/Service and by chart\/A;.*\n.*Service web\/cache is defined twice, by chart\/B and by chart\/C;/,
  );
});

test('sees what was added since the last synthesis', () => {
  const chart = newChart();
  newWebApplication(chart);
  chart.toJson();
  service(chart, 'A', 'web');
  expect(() => chart.toJson()).toThrow('defined twice');
});
