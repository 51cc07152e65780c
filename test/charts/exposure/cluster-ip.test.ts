import { Exposure, Target } from '../../../charts';
import { newChart, newWebApplication, webApplication } from '../manifests';

const stays = Exposure.clusterIp({ staysInZone: true });

test('requests can stay in their zone', () => {
  const target = Target.ack({ podNetwork: 'terway', kubernetesVersion: '1.27' });
  expect(webApplication({ exposure: stays, target }).Service.metadata.annotations).toEqual({
    'service.kubernetes.io/topology-mode': 'Auto',
  });
  expect(webApplication({ exposure: Exposure.clusterIp() }).Service.metadata).not.toHaveProperty('annotations');
});

test('fails where the cluster may not know of zones, and for what is no switch', () => {
  expect(() => newWebApplication(newChart(), { exposure: stays })).toThrow(
    "'staysInZone' needs Kubernetes 1.27, and the target may be older; say which it has, e.g. Target.ack({ podNetwork: 'terway', kubernetesVersion: '1.32' }) [at chart/Web]",
  );
  expect(() => Exposure.clusterIp({ staysInZone: 'yes' } as never)).toThrow(
    "'staysInZone' must be true or false, got 'yes' [at Exposure.clusterIp]",
  );
});
