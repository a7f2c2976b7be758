# What up, down, component and list know of a running testbed. Sourced after parts.bash.
# shellcheck shell=bash disable=SC2034 # the scripts use the places that are set here

TESTBEDS="$CACHE/testbeds"
COMPONENTS=(etcd kube-apiserver kube-controller-manager kube-scheduler kwok containerd kubelet kube-proxy relay metrics-server)

# use_testbed NAME: sets the places of a testbed, running or not.
use_testbed() {
  [[ "$1" =~ ^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$ ]] ||
    die "'$1' is no name for a testbed: use up to 40 small letters, digits and dashes"
  NAME="$1"
  STATE="$TESTBEDS/$NAME"
  CLUSTER="$STATE/kwok/clusters/$NAME"
  KUBECONFIG="$STATE/kubeconfig"
  AUDIT_LOG="$CLUSTER/logs/audit.log"
  LOGS="$CLUSTER/logs"
  PKI="$CLUSTER/pki"
  NODE="$STATE/node"
  export KUBECONFIG KWOK_WORKDIR="$STATE/kwok"
}

# Whether the testbed has a real node instead of simulated ones.
is_real() { [ -d "$NODE" ]; }

# One at a time per testbed. File descriptor 9 must not reach the components, or the lock outlives the script.
lock_testbed() {
  mkdir -p "$TESTBEDS"
  exec 9>"$TESTBEDS/.$NAME.lock"
  flock --timeout 180 9 || die "another testbed command has held '$NAME' for too long; see testbed/list"
}

# component_pid COMPONENT: prints the pid of the running component and fails when there is none. A pid that the
# machine has given to another program since is none: every component has the state folder in its command line.
component_pid() {
  local pid
  pid="$(cat "$CLUSTER/pids/$1.pid" 2>/dev/null)" || return 1
  [[ "$pid" =~ ^[0-9]+$ ]] && is_ours "$pid" && printf '%s\n' "$pid"
}

is_ours() {
  tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" | grep -qF "$STATE/" &&
    [[ "$(sed -nE 's/^State:[[:space:]]+(.).*/\1/p' "/proc/$1/status" 2>/dev/null)" != Z ]]
}

# Components that were ever started on this testbed.
known_components() {
  local component
  for component in "${COMPONENTS[@]}"; do
    [ -e "$CLUSTER/commands/$component" ] && printf '%s\n' "$component"
  done
  return 0
}

# Keeps the command line of a running component, so that it can be started again exactly so.
record_command() {
  local pid
  pid="$(component_pid "$1")" || return 1
  mkdir -p "$CLUSTER/commands"
  cat "/proc/$pid/cmdline" >"$CLUSTER/commands/$1"
}

start_component() {
  local component="$1" command pid
  component_pid "$component" >/dev/null && return 0
  [ -s "$CLUSTER/commands/$component" ] || die "'$component' is no component of the testbed '$NAME'"
  mapfile -d '' -t command <"$CLUSTER/commands/$component"
  (
    cd "$CLUSTER" || exit 1
    exec 9>&-
    setsid "${command[@]}" >>"$LOGS/$component.log" 2>&1 </dev/null &
    pid=$!
    disown
    [ "${command[0]}" != nsenter ] || pid="$(entered "$pid")"
    printf '%s' "$pid" >"$CLUSTER/pids/$component.pid"
  )
}

# entered PID: prints the pid of the program that this nsenter's shell has started, and ends that shell, and by that nsenter,
# which would only wait. The program is then a child of the namespaces' own process 1. (With a parent outside, nothing
# reaps it in time: nsenter stops when its program is stopped, and a machine's process 1 may be slow.)
entered() {
  local shell='' program='' tries
  for ((tries = 0; tries < 250; tries++)); do
    shell="$(child_of "$1")"
    [ -z "$shell" ] || program="$(child_of "$shell")"
    [ -z "$program" ] || break
    sleep 0.02
  done
  kill -s KILL "${shell:-$1}" 2>/dev/null || true
  printf '%s' "${program:-$1}"
}

child_of() {
  local child=''
  read -r child _ 2>/dev/null <"/proc/$1/task/$1/children" || true
  printf '%s' "$child"
}

