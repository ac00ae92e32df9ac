# shellcheck shell=bash
# Sourced by setup: finds a Docker engine that answers, else installs Debian's and starts it. Sets `engine` to its address.

engine_log=/var/log/maar-dockerd.log
local_engine=unix:///var/run/docker.sock

# engine_answers [SECONDS]: a socket file proves nothing. What the client said instead is left in `engine_said`.
engine_answers() {
    local patience=${1:-10}
    command -v docker >/dev/null || { engine_said='there is no docker command' && return 1; }
    engine_said=$(timeout "$patience" docker version --format '{{.Server.Version}}' 2>&1 >/dev/null)
}

engine_address() {
    local address=${DOCKER_HOST:-}
    [ -n "$address" ] || address=$(docker context inspect --format '{{.Endpoints.docker.Host}}' 2>/dev/null) || true
    printf '%s' "${address:-$local_engine}"
}

ensure_engine() {
    if ! engine_answers; then
        why_not_here
        take_lock
        engine_answers || bring_engine
    fi
    engine=$(engine_address)
}

# Ends with the cure where the engine is not ours to bring.
why_not_here() {
    case ${DOCKER_HOST:-} in
        '' | "$local_engine" | unix:///run/docker.sock) ;;
        *) fail 3 "no Docker engine answers at DOCKER_HOST=$DOCKER_HOST; start it, or unset DOCKER_HOST" ;;
    esac
    case $engine_said in
        *'permission denied'*) fail 3 "the Docker engine refuses this user; add it to the group with" \
            "'sudo usermod -aG docker $(id -un)' and log in again, or run as root" ;;
    esac
    if [ "$(id -u)" != 0 ] || ! is_debian; then
        fail 3 "no Docker engine answers ($engine_said); install Docker and start it, or on Debian run this as root"
    fi
}

bring_engine() {
    if ! command -v docker >/dev/null || ! command -v dockerd >/dev/null; then install_engine; fi
    engine_answers || start_engine
}

install_engine() {
    say "installing Docker from Debian's packages..."
    local log packages=docker.io
    log=$(mktemp)
    apt-get -q update >"$log" 2>&1 9>&- </dev/null || true
    # From trixie on the client is a package of its own that docker.io only recommends.
    ! apt-cache show docker-cli >/dev/null 2>&1 || packages='docker.io docker-cli'
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends -o DPkg::Lock::Timeout=300 $packages \
        >>"$log" 2>&1 9>&- </dev/null || fail 3 "cannot install Debian's docker.io: $(reason_in "$log"); see $log"
    rm -f "$log"
    hash -r
}

start_engine() {
    say "starting the Docker engine..."
    if [ -d /run/systemd/system ]; then
        systemctl start docker 9>&- || fail 3 "systemd cannot start Docker; see 'journalctl -u docker'"
        wait_for_engine 60 || fail 3 "Docker was started but does not answer; see 'journalctl -u docker'"
        return
    fi
    local deadline=$((SECONDS + 30))
    drop_stale_pid_file /var/run/docker.pid dockerd
    # One that is on its way up or down: wait until it answers or is gone.
    while is_running "$(cat /var/run/docker.pid 2>/dev/null)" dockerd; do
        [ "$SECONDS" -lt "$deadline" ] || fail 3 "dockerd runs as process $(cat /var/run/docker.pid) but does not" \
            "answer on $local_engine; look at its log, or end it and try again"
        sleep 0.2
        ! engine_answers 2 || return 0
    done
    drop_stale_pid_file /var/run/docker.pid dockerd
    drop_stale_pid_file /var/run/docker/containerd/containerd.pid containerd
    run_dockerd </dev/null >"$engine_log" 2>&1 &
    wait_for_engine 60 $! && return
    fail 3 "dockerd does not come up: $(last_line "$engine_log"); see $engine_log"
}

# With no open file of ours or of our caller: it would hold the lock, or a pipe that somebody reads to its end.
run_dockerd() {
    local open
    for open in /proc/"$BASHPID"/fd/*; do
        open=${open##*/}
        [ "$open" -le 2 ] || eval "exec $open>&-"
    done
    PATH=$PATH:/usr/sbin:/sbin exec setsid dockerd
}

# dockerd only looks whether the process of its pid file exists, so one that now has another use (or a zombie, when
# dockerd was killed and pid 1 is slow) would end it; its containerd would wait 15 s and then end it too.
drop_stale_pid_file() {
    [ -e "$1" ] || return 0
    is_running "$(cat "$1")" "$2" || rm -f "$1"
}

is_running() {
    local status=/proc/${1:-none}/status
    grep -qsx "Name:[[:space:]]*$2" "$status" && ! grep -qs '^State:[[:space:]]*[ZX]' "$status"
}

# wait_for_engine SECONDS [PID]: 1 when the time is over or the process has ended, which is worth no more waiting.
wait_for_engine() {
    local deadline=$((SECONDS + $1)) pid=${2:-}
    while ! engine_answers 2; do
        [ "$SECONDS" -lt "$deadline" ] || return 1
        [ -z "$pid" ] || kill -0 "$pid" 2>/dev/null || return 1
        sleep 0.1
    done
}
