import type { MachineSetup } from '../bootstrap/machine-setup';
import { NODE_BOOTSTRAP, NODE_JOINED } from '../bootstrap/node-program';

/** A virtual machine. */
export interface Machine {
  /** Its host name, and how Vagrant calls it. */
  readonly name: string;

  /** Its address in the private network. */
  readonly address: string;

  /** Processors, and memory in MB. */
  readonly size: { readonly cpus: number; readonly memory: number };

  /** What it does at its first boot. */
  readonly setup: MachineSetup;

  /**
   * Whether the machine `control-plane` lets it into the cluster once it is up.
   *
   * @default false
   */
  readonly joins?: boolean;
}

/** What a Vagrantfile is made of. */
export interface VagrantfileOptions {
  /** Name of the box, such as `almalinux/9`. */
  readonly box: string;

  /** In the order to start them. */
  readonly machines: readonly Machine[];

  /** Path on the control-plane node of what can be applied only once there are workers. */
  readonly poolFile: string;
}

/** The Vagrantfile, which expects the user data of each machine in `cloud-init/<name>.yaml` beside it. */
export function renderVagrantfile({ box, machines, poolFile }: VagrantfileOptions): string {
  const joining = machines.filter(({ joins }) => joins).map(({ name }) => name);
  return `# frozen_string_literal: true

# The machines of a Kubernetes cluster: \`vagrant up\` makes them, \`vagrant destroy\` takes them away.
# Written by ack-blueprints, see its page docs/local-machines.md; changes here are lost with the next synth.

require 'shellwords'
require 'yaml'

# One after the other: workers join what the control plane has begun, and libvirt would start all of them at once.
ENV['VAGRANT_NO_PARALLEL'] = 'yes'

machines = {
${machines.map(renderMachine).join('')}}
workers = %w[${joining.join(' ')}]

# What cloud-init does with user data, as a script to run over SSH: so a box needs no cloud-init, and it works with
# providers to which Vagrant cannot hand user data, such as libvirt.
first_boot = lambda do |name|
  user_data = YAML.safe_load(File.read(File.join(__dir__, 'cloud-init', "#{name}.yaml")))
  files = user_data['write_files'].map do |file|
    content = [file['content']].pack('m0')
    "base64 --decode <<<#{content} | install -D --mode #{file['permissions']} /dev/stdin #{file['path'].shellescape}"
  end
  ['#!/usr/bin/env bash', 'set -euo pipefail', *files, *user_data['runcmd'].map(&:shelljoin), ''].join("\\n")
end

# The control plane makes a token for 15 minutes. It goes from machine to machine, and is in no file of the host.
join = lambda do |control_plane, worker|
  next if worker.communicate.test('test -e ${NODE_JOINED}')

  output = +''
  control_plane.communicate.sudo('${NODE_BOOTSTRAP} invite') { |_stream, text| output << text }
  invitation = output[/^BOOTSTRAP_TOKEN=\\S+ CA_CERT_HASH=\\S+/]
  worker.communicate.sudo("#{invitation} ${NODE_BOOTSTRAP} join") do |_stream, text|
    worker.ui.detail(text.chomp)
  end
end

Vagrant.configure('2') do |config|
  config.vm.box = '${box}'
  config.vm.synced_folder '.', '/vagrant', disabled: true

  machines.each do |name, size|
    config.vm.define name do |machine|
      machine.vm.hostname = name
      machine.vm.network 'private_network', ip: size[:address], libvirt__dhcp_enabled: false
      # the first of these that is installed, or the one of \`vagrant up --provider\`
      %w[virtualbox libvirt].each do |provider|
        machine.vm.provider provider do |hardware|
          hardware.cpus = size[:cpus]
          hardware.memory = size[:memory]
        end
      end
      machine.vm.provision 'shell', name: 'first boot', inline: first_boot.call(name)
      next unless workers.include?(name)

      machine.trigger.after :up do |trigger|
        trigger.info = "#{name} joins the cluster"
        trigger.ruby do |environment, worker|
          control_plane = environment.machine(:'control-plane', worker.provider_name)
          join.call(control_plane, worker)
          next unless name == workers.last

          # MetalLB checks what it is told, and had no place to run on before there were workers
          control_plane.communicate.sudo('${NODE_BOOTSTRAP} apply ${poolFile}')
        end
      end
    end
  end
end
`;
}

function renderMachine({ name, address, size }: Machine): string {
  return `  '${name}' => { address: '${address}', cpus: ${size.cpus}, memory: ${size.memory} },\n`;
}
