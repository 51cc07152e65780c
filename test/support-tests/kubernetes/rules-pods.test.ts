import { checkManifests } from '../../support/kubernetes/check-manifests';
import { testFlaws } from './sound-manifests';

const podOf = (d: any) => d.spec.template.spec;
const webOf = (d: any) => podOf(d).containers[0];

describe('pods', () =>
  testFlaws(checkManifests, [
    [
      'Deployment web',
      'a pod that is not restarted',
      (d) => (podOf(d).restartPolicy = 'Never'),
      "spec.template.spec.restartPolicy: must be Always in a Deployment, got 'Never'",
    ],
    [
      'Job migrate',
      'a Job that restarts for ever',
      (d) => delete podOf(d).restartPolicy,
      "spec.template.spec.restartPolicy: must be OnFailure or Never in a Job, got 'Always'",
    ],
    [
      'Deployment web',
      'a negative user',
      (d) => (podOf(d).securityContext.runAsUser = -1),
      'spec.template.spec.securityContext.runAsUser: must be 0 to 2147483647, got -1',
    ],
    [
      'Deployment web',
      'no container',
      (d) => (podOf(d).containers = []),
      'spec.template.spec.containers: at least one is needed',
    ],
    [
      'Deployment web',
      'a negative grace period',
      (d) => (podOf(d).terminationGracePeriodSeconds = -1),
      'spec.template.spec.terminationGracePeriodSeconds: must not be negative, got -1',
    ],
    [
      'Pod shell',
      'no name servers without a DNS policy',
      (d) => delete d.spec.dnsConfig,
      'spec.dnsConfig.nameservers: at least one is needed with dnsPolicy None',
    ],
    [
      'Deployment web',
      'a bad service account',
      (d) => (podOf(d).serviceAccountName = 'Web'),
      "spec.template.spec.serviceAccountName: must be a DNS subdomain (a-z, 0-9, -, .; at most 253), got 'Web'",
    ],
    [
      'Deployment web',
      'a bad readiness gate',
      (d) => (podOf(d).readinessGates[0].conditionType = 'a b'),
      "spec.template.spec.readinessGates[0].conditionType: must be a name such as 'example.com/name' (at most 63 after the slash), got 'a b'",
    ],
    [
      'Deployment web',
      'a toleration without key',
      (d) => delete podOf(d).tolerations[0].operator,
      'spec.template.spec.tolerations[0].operator: must be Exists without a key',
    ],
    [
      'Deployment web',
      'a toleration with a value too many',
      (d) => (podOf(d).tolerations[0].value = 'x'),
      'spec.template.spec.tolerations[0].value: must be empty with operator Exists',
    ],
    [
      'Deployment web',
      'toleration seconds without effect',
      (d) => (podOf(d).tolerations[1].effect = 'NoSchedule'),
      'spec.template.spec.tolerations[1].effect: must be NoExecute with tolerationSeconds',
    ],
    [
      'Deployment web',
      'a skew of 0',
      (d) => (podOf(d).topologySpreadConstraints[0].maxSkew = 0),
      'spec.template.spec.topologySpreadConstraints[0].maxSkew: must be at least 1, got 0',
    ],
    [
      'Deployment web',
      'no topology key',
      (d) => (podOf(d).topologySpreadConstraints[0].topologyKey = ''),
      'spec.template.spec.topologySpreadConstraints[0].topologyKey: missing',
    ],
    [
      'Deployment web',
      'a constraint twice',
      (d) => (podOf(d).topologySpreadConstraints[1].topologyKey = 'topology.kubernetes.io/zone'),
      "spec.template.spec.topologySpreadConstraints: duplicate topologyKey/whenUnsatisfiable 'topology.kubernetes.io/zone/ScheduleAnyway'",
    ],
    [
      'Deployment web',
      'a constraint with an unknown operator',
      (d) => (podOf(d).topologySpreadConstraints[1].labelSelector.matchExpressions[0].operator = 'Is'),
      "spec.template.spec.topologySpreadConstraints[1].labelSelector.matchExpressions[0].operator: must be one of In, NotIn, Exists, DoesNotExist, got 'Is'",
    ],
    [
      'Deployment web',
      'an expression without values',
      (d) => (podOf(d).topologySpreadConstraints[1].labelSelector.matchExpressions[0].values = []),
      'spec.template.spec.topologySpreadConstraints[1].labelSelector.matchExpressions[0].values: missing with operator In',
    ],
    [
      'Deployment web',
      'an expression with values too many',
      (d) => (podOf(d).topologySpreadConstraints[1].labelSelector.matchExpressions[0].operator = 'Exists'),
      'spec.template.spec.topologySpreadConstraints[1].labelSelector.matchExpressions[0].values: must be empty with operator Exists',
    ],
    [
      'Deployment web',
      'an expression with a bad key',
      (d) => (podOf(d).topologySpreadConstraints[1].labelSelector.matchExpressions[0].key = '-'),
      "spec.template.spec.topologySpreadConstraints[1].labelSelector.matchExpressions[0].key: must be a name such as 'example.com/name' (at most 63 after the slash), got '-'",
    ],
    [
      'Deployment web',
      'an affinity without topology key',
      (d) =>
        (podOf(
          d,
        ).affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.topologyKey = ''),
      'spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.topologyKey: missing',
    ],
    [
      'Deployment web',
      'a weight of 0',
      (d) => (podOf(d).affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight = 0),
      'spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: must be 1 to 100, got 0',
    ],
    [
      'Deployment web',
      'no node selector terms',
      (d) => (podOf(d).affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms = []),
      'spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: at least one is needed',
    ],
    [
      'Deployment web',
      'operators with wrong values',
      (d) => {
        const expressions =
          podOf(d).affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]
            .matchExpressions;
        expressions[0].values = [];
        expressions[1].values = ['four'];
        expressions[2].values = ['x'];
        expressions[2].key = 'a b';
      },
      'spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values: missing with operator In',
      'spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[1].values: must be one integer with operator Gt, got ["four"]',
      "spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[2].key: must be a name such as 'example.com/name' (at most 63 after the slash), got 'a b'",
      'spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[2].values: must be empty with operator DoesNotExist',
    ],
  ]));

