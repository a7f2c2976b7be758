# Names, versions and places of the programs that the testbed is made of. Sourced by the scripts beside this folder.
# shellcheck shell=bash disable=SC2034 # the scripts use the places that are set here

TESTBED_HOME="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
CACHE="${OPENBELL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/openbell}"

CONTROL_PLANE=(kube-apiserver etcd kubectl kwok kwokctl kube-scheduler kube-controller-manager)
# What a real node has besides the control plane, which it shares but for kwok.
NODE_PARTS=(kubelet kube-proxy containerd containerd-shim-runc-v2 ctr ptp host-local coredns relay keys pack pause)
REAL_NODE=(kube-apiserver etcd kubectl kube-scheduler kube-controller-manager "${NODE_PARTS[@]}")
EXTRAS=(metrics-server operator-verify keda-operator keda-adapter echo)

say() { printf '%s\n' "$*" >&2; }
die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# The wrapper module (a folder of go/) whose go.mod pins the part.
part_module() {
  case "$1" in
    kube-apiserver | kube-controller-manager | kube-scheduler | kubectl) echo kubernetes ;;
    etcd) echo etcd ;;
    kwok | kwokctl) echo kwok ;;
    metrics-server | operator-verify) echo "$1" ;;
    keda-operator | keda-adapter) echo keda ;;
    kubelet | kube-proxy) echo kubernetes-node ;;
    containerd | containerd-shim-runc-v2 | ctr) echo containerd ;;
    ptp | host-local) echo cni ;;
    coredns) echo coredns ;;
    relay | keys | pack | pause | echo) echo node ;;
    *) die "there is no part named '$1'; parts are: ${CONTROL_PLANE[*]} ${NODE_PARTS[*]} ${EXTRAS[*]}" ;;
  esac
}

part_package() {
  case "$1" in
    etcd) echo go.etcd.io/etcd/server/v3 ;;
    kwok | kwokctl) echo "sigs.k8s.io/kwok/cmd/$1" ;;
    metrics-server) echo sigs.k8s.io/metrics-server/cmd/metrics-server ;;
    operator-verify) echo github.com/operator-framework/api/cmd/operator-verify ;;
    keda-operator | keda-adapter) echo "github.com/kedacore/keda/v2/cmd/${1#keda-}" ;;
    containerd | containerd-shim-runc-v2 | ctr) echo "github.com/containerd/containerd/v2/cmd/$1" ;;
    ptp) echo github.com/containernetworking/plugins/plugins/main/ptp ;;
    host-local) echo github.com/containernetworking/plugins/plugins/ipam/host-local ;;
    coredns) echo openbell.dev/testbed/coredns ;;
    relay | keys | pack | pause | echo) echo "openbell.dev/testbed/node/$1" ;;
    *) echo "k8s.io/kubernetes/cmd/$1" ;;
  esac
}

# The path of the upstream module that the wrapper module pins.
module_path() {
  case "$1" in
    kubernetes | kubernetes-node) echo k8s.io/kubernetes ;;
    etcd) echo go.etcd.io/etcd/server/v3 ;;
    kwok) echo sigs.k8s.io/kwok ;;
    metrics-server) echo sigs.k8s.io/metrics-server ;;
    operator-verify) echo github.com/operator-framework/api ;;
    keda) echo github.com/kedacore/keda/v2 ;;
    containerd) echo github.com/containerd/containerd/v2 ;;
    cni) echo github.com/containernetworking/plugins ;;
    coredns) echo github.com/coredns/coredns ;;
    node) echo github.com/google/go-containerregistry ;;
    *) die "there is no wrapper module named '$1'" ;;
  esac
}

# The version that the wrapper module pins, with its v.
module_version() {
  local path
  path="$(module_path "$1")" || exit 1
  sed -nE "s#^(require)?[[:space:]]*${path//./\\.} (v[^ ]+).*#\2#p" "$TESTBED_HOME/go/$1/go.mod" | head -n 1
}

# Programs report the version of the wrapper module's main package otherwise, and clients look at it.
part_ldflags() {
  local version rest
  version="$(module_version "$(part_module "$1")")"
  printf '%s' '-s -w'
  case "$(part_module "$1")" in
    kubernetes | kubernetes-node)
      rest="${version#v*.}"
      for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
        printf ' -X %s.gitVersion=%s -X %s.gitMajor=1 -X %s.gitMinor=%s -X %s.gitTreeState=clean' \
          "$package" "$version" "$package" "$package" "${rest%%.*}" "$package"
      done
      ;;
    keda) printf ' -X github.com/kedacore/keda/v2/version.Version=%s' "${version#v}" ;;
    containerd) printf ' -X github.com/containerd/containerd/v2/version.Version=%s' "$version" ;;
  esac
}

# Build tags of a wrapper module's programs: containerd without the snapshotters that need libraries or devices.
module_tags() {
  case "$1" in
    containerd) echo no_btrfs,no_zfs,no_devmapper,no_aufs ;;
  esac
}

# Go's version and target as the wrapper module gets them (a `go` line may select a newer toolchain).
module_toolchain() {
  local wanted found
  wanted="$(sed -nE 's/^go (.*)$/\1/p' "$TESTBED_HOME/go/$1/go.mod")"
  command -v go >/dev/null ||
    die "Go $wanted or newer is needed to build the testbed and there is no 'go' on the PATH. Install it from your distribution (golang-go) or from the Go project's download page."
  found="$(cd "$TESTBED_HOME/go/$1" && env -u GOOS -u GOARCH GOWORK=off go env GOVERSION GOOS GOARCH 2>&1)" ||
    die "Go $wanted or newer is needed to build the testbed, and the 'go' on the PATH says: $found. Install a newer one from your distribution or from the Go project's download page."
  printf '%s' "${found//$'\n'/-}"
}

declare -A _folders=()

# Sets FOLDER: where the part's program is kept. The name has everything that the program was built from, so that a
# changed pin never meets an old program, and an old checkout still finds its own.
part_folder() {
  local module toolchain hash
  module="$(part_module "$1")" || exit 1
  if [ -z "${_folders[$module]:-}" ]; then
    toolchain="$(module_toolchain "$module")" || exit 1
    hash="$({
      cat "$TESTBED_HOME/go/$module/go.mod" "$TESTBED_HOME/go/$module/go.sum"
      printf '%s\n' "$toolchain" "$(part_ldflags "$1")"
      module_tags "$module"
      # Some wrapper modules have programs of their own.
      find "$TESTBED_HOME/go/$module" -name '*.go' -print0 | LC_ALL=C sort -z | xargs -0 -r cat
    } | sha256sum | cut -c 1-12)"
    _folders[$module]="$CACHE/bin/$module-$(module_version "$module")-$hash"
  fi
  FOLDER="${_folders[$module]}"
}

# Sets PROGRAM: the part's program, built or not.
part_program() {
  part_folder "$1"
  PROGRAM="$FOLDER/$1"
}

# Sets IMAGE: the archive of the image that has the part's program and nothing else, packed or not.
part_image() {
  local program
  part_folder "$1"
  program="${FOLDER##*/}"
  part_folder pack
  IMAGE="$FOLDER/images/$1-${program#"$1"-}.tar"
}
