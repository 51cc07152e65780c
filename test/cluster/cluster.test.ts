import { AddOn } from '../../lib/add-ons/add-on';
import { Cluster } from '../../lib/cluster/cluster';
import type { ClusterAttributes } from '../../lib/cluster/cluster-attributes';
import { PodNetwork } from '../../lib/cluster/pod-network';
import type { PlatformStack } from '../../lib/platform-stack';
import { resourcesOf } from '../support/template';
import { addManagedCluster, importNetwork, WORKERS } from './clusters';

const importCluster = (stack: PlatformStack, attributes: Partial<ClusterAttributes> = {}) =>
  Cluster.fromClusterAttributes(stack, 'Shared', { clusterId: 'c-1', ...attributes });

describe('an imported cluster', () => {
  test('defines nothing by itself', () => {
    expect(resourcesOf((stack) => importCluster(stack))).toBeUndefined();
  });

  test('takes node pools and add-ons', () => {
    const resources = resourcesOf((stack) => {
      const cluster = importCluster(stack, { network: importNetwork(stack) });
      cluster.addNodePool('Workers', WORKERS);
      cluster.addAddOn(AddOn.csi());
    });
    expect(resources.SharedWorkers?.Properties.ClusterId).toBe('c-1');
    expect(resources.SharedWorkers).not.toHaveProperty('DependsOn');
    expect(resources.SharedAddOns).toMatchObject({
      Type: 'ALIYUN::CS::ClusterAddons',
      DependsOn: ['SharedWorkers'],
      Properties: {
        ClusterId: 'c-1',
        Addons: [{ Name: 'csi-plugin' }, { Name: 'csi-provisioner' }],
      },
    });
  });

  test('may be dedicated, which decides some add-ons', () => {
    const { SharedAddOns } = resourcesOf((stack) =>
      importCluster(stack, { controlPlane: 'dedicated' }).addAddOn(AddOn.securityInspector()),
    );
    expect(SharedAddOns?.Properties.Addons).toEqual([{ Name: 'security-inspector' }]);
  });

  test('that is dedicated gets pools ACK does not repair', () => {
    const { SharedWorkers } = resourcesOf((stack) => {
      const attributes = { controlPlane: 'dedicated', network: importNetwork(stack) } as const;
      importCluster(stack, attributes).addNodePool('Workers', WORKERS);
    });
    expect(SharedWorkers?.Properties).not.toHaveProperty('Management');
  });

  test('fails to take node pools without its network', () => {
    expect(() => resourcesOf((stack) => importCluster(stack).addNodePool('Workers', WORKERS))).toThrow(
      "'network' is required for node pools, e.g. Network.fromNetworkAttributes(…) [at Stack/Shared]",
    );
  });
});

describe('an imported cluster without nodes', () => {
  test.each(['serverless', 'acs'] as const)('%s takes no node pools', (controlPlane) => {
    const define = () =>
      resourcesOf((stack) =>
        importCluster(stack, { controlPlane, network: importNetwork(stack) }).addNodePool('W', WORKERS),
      );
    expect(define).toThrow(
      `'controlPlane' is '${controlPlane}', which takes no node pools: its pods need no nodes [at Stack/Shared]`,
    );
  });

  test('registered ones neither', () => {
    const define = () =>
      resourcesOf((stack) => importCluster(stack, { controlPlane: 'registered' }).addNodePool('W', WORKERS));
    expect(define).toThrow(
      "'controlPlane' is 'registered', which takes no node pools: its nodes are added where it runs [at Stack/Shared]",
    );
  });
});

test('an imported cluster knows the pod network it was told', () => {
  resourcesOf((stack) => {
    expect(importCluster(stack, { podNetwork: PodNetwork.flannel() }).podNetwork?.plugin).toBe('flannel');
    expect(addManagedCluster(stack).podNetwork.plugin).toBe('terway');
  });
});

test('dependable is the cluster with the pools and add-ons it has so far', () => {
  resourcesOf((stack) => {
    const cluster = addManagedCluster(stack);
    const ids = () => cluster.dependable.map((resource) => resource.node.id);
    expect(ids()).toEqual(['Cluster']);
    cluster.addNodePool('Workers', WORKERS);
    cluster.addAddOn(AddOn.logs());
    expect(ids()).toEqual(['Cluster', 'ClusterWorkers', 'ClusterAddOns']);
  });
});