describe('dropped fields', () =>
  testFlaws(checkManifests, [
    [
      'Deployment web',
      'fields of a constraint that 1.26 drops',
      (d) =>
        Object.assign(podOf(d).topologySpreadConstraints[0], { matchLabelKeys: ['pod-template-hash'], minDomains: 3 }),
      'spec.template.spec.topologySpreadConstraints[0].matchLabelKeys: Kubernetes 1.26 drops this field',
      'spec.template.spec.topologySpreadConstraints[0].minDomains: Kubernetes 1.26 drops this field',
    ],
    [
      'Deployment web',
      'fields of a pod that 1.26 drops',
      (d) => (podOf(d).hostUsers = false),
      'spec.template.spec.hostUsers: Kubernetes 1.26 drops this field',
    ],
    [
      'PodDisruptionBudget web',
      'a field of a budget that 1.26 drops',
      (d) => (d.spec.unhealthyPodEvictionPolicy = 'AlwaysAllow'),
      'spec.unhealthyPodEvictionPolicy: Kubernetes 1.26 drops this field',
    ],
  ]));

describe('containers', () =>
  testFlaws(checkManifests, [
    [
      'Deployment web',
      'a bad name',
      (d) => (webOf(d).name = 'Web'),
      "spec.template.spec.containers[0].name: must be a DNS label (a-z, 0-9, -; at most 63), got 'Web'",
    ],
    [
      'Deployment web',
      'an init container of the same name',
      (d) => (podOf(d).initContainers[0].name = 'web'),
      "spec.template.spec.containers[0].name: 'web' is already the name of another container",
    ],
    ['Deployment web', 'no image', (d) => delete webOf(d).image, 'spec.template.spec.containers[0].image: missing'],
    [
      'Deployment web',
      'an image with a space',
      (d) => (webOf(d).image = 'web '),
      "spec.template.spec.containers[0].image: must be a text without spaces around it, got 'web '",
    ],
    [
      'Deployment web',
      'a port above 65535',
      (d) => (webOf(d).ports[0].containerPort = 70_000),
      'spec.template.spec.containers[0].ports[0].containerPort: must be 1 to 65535, got 70000',
    ],
    [
      'Deployment web',
      'a host port of 0',
      (d) => (webOf(d).ports[0].hostPort = 0),
      'spec.template.spec.containers[0].ports[0].hostPort: must be 1 to 65535, got 0',
    ],
    [
      'Deployment web',
      'a port name that is too long',
      (d) => (webOf(d).ports[1].name = 'a-very-long-name'),
      "spec.template.spec.containers[0].ports[1].name: must be a port name (a-z, 0-9, -; at least one letter; at most 15), got 'a-very-long-name'",
    ],
    [
      'Deployment web',
      'a port name twice',
      (d) => (webOf(d).ports[1].name = 'http'),
      "spec.template.spec.containers[0].ports[1].name: 'http' is already the name of another port",
    ],
    [
      'Deployment web',
      'a bad variable',
      (d) => (webOf(d).env[0].name = '1=2'),
      "spec.template.spec.containers[0].env[0].name: must be an environment variable name, got '1=2'",
    ],
    [
      'Deployment web',
      'a variable with two values',
      (d) => (webOf(d).env[1].value = 'x'),
      'spec.template.spec.containers[0].env[1]: must not have both value and valueFrom',
    ],
    [
      'Deployment web',
      'a variable from nowhere',
      (d) => (webOf(d).env[1].valueFrom = {}),
      'spec.template.spec.containers[0].env[1].valueFrom: must have exactly one of configMapKeyRef, fieldRef, resourceFieldRef, secretKeyRef, got none',
    ],
    [
      'Deployment web',
      'variables from nowhere',
      (d) => (webOf(d).envFrom[0] = {}),
      'spec.template.spec.containers[0].envFrom[0]: must have exactly one of configMapRef, secretRef, got none',
    ],
    [
      'Deployment web',
      'an unknown resource',
      (d) => (webOf(d).resources.limits.ram = '1Gi'),
      'spec.template.spec.containers[0].resources.limits.ram: unknown resource, e.g. cpu, memory, ephemeral-storage',
    ],
    [
      'Deployment web',
      'a negative request',
      (d) => (webOf(d).resources.requests.cpu = '-1'),
      "spec.template.spec.containers[0].resources.requests.cpu: must not be negative, got '-1'",
    ],
    [
      'Deployment web',
      'a request above its limit',
      (d) => (webOf(d).resources.requests.cpu = '1500m'),
      'spec.template.spec.containers[0].resources.requests.cpu: 1500m is more than the limit 1',
    ],
    [
      'DaemonSet agent',
      'privileges that contradict each other',
      (d) => (webOf(d).securityContext.allowPrivilegeEscalation = false),
      'spec.template.spec.containers[0].securityContext: privileged contradicts allowPrivilegeEscalation: false',
    ],
    [
      'Deployment web',
      'a capability that contradicts',
      (d) => (webOf(d).securityContext.capabilities.add = ['SYS_ADMIN']),
      'spec.template.spec.containers[0].securityContext: SYS_ADMIN contradicts allowPrivilegeEscalation: false',
    ],
  ]));

