# The real node: containerd, kubelet and kube-proxy with the control plane, in namespaces of their own. Sourced after
# testbeds.bash and packages.bash by up, and for the way in by in, image and forward.
# shellcheck shell=bash disable=SC2034 # the scripts use what is set here

NODE_NAME=node-000
NODE_ADDRESS=172.30.0.2
SERVICE_RANGE=172.20.0.0/16
API_ADDRESS=172.20.0.1
DNS_ADDRESS=172.20.0.10

# real_node_lacks: prints, as a sentence, the first thing that this machine lacks for a real node; nothing when it has all.
real_node_lacks() {
  local command refusal
  if [ "$(uname -s)" != Linux ]; then
    echo 'a real node needs Linux'
  elif [ "$(id -u)" != 0 ]; then
    echo 'a real node needs root, for mounts, networks and cgroups of its own'
  elif ! refusal="$(unshare --mount --pid --net --uts --ipc --fork true 2>&1)"; then
    echo "a real node needs namespaces of its own, and this machine refuses them ($refusal)"
  elif [ -z "$(cgroup_version)" ]; then
    echo 'a real node needs cgroups that it may write to: version 1 with cpu, cpuset, memory, devices and pids, or version 2 with cpu, cpuset, memory and pids in its root'
  elif [[ "$CACHE/" == /var/* || "$CACHE/" == /run/* ]]; then
    echo "a real node has a /var and a /run of its own, and the cache $CACHE lies in there; set OPENBELL_CACHE to another folder"
  elif [ "$(mkdir -p "$CACHE" && stat -f -c %T "$CACHE")" = overlayfs ]; then
    echo "a real node keeps images on overlayfs, and the cache $CACHE is on one itself; set OPENBELL_CACHE to a folder on a disk"
  elif lacks_packaged && ! can_unpack; then
    echo 'a real node needs the programs runc and nft; install them (packages runc and nftables)'
  else
    for command in nsenter ip mount flock; do
      command -v "$command" >/dev/null || {
        echo "a real node needs the command '$command' (packages util-linux and iproute2)"
        return 0
      }
    done
  fi
}

need_real_node() {
  local lack
  lack="$(real_node_lacks)"
  [ -z "$lack" ] || die "$lack. Simulated nodes (testbed/up without --node real) work without"
}

cgroup_version() {
  local controller root=/sys/fs/cgroup version=1
  [ -d "$root/memory" ] || version=2
  for controller in cpu cpuset memory devices pids; do
    case "$version-$controller" in
      1-*) [ -w "$root/$controller" ] || return 0 ;;
      2-devices) ;; # version 2 does that by programs in the kernel
      2-*) [ -w "$root/cgroup.subtree_control" ] && grep -qw "$controller" "$root/cgroup.controllers" || return 0 ;;
    esac
  done
  echo "$version"
}

make_cgroups() {
  local cgroup hierarchy file controller
  cgroup="$(node_cgroup)"
  for hierarchy in $(cgroup_hierarchies); do
    mkdir -p "$hierarchy/$cgroup"
    # In version 1 a new cpuset is empty, and no process may enter it.
    for file in cpuset.cpus cpuset.mems; do
      [ ! -f "$hierarchy/$file" ] || cat "$hierarchy/$file" >"$hierarchy/$cgroup/$file"
    done
    # In version 2 what is below gets a controller only if everything above passes it on.
    for controller in cpuset cpu io memory hugetlb pids; do
      if [ -f "$hierarchy/cgroup.controllers" ] && grep -qw "$controller" "$hierarchy/cgroup.controllers"; then
        echo "+$controller" >"$hierarchy/cgroup.subtree_control"
        echo "+$controller" >"$hierarchy/$cgroup/cgroup.subtree_control"
      fi
    done
  done
}

# Sets ENTER: what a command line begins with that is to run inside. Programs are those of this checkout.
way_in() {
  local part path=''
  packages_path
  for part in kubectl containerd kubelet; do
    part_folder "$part"
    path+="$FOLDER:"
  done
  ENTER=(nsenter --target "$(cat "$CLUSTER/pids/node.pid")" --mount --net --uts --ipc --pid -- env
    "PATH=$path$PACKAGES_PATH$PATH" "KUBECONFIG=$KUBECONFIG" TMPDIR=/var/tmp
    CONTAINERD_ADDRESS=/run/containerd/containerd.sock CONTAINERD_NAMESPACE=k8s.io)
  [ -z "$PACKAGES_LIBRARIES" ] || ENTER+=("LD_LIBRARY_PATH=$PACKAGES_LIBRARIES${LD_LIBRARY_PATH:-}")
}

# need_inside: fails with a sentence unless the testbed has a real node that is up.
need_inside() {
  [ -d "$STATE" ] || die "there is no testbed '$NAME'; see testbed/list"
  is_real || die "the testbed '$NAME' has simulated nodes, and no inside; start one with testbed/up --node real --name ..."
  component_pid node >/dev/null || die "the real node '$NAME' is not running; take it down with testbed/down --name $NAME"
  way_in
}

# The same addresses lead to the API server inside and outside, so one kubeconfig does for both.
api_server_port() { echo $(($(cat "$STATE/ports") + 2)); }

write_node_files() {
  local file
  mkdir -p "$NODE/cni" "$CLUSTER/pids" "$CLUSTER/commands" "$LOGS"
  part_folder ptp
  for file in containerd.toml kubelet.yaml kube-proxy.yaml; do
    sed -e "s#@NODE@#$NODE#g" -e "s#@NODE_NAME@#$NODE_NAME#g" -e "s#@NODE_ADDRESS@#$NODE_ADDRESS#g" -e "s#@PKI@#$PKI#g" \
      -e "s#@DNS_ADDRESS@#$DNS_ADDRESS#g" -e "s#@CGROUP@#$(node_cgroup)#g" -e "s#@CNI_PROGRAMS@#$FOLDER#g" \
      "$TESTBED_HOME/node/$file" >"$NODE/$file"
  done
  # Copies, because the checkout may lie where the node has something else.
  cp "$TESTBED_HOME/node/10-testbed.conflist" "$NODE/cni/"
  cp "$TESTBED_HOME/audit-policy.yaml" "$NODE/"
  printf '%s\n' "nameserver $DNS_ADDRESS" 'search default.svc.cluster.local svc.cluster.local cluster.local' 'options ndots:5' \
    >"$NODE/resolv.conf"
  # Pods that ask for the node's DNS get none: nothing leads out.
  : >"$NODE/no-resolv.conf"
  part_program keys
  "$PROGRAM" "$PKI" "https://127.0.0.1:$(api_server_port)" "$NODE_NAME" "$NODE_ADDRESS" "$API_ADDRESS"
  cp "$PKI/admin.kubeconfig" "$KUBECONFIG"
}

start_init() {
  # unshare makes every mount private, so that none made inside comes out.
  setsid unshare --mount --pid --net --uts --ipc --fork --kill-child bash "$TESTBED_HOME/lib/node-init" \
    "$NODE" "$LOGS" "$CLUSTER/pids/node.pid" "$NODE_NAME" "$NODE_ADDRESS" >"$LOGS/node.log" 2>&1 9>&- </dev/null &
  await 30 "the node's mounts and network being made" test -e "$NODE/made"
}

# start_inside COMPONENT PART ARGUMENT...: records the command line and starts it; see entered for the shell in between.
start_inside() {
  local component="$1"
  part_program "$2"
  shift 2
  # shellcheck disable=SC2016 # the inner shell expands its own arguments
  printf '%s\0' "${ENTER[@]}" bash -c '"$@" & wait' starter "$PROGRAM" "$@" >"$CLUSTER/commands/$component"
  start_component "$component"
}

start_relay() {
  part_program relay
  printf '%s\0' "$PROGRAM" "$CLUSTER/pids/node.pid" "${@:2}" >"$CLUSTER/commands/$1"
  start_component "$1"
}

# start_control_plane_inside [--kube-api-qps=... ...]: the flags are those of the simulated shape, but for keys and addresses.
start_control_plane_inside() {
  local port client
  port="$(api_server_port)"
  # A testbed is not meant to survive a power cut, and fsync is most of the time of a write.
  start_inside etcd etcd --data-dir="$CLUSTER/etcd" --unsafe-no-fsync=true --auto-compaction-retention=1 \
    --quota-backend-bytes=8589934592 --listen-client-urls=http://127.0.0.1:2379 \
    --advertise-client-urls=http://127.0.0.1:2379 --listen-peer-urls=http://127.0.0.1:2380
  start_inside containerd containerd --config="$NODE/containerd.toml"
  start_inside kube-apiserver kube-apiserver --etcd-servers=http://127.0.0.1:2379 --allow-privileged=true \
    --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction --secure-port="$port" \
    --advertise-address="$NODE_ADDRESS" --service-cluster-ip-range="$SERVICE_RANGE" \
    --client-ca-file="$PKI/ca.crt" --tls-cert-file="$PKI/kube-apiserver.crt" --tls-private-key-file="$PKI/kube-apiserver.key" \
    --kubelet-client-certificate="$PKI/kube-apiserver-kubelet-client.crt" \
    --kubelet-client-key="$PKI/kube-apiserver-kubelet-client.key" \
    --kubelet-certificate-authority="$PKI/ca.crt" --kubelet-preferred-address-types=InternalIP \
    --service-account-issuer=https://kubernetes.default.svc.cluster.local \
    --service-account-key-file="$PKI/service-accounts.key" --service-account-signing-key-file="$PKI/service-accounts.key" \
    --proxy-client-cert-file="$PKI/front-proxy-client.crt" --proxy-client-key-file="$PKI/front-proxy-client.key" \
    --requestheader-client-ca-file="$PKI/ca.crt" --requestheader-allowed-names=front-proxy-client \
    --requestheader-username-headers=X-Remote-User --requestheader-group-headers=X-Remote-Group \
    --requestheader-extra-headers-prefix=X-Remote-Extra- \
    --audit-policy-file="$NODE/audit-policy.yaml" --audit-log-path="$AUDIT_LOG" --audit-log-maxsize=100000
  start_relay relay "127.0.0.1:$port=127.0.0.1:$port"
  await 60 'containerd becoming ready' "${ENTER[@]}" ctr version
  import_image pause
  import_image coredns
  await 60 'the API server becoming ready' api_ready
  client="$PKI/kube-controller-manager.kubeconfig"
  start_inside kube-controller-manager kube-controller-manager --kubeconfig="$client" --authentication-kubeconfig="$client" \
    --authorization-kubeconfig="$client" --use-service-account-credentials=true --leader-elect=false --bind-address=127.0.0.1 \
    --root-ca-file="$PKI/ca.crt" --service-account-private-key-file="$PKI/service-accounts.key" \
    --cluster-signing-cert-file="$PKI/ca.crt" --cluster-signing-key-file="$PKI/ca.key" "$@"
  client="$PKI/kube-scheduler.kubeconfig"
  start_inside kube-scheduler kube-scheduler --kubeconfig="$client" --authentication-kubeconfig="$client" \
    --authorization-kubeconfig="$client" --leader-elect=false --bind-address=127.0.0.1 "$@"
}

# import_image PART
import_image() {
  part_image "$1"
  import_archive "$IMAGE"
}

# import_archive FILE: from stdin, because the node may see another file under that path.
import_archive() {
  local said
  said="$("${ENTER[@]}" ctr images import --local - <"$1" 2>&1 9>&-)" || die "the image archive $1 could not be imported: $said"
}

start_node_parts() {
  start_inside kubelet kubelet --config="$NODE/kubelet.yaml" --kubeconfig="$PKI/kubelet.kubeconfig" \
    --hostname-override="$NODE_NAME" --node-ip="$NODE_ADDRESS" \
    --node-labels=topology.kubernetes.io/region=testbed,topology.kubernetes.io/zone=zone-0
  start_inside kube-proxy kube-proxy --config="$NODE/kube-proxy.yaml"
}

start_real_node() {
  say "starting a real node '$NAME' on the ports from $PORTS"
  write_node_files
  make_cgroups
  start_init
  way_in
  start_control_plane_inside "$@"
  start_node_parts
  kubectl apply --validate=false -f "$TESTBED_HOME/node/coredns.yaml" >/dev/null
  await 60 'the node becoming Ready' kubectl wait --for=condition=Ready "node/$NODE_NAME" --timeout=10s
  await 60 'the controller manager making service accounts' kubectl get serviceaccount default
  await 60 'the DNS of the cluster becoming available' \
    kubectl wait --for=condition=Available deployment/coredns --namespace kube-system --timeout=10s
}

add_metrics_pod() {
  way_in
  import_image metrics-server
  kubectl apply -f "$TESTBED_HOME/node/metrics-server.yaml" >/dev/null
  await 90 'metrics-server becoming available' metrics_available
}