# stop_component COMPONENT SIGNAL: returns when the process is gone; ten seconds of grace, then SIGKILL.
stop_component() {
  local pid deadline=$((SECONDS + 10))
  pid="$(component_pid "$1")" || return 0
  kill -s "$2" "$pid" 2>/dev/null || true
  kill -s CONT "$pid" 2>/dev/null || true
  while is_ours "$pid"; do
    [ $SECONDS -lt $deadline ] || kill -s KILL "$pid" 2>/dev/null || true
    sleep 0.05
  done
  rm -f "$CLUSTER/pids/$1.pid"
}

kubectl() {
  part_program kubectl
  "$PROGRAM" "$@" 9>&-
}

# await SECONDS WHAT COMMAND...: runs the command until it succeeds, or ends the script with a sentence.
await() {
  local deadline=$((SECONDS + $1)) what="$2"
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $deadline ] || die "$what did not happen in time; the logs are in $LOGS"
    sleep 0.1
  done
}

api_ready() { kubectl get --raw /readyz; }

# Every component that was started is running, and the API server serves.
is_healthy() {
  local component
  [ -s "$STATE/testbed.env" ] || return 1
  for component in $(known_components); do
    component_pid "$component" >/dev/null || return 1
  done
  timeout 10 "$(part_program kubectl && printf '%s' "$PROGRAM")" get --raw /readyz >/dev/null 2>&1 9>&-
}

running_components() {
  local component
  for component in "${COMPONENTS[@]}"; do
    component_pid "$component" >/dev/null && printf '%s\n' "$component"
  done
  return 0
}

# Moves the logs to where they outlive the testbed.
keep_logs() {
  [ -d "$LOGS" ] || return 0
  mkdir -p "$CACHE/logs"
  rm -rf "${CACHE:?}/logs/$NAME"
  mv "$LOGS" "$CACHE/logs/$NAME"
  say "the logs of '$NAME' are in $CACHE/logs/$NAME"
}

# Ends every process of the testbed, the API server's clients first. Of a real node, process 1 goes first: the kernel ends
# all others, their mounts and their network with it.
stop_everything() {
  local component watchdog
  stop_component node KILL
  # The names from the pid files come too: a start that was cut short leaves them as kwokctl wrote them.
  for component in metrics-server kwok kube-scheduler kube-controller-manager kube-apiserver etcd \
    $(find "$CLUSTER/pids" -name '*.pid' -printf '%f\n' 2>/dev/null | sed 's/\.pid$//'); do
    stop_component "$component" KILL
  done
  ! is_real || remove_cgroups
  watchdog="$(cat "$STATE/watchdog.pid" 2>/dev/null)" || return 0
  if [ "$watchdog" != "$$" ] && [ "$watchdog" != "$PPID" ] && is_ours "$watchdog"; then
    kill -- "-$watchdog" 2>/dev/null || true
  fi
}

# The mount points of the cgroup hierarchies: one in version 2; in version 1 one for each controller, and often one of
# version 2 beside them, without controllers, in which runc makes groups too.
cgroup_hierarchies() { awk '$3 == "cgroup" || $3 == "cgroup2" { print $2 }' /proc/mounts; }

# The cgroup of a real node, in every hierarchy. The ports make it the only one of that name on this machine.
node_cgroup() { printf 'openbell-testbed-%s-%s' "$NAME" "$(cat "$STATE/ports")"; }

# A cgroup can be removed some moments after its last process has ended.
remove_cgroups() {
  local cgroup hierarchy deadline=$((SECONDS + 10))
  [ -s "$STATE/ports" ] || return 0
  cgroup="$(node_cgroup)"
  for hierarchy in $(cgroup_hierarchies); do
    while [ -d "$hierarchy/$cgroup" ]; do
      find "$hierarchy/$cgroup" -depth -type d -exec rmdir {} \; 2>/dev/null || true
      [ -d "$hierarchy/$cgroup" ] || break
      if [ $SECONDS -ge $deadline ]; then
        say "the cgroup $hierarchy/$cgroup could not be removed; its processes are listed in cgroup.procs in and below it"
        break
      fi
      sleep 0.1
    done
  done
}