describe('probes', () =>
  testFlaws(checkManifests, [
    [
      'Deployment web',
      'a probe of an init container',
      (d) => (podOf(d).initContainers[0].livenessProbe = webOf(d).livenessProbe),
      'spec.template.spec.initContainers[0].livenessProbe: not allowed in initContainers',
    ],
    [
      'Deployment web',
      'a probe without a handler',
      (d) => delete webOf(d).livenessProbe.tcpSocket,
      'spec.template.spec.containers[0].livenessProbe: must have exactly one of exec, grpc, httpGet, tcpSocket, got none',
    ],
    [
      'Deployment web',
      'a probe with two handlers',
      (d) => (webOf(d).livenessProbe.exec = { command: ['x'] }),
      'spec.template.spec.containers[0].livenessProbe: must have exactly one of exec, grpc, httpGet, tcpSocket, got exec, tcpSocket',
    ],
    [
      'Deployment web',
      'a period of 0',
      (d) => (webOf(d).livenessProbe.periodSeconds = 0),
      'spec.template.spec.containers[0].livenessProbe.periodSeconds: must be at least 1, got 0',
    ],
    [
      'Deployment web',
      'a liveness that must succeed twice',
      (d) => (webOf(d).livenessProbe.successThreshold = 2),
      'spec.template.spec.containers[0].livenessProbe.successThreshold: must be 1, got 2',
    ],
    [
      'Deployment web',
      'a readiness that stops the container',
      (d) => (webOf(d).readinessProbe.terminationGracePeriodSeconds = 5),
      'spec.template.spec.containers[0].readinessProbe.terminationGracePeriodSeconds: not allowed, readiness stops no container',
    ],
    [
      'Deployment web',
      'a probe of a port that is not there',
      (d) => (webOf(d).readinessProbe.httpGet.port = 'https'),
      "spec.template.spec.containers[0].readinessProbe.httpGet.port: no port of this container is called 'https'",
    ],
    [
      'Deployment web',
      'a probe of a port that cannot be',
      (d) => (webOf(d).livenessProbe.tcpSocket.port = 0),
      'spec.template.spec.containers[0].livenessProbe.tcpSocket.port: must be 1 to 65535, got 0',
    ],
    [
      'Deployment web',
      'a probe of a badly named port',
      (d) => (webOf(d).readinessProbe.httpGet.port = 'HTTP'),
      "spec.template.spec.containers[0].readinessProbe.httpGet.port: must be a port name (a-z, 0-9, -; at least one letter; at most 15), got 'HTTP'",
      "spec.template.spec.containers[0].readinessProbe.httpGet.port: no port of this container is called 'HTTP'",
    ],
    [
      'Deployment web',
      'a hook without a handler',
      (d) => (webOf(d).lifecycle.preStop = {}),
      'spec.template.spec.containers[0].lifecycle.preStop: must have exactly one of exec, httpGet, tcpSocket, got none',
    ],
  ]));

