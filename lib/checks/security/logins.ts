import { clustersOf } from '../network/clusters';
import { poolsOf } from '../network/node-pools';
import { below } from '../plain-json';
import type { Template } from '../ros/template';
import type { TemplateGraph } from '../ros/template-graph';
import { type Problems, Rule, templateCheck } from '../rule';

const PASSWORD = new Rule({
  id: 'SEC020',
  severity: 'warning',
  title: 'Login by password',
  why: 'A password can be tried, told and left in templates and parameters; nodes need nobody to log in.',
  fix: 'Use a key pair, or none: Session Manager of ECS logs in without either.',
  source: 'ACK: "Best practices for security", node logins',
});

const MACHINES: readonly string[] = ['ALIYUN::ECS::Instance', 'ALIYUN::ECS::InstanceGroup'];

/** Nobody logs in to a node, or to a machine, by password. */
function* checkLogins(_template: Template, graph: TemplateGraph): Problems {
  const clusters = clustersOf(graph).map(({ settings }) => settings);
  const pools = [...poolsOf(graph), ...clustersOf(graph).flatMap((cluster) => cluster.pools)].map(({ group }) => group);
  const blocks = new Map([...clusters, ...pools].map((block) => [block.path, block]));
  for (const block of blocks.values()) {
    for (const name of ['loginpassword', 'masterloginpassword', 'workerloginpassword']) {
      if (block.value(name) !== undefined) yield PASSWORD.at(block.pathOf(name), 'nodes take a password');
    }
  }
  for (const { id, resource } of MACHINES.flatMap((type) => graph.ofType(type))) {
    if ((resource.Properties?.Password ?? undefined) !== undefined)
      yield PASSWORD.at(below('Resources', id, 'Properties', 'Password'), 'the machine takes a password');
  }
}

export const logins = templateCheck([PASSWORD], checkLogins);
