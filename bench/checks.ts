/**
 * How long checks take, against the reading of what they check: `node -r tsx/cjs -C ack-blueprints-source bench/checks.ts`.
 *
 * A thousand resources in four templates and three thousand objects in fifty namespaces may take three times as long
 * to check as to read, and twice as many twice as long.
 */
import { performance } from 'node:perf_hooks';
import { stringify } from 'yaml';
import { contentsOf } from '../lib/checks/files/read-subject';
import { runChecks } from '../lib/checks/run-checks';

const ROUNDS = 5;
const RESOURCES_PER_STACK = 250;
const SERVICES_PER_NAMESPACE = 10;
const OBJECTS_PER_SERVICE = 6;

function makeTemplate(index: number): string {
  const zones = Array.from({ length: RESOURCES_PER_STACK - 1 }, (_, zone) => [
    `VSwitch${zone}`,
    {
      Type: 'ALIYUN::ECS::VSwitch',
      Properties: {
        VpcId: { Ref: 'Vpc' },
        ZoneId: `eu-central-1${'abc'[zone % 3]}`,
        CidrBlock: `10.${index}.${zone}.0/24`,
        VSwitchName: { 'Fn::Sub': '${ALIYUN::StackName}-nodes' },
      },
      ...(zone === 0 ? {} : { DependsOn: [`VSwitch${zone - 1}`] }),
    },
  ]);
  const vpc = { Type: 'ALIYUN::ECS::VPC', Properties: { CidrBlock: `10.${index}.0.0/16`, VpcName: 'bench' } };
  const Outputs = { VpcId: { Value: { 'Fn::GetAtt': ['Vpc', 'VpcId'] } } };
  const Resources = { Vpc: vpc, ...Object.fromEntries(zones) };
  return JSON.stringify({ ROSTemplateFormatVersion: '2015-09-01', Resources, Outputs }, null, 2);
}

function makeService(namespace: string, name: string): object[] {
  const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name };
  const metadata = { name, namespace, labels };
  const container = {
    name: 'app',
    image: 'nginx:1.27',
    ports: [{ name: 'http', containerPort: 8080 }],
    readinessProbe: { httpGet: { path: '/', port: 'http' } },
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
    envFrom: [{ configMapRef: { name } }],
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true },
  };
  const pods = {
    containers: [container],
    volumes: [{ name: 'tmp', emptyDir: {} }],
    securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: labels },
      },
    ],
  };
  const selector = { matchLabels: labels };
  const scaled = { apiVersion: 'apps/v1', kind: 'Deployment', name };
  const cpu = { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } };
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { theme: 'dark' } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: { selector, template: { metadata: { labels }, spec: pods } },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
    },
    { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata, spec: { selector, maxUnavailable: 1 } },
    {
      ...{ apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata },
      spec: { scaleTargetRef: scaled, minReplicas: 3, maxReplicas: 9, metrics: [{ type: 'Resource', resource: cpu }] },
    },
    {
      ...{ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata },
      spec: { podSelector: selector, policyTypes: ['Ingress'], ingress: [{ ports: [{ port: 'http' }] }] },
    },
  ];
}

function makeNamespace(index: number): string {
  const name = `team-${index}`;
  const services = Array.from({ length: SERVICES_PER_NAMESPACE }, (_, service) =>
    makeService(name, `service-${service}`),
  );
  const objects = [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }, ...services.flat()];
  return objects.map((object) => stringify(object)).join('---\n');
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/** The median of some rounds in milliseconds, after one that is not counted. */
function measure(run: () => unknown): number {
  run();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return median(times);
}

function bench(stacks: number, namespaces: number): number {
  const files: [string, string][] = [
    ...Array.from({ length: stacks }, (_, index): [string, string] => [`${index}.json`, makeTemplate(index)]),
    ...Array.from({ length: namespaces }, (_, index): [string, string] => [`${index}.yaml`, makeNamespace(index)]),
  ];
  const readAll = () => files.map(([name, text]) => contentsOf(name, text, false));
  const contents = readAll();
  const subject = {
    templates: contents.flatMap(({ templates }) => templates),
    manifests: contents.flatMap(({ manifests }) => manifests),
    isComplete: true,
  };
  const reading = measure(readAll);
  const checking = measure(() => runChecks(subject));
  const { findings } = runChecks(subject);
  const count = `${stacks * RESOURCES_PER_STACK} resources, ${namespaces * SERVICES_PER_NAMESPACE * OBJECTS_PER_SERVICE} objects`;
  const times = `read ${reading.toFixed(0)} ms, checked ${checking.toFixed(0)} ms`;
  console.log(`${count}: ${times}, ratio ${(checking / reading).toFixed(2)}, ${findings.length} findings`);
  return checking;
}

const half = bench(2, 25);
const whole = bench(4, 50);
const double = bench(8, 100);
console.log(`twice as many take ${(whole / half).toFixed(2)} and ${(double / whole).toFixed(2)} times as long`);