describe('volumes', () =>
  testFlaws(checkManifests, [
    [
      'Deployment web',
      'an unknown volume',
      (d) => (webOf(d).volumeMounts[0].name = 'sites'),
      "spec.template.spec.containers[0].volumeMounts[0].name: no volume is called 'sites'",
    ],
    [
      'Deployment web',
      'a bad name',
      (d) => podOf(d).volumes.push({ name: 'A_B', emptyDir: {} }),
      "spec.template.spec.volumes[5].name: must be a DNS label (a-z, 0-9, -; at most 63), got 'A_B'",
    ],
    [
      'Deployment web',
      'a volume without a source',
      (d) => podOf(d).volumes.push({ name: 'x' }),
      'spec.template.spec.volumes[5]: must have exactly one source, got none',
    ],
    [
      'Deployment web',
      'a volume with two sources',
      (d) => (podOf(d).volumes[2].hostPath = { path: '/tmp' }),
      'spec.template.spec.volumes[2]: must have exactly one source, got emptyDir, hostPath',
    ],
    [
      'Deployment web',
      'a claim without a name',
      (d) => (podOf(d).volumes[0].persistentVolumeClaim.claimName = ''),
      'spec.template.spec.volumes[0].persistentVolumeClaim.claimName: missing',
    ],
    [
      'Deployment web',
      'a relative NFS path',
      (d) => podOf(d).volumes.push({ name: 'x', nfs: { server: 'a', path: 'b' } }),
      "spec.template.spec.volumes[5].nfs.path: must be absolute, got 'b'",
    ],
    [
      'Deployment web',
      'a host path that climbs',
      (d) => podOf(d).volumes.push({ name: 'x', hostPath: { path: '/a/../b' } }),
      "spec.template.spec.volumes[5].hostPath.path: must not contain '..', got '/a/../b'",
    ],
    [
      'Deployment web',
      'a mode that is none',
      (d) => (podOf(d).volumes[1].configMap.defaultMode = 644),
      'spec.template.spec.volumes[1].configMap.defaultMode: must be 0 to 511 (0777), got 644',
    ],
    [
      'Deployment web',
      'a file that climbs',
      (d) => (podOf(d).volumes[1].configMap.items[0].path = '../site.conf'),
      "spec.template.spec.volumes[1].configMap.items[0].path: must be relative and without '..', got '../site.conf'",
    ],
    [
      'Deployment web',
      'a file of a secret with a bad mode',
      (d) =>
        podOf(d).volumes.push({
          name: 'x',
          secret: { secretName: 'web', items: [{ key: 'user', path: 'user', mode: -1 }] },
        }),
      'spec.template.spec.volumes[5].secret.items[0].mode: must be 0 to 511 (0777), got -1',
    ],
    [
      'Deployment web',
      'an empty mount path',
      (d) => (webOf(d).volumeMounts[2].mountPath = ''),
      'spec.template.spec.containers[0].volumeMounts[2].mountPath: missing',
    ],
    [
      'Deployment web',
      'a mount path with a colon',
      (d) => (webOf(d).volumeMounts[2].mountPath = '/a:b'),
      "spec.template.spec.containers[0].volumeMounts[2].mountPath: must not contain ':', got '/a:b'",
    ],
    [
      'Deployment web',
      'an absolute sub-path',
      (d) => (webOf(d).volumeMounts[0].subPath = '/html'),
      "spec.template.spec.containers[0].volumeMounts[0].subPath: must be relative and without '..', got '/html'",
    ],
    [
      'Deployment web',
      'two sub-paths',
      (d) => (webOf(d).volumeMounts[0].subPathExpr = '$(NODE)'),
      'spec.template.spec.containers[0].volumeMounts[0]: must not have both subPath and subPathExpr',
    ],
  ]));
