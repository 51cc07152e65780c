import { CLOSE_PORTS } from './node-firewall';

/** Where a node keeps what it was told. */
export const CONFIG_FOLDER = '/etc/node-bootstrap';

/** The program that makes a machine a node; by its full path, because not every `PATH` of root has that folder. */
export const NODE_BOOTSTRAP = '/usr/local/sbin/node-bootstrap';

/** What is there once a node belongs to a cluster. */
export const NODE_JOINED = '/var/lib/node-bootstrap/joined';

/**
 * That program, the same on every node.
 *
 * It takes values from the file `environment` in {@link CONFIG_FOLDER}; a token may also come from the caller, and is in
 * no file then.
 */
export const NODE_BOOTSTRAP_PROGRAM = `#!/usr/bin/env bash
# Makes this machine a node of a Kubernetes cluster. Every step may be run again.
#
#   node-bootstrap prepare        what every node needs
#   node-bootstrap init           begin the cluster, on its first control-plane node
#   node-bootstrap join           join the cluster, with BOOTSTRAP_TOKEN and CA_CERT_HASH
#   node-bootstrap invite         print both, for nodes that join within 15 minutes
#   node-bootstrap ca-cert-hash   print the hash of the cluster's certificate authority
#   node-bootstrap apply WHAT...  apply manifests, files or addresses, as soon as the cluster takes them
set -euo pipefail

readonly CONFIG=${CONFIG_FOLDER}
readonly JOINED=${NODE_JOINED}
export KUBECONFIG=/etc/kubernetes/admin.conf

main() {
  load_environment
  case "\${1:-}" in
  prepare) prepare ;;
  init) init ;;
  join) join ;;
  invite) invite ;;
  ca-cert-hash) ca_cert_hash ;;
  apply) apply "\${@:2}" ;;
  *) fail "say prepare, init, join, invite, ca-cert-hash or apply, got '\${1:-}'" ;;
  esac
}

fail() {
  printf 'node-bootstrap: %s\\n' "$1" >&2
  exit 1
}

# What the caller says comes before what the file says.
load_environment() {
  local token=\${BOOTSTRAP_TOKEN:-} hash=\${CA_CERT_HASH:-}
  # shellcheck source=/dev/null
  source "$CONFIG/environment"
  BOOTSTRAP_TOKEN=\${token:-\${BOOTSTRAP_TOKEN:-}}
  CA_CERT_HASH=\${hash:-\${CA_CERT_HASH:-}}
  NODE_ADDRESS=\${NODE_ADDRESS:-$(ip -4 route get 1.0.0.0 | sed -n 's/.* src \\([0-9.]*\\).*/\\1/p')}
}

# ---- prepare

prepare() {
  require_cgroup_v2
  turn_swap_off
  make_selinux_permissive
  load_kernel_settings
  install_packages
  start_containerd
  close_ports
  systemctl enable --quiet kubelet
}

require_cgroup_v2() {
  [[ $(stat --file-system --format %T /sys/fs/cgroup) == cgroup2fs ]] ||
    fail 'the system uses cgroup v1, with which the kubelet of Kubernetes 1.35 and newer does not start'
}

turn_swap_off() {
  swapoff --all
  # whatever names a swap device, it is this target that would switch it on at the next boot
  systemctl mask --quiet swap.target
}

# kubeadm's guide asks for it: the kubelet comes without a policy of its own. Denials are still logged.
make_selinux_permissive() {
  if command -v selinuxenabled >/dev/null && selinuxenabled; then
    setenforce 0
    sed --in-place 's/^SELINUX=enforcing$/SELINUX=permissive/' /etc/selinux/config
  fi
}

load_kernel_settings() {
  systemctl restart systemd-modules-load
  sysctl --quiet --load=/etc/sysctl.d/90-kubernetes.conf
  if systemctl is-active --quiet NetworkManager; then systemctl reload NetworkManager; fi
}

install_packages() {
  dnf install --assumeyes iproute-tc nfs-utils nftables openssl
  dnf install --assumeyes --allowerasing --enablerepo=containerd "containerd.io-$CONTAINERD_VERSION"
  dnf install --assumeyes --enablerepo=kubernetes \\
    "kubelet-$KUBERNETES_VERSION" "kubeadm-$KUBERNETES_VERSION" "kubectl-$KUBERNETES_VERSION"
}

start_containerd() {
  SANDBOX_IMAGE=$(kubeadm config images list --kubernetes-version "v$KUBERNETES_VERSION" \\
    --image-repository "$KUBERNETES_IMAGES" | grep /pause:)
  export SANDBOX_IMAGE
  fill "$CONFIG/containerd.toml" >/etc/containerd/config.toml
  systemctl enable --quiet containerd
  systemctl restart containerd
}

close_ports() {
${CLOSE_PORTS.map((line) => `  ${line}`).join('\n')}
}

# ---- init and join

init() {
  if [[ ! -e $JOINED ]]; then
    take_api_server_name
    if [[ -n \${CERTIFICATE_KEY:-} ]]; then run_kubeadm init --upload-certs; else run_kubeadm init; fi
    forget_secrets
  fi
  local manifests
  mapfile -t manifests <"$CONFIG/manifests"
  apply "\${manifests[@]}"
  let_metrics_server_in
}

join() {
  if [[ -e $JOINED ]]; then return; fi
  [[ $BOOTSTRAP_TOKEN =~ ^[a-z0-9]{6}\\.[a-z0-9]{16}$ ]] || fail 'BOOTSTRAP_TOKEN is no token: see invite'
  [[ $CA_CERT_HASH =~ ^sha256:[0-9a-f]{64}$ ]] || fail 'CA_CERT_HASH is no hash: see invite'
  run_kubeadm join
  if [[ $NODE_ROLE == control-plane ]]; then take_api_server_name; fi
  forget_secrets
}

# Behind a layer-4 load balancer a control-plane node may not reach itself: it takes the name for its own.
take_api_server_name() {
  local line="$NODE_ADDRESS $API_SERVER"
  if [[ $API_SERVER =~ [a-z] ]] && ! grep --quiet --line-regexp --fixed-strings "$line" /etc/hosts; then
    printf '%s\\n' "$line" >>/etc/hosts
  fi
}

# The configuration with secrets in it is in memory only, and only while kubeadm runs.
run_kubeadm() {
  [[ -z $(ls --almost-all /etc/kubernetes/manifests 2>/dev/null) ]] ||
    fail 'an earlier attempt ended half way: run "kubeadm reset --force" and try again'
  local file status=0
  file=$(mktemp --tmpdir=/run)
  fill "$CONFIG/$1.yaml" >"$file"
  kubeadm "$1" --config "$file" "\${@:2}" || status=$?
  rm --force "$file"
  [[ $status -eq 0 ]] || fail "kubeadm $1 failed, see above"
  install -D /dev/null "$JOINED"
}

forget_secrets() {
  sed --in-place '/^\\(BOOTSTRAP_TOKEN\\|CERTIFICATE_KEY\\)=/d' "$CONFIG/environment"
}

# Prints a file with the value of NAME where it says @NAME@.
fill() {
  local text
  text=$(<"$1")
  while [[ $text =~ @([A-Z_]+)@ ]]; do
    local name=\${BASH_REMATCH[1]}
    [[ -n \${!name:-} ]] || fail "$1 needs $name, which has no value"
    text=\${text//"@$name@"/"\${!name}"}
  done
  printf '%s\\n' "$text"
}

# ---- the cluster

invite() {
  local token hash
  token=$(kubeadm token create --ttl 15m)
  hash=$(ca_cert_hash)
  printf 'BOOTSTRAP_TOKEN=%s CA_CERT_HASH=%s\\n' "$token" "$hash"
}

ca_cert_hash() {
  local sum
  sum=$(openssl x509 -in /etc/kubernetes/pki/ca.crt -noout -pubkey | openssl pkey -pubin -outform DER | sha256sum)
  printf 'sha256:%s\\n' "\${sum%% *}"
}

apply() {
  local what attempt
  for what in "$@"; do
    for attempt in {1..60}; do
      if kubectl apply --server-side --force-conflicts --filename "$what"; then continue 2; fi
      printf 'node-bootstrap: attempt %s of 60 to apply %s\\n' "$attempt" "$what" >&2
      sleep 10
    done
    fail "$what could not be applied"
  done
}

# The kubelets of kubeadm sign their own serving certificates, which metrics-server would refuse.
let_metrics_server_in() {
  local deployment=(--namespace kube-system deployment metrics-server)
  [[ $(kubectl get "\${deployment[@]}" --output yaml) == *--kubelet-insecure-tls* ]] ||
    kubectl patch "\${deployment[@]}" --type json --patch \\
      '[{"op":"add","path":"/spec/template/spec/containers/0/args/-","value":"--kubelet-insecure-tls"}]'
}

main "$@"
`;
