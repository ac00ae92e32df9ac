# shellcheck shell=bash
# Sourced by setup: makes gVisor's runsc a runtime of the engine, where that is asked for, and lets all else of the engine's
# configuration be. The engine takes it by SIGHUP: nothing is restarted and no container ends.

engine_config=/etc/docker/daemon.json
# Without a network of its own; with the sockets that are mounted in, since resolving reaches the registry by one.
runsc_arguments='--network=none --host-uds=open'

ensure_runsc() {
    local registered
    registered=$(runsc_in_engine)
    if [ -z "$registered" ]; then
        why_no_runsc_here
        take_lock
        registered=$(runsc_in_engine)
    fi
    if [ -z "$registered" ]; then
        command -v runsc >/dev/null || install_runsc
        register_runsc
        registered=$(runsc_in_engine)
    fi
    check_runsc "$registered"
}

# What the engine knows of it, as JSON; nothing when it does not have it.
runsc_in_engine() {
    docker info --format '{{range $name, $it := .Runtimes}}{{if eq $name "runsc"}}{{json $it}}{{end}}{{end}}' 2>/dev/null || true
}

# A runtime that somebody registered is theirs: it is not changed, but it must do.
check_runsc() {
    local cure="give it the arguments '$runsc_arguments' in $engine_config and let the engine read that (SIGHUP)"
    case $1 in
        *'"--ignore-cgroups'*) fail 3 "the engine's runtime runsc has the argument --ignore-cgroups, under which no limit" \
            "of memory, processes or CPUs holds: $cure" ;;
        *'"--host-uds='[oa]* | *'"-host-uds='[oa]* | *fsgofer-host-uds*) ;;
        *) fail 3 "the engine's runtime runsc lacks the argument --host-uds=open, without which resolving reaches no" \
            "registry: $cure" ;;
    esac
}

# Ends with the cure where the runtime is not ours to bring.
why_no_runsc_here() {
    case $engine in
        "$local_engine" | unix:///run/docker.sock) ;;
        *) fail 3 "the engine at $engine has no runtime runsc: install gVisor's runsc beside it and register it with" \
            "'runsc install -- $runsc_arguments'" ;;
    esac
    if [ "$(id -u)" != 0 ] || { ! command -v runsc >/dev/null && ! is_debian; }; then
        fail 3 "the engine has no runtime runsc: install gVisor's runsc, register it as root with" \
            "'runsc install -- $runsc_arguments' and reload the engine; on Debian run '$here/setup --runtime runsc' as root"
    fi
}

install_runsc() {
    say "installing gVisor from Debian's package runsc..."
    local log
    log=$(mktemp)
    apt-get -q update >"$log" 2>&1 9>&- </dev/null || true
    DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends -o DPkg::Lock::Timeout=300 runsc \
        >>"$log" 2>&1 9>&- </dev/null || fail 3 "cannot install Debian's runsc: $(reason_in "$log"); see $log"
    rm -f "$log"
    hash -r
}

# Written beside the old file and then put in its place, so that there is a whole one at any time; runsc's own merging keeps
# all other keys and gives up on a file that is not JSON.
register_runsc() {
    say "registering runsc as a runtime of the engine..."
    local new=$engine_config.maar said
    mkdir -p "$(dirname "$engine_config")"
    rm -f "$new"
    [ ! -e "$engine_config" ] || cp -p "$engine_config" "$new"
    # shellcheck disable=SC2086
    said=$(runsc install --config_file="$new" --runtime=runsc -- $runsc_arguments 2>&1) || {
        rm -f "$new" "$new~"
        fail 3 "cannot register runsc in $engine_config (${said##*: }); is that file whole JSON?"
    }
    # The merging keeps the file from before it beside the new one, or nothing where there was none.
    mv -f "$new" "$engine_config"
    if reload_engine && wait_for_runsc; then
        rm -f "$new~"
        return
    fi
    if [ -e "$new~" ]; then mv -f "$new~" "$engine_config"; else rm -f "$engine_config"; fi
    fail 3 "the engine did not take the runtime runsc from $engine_config, which is as it was before;" \
        "does the engine read another file, or get its runtimes by --add-runtime? its log says more"
}

reload_engine() {
    if [ -d /run/systemd/system ] && systemctl is-active --quiet docker 9>&-; then
        systemctl reload docker 9>&-
        return
    fi
    local pid
    pid=$(cat /var/run/docker.pid 2>/dev/null) && is_running "$pid" dockerd && kill -HUP "$pid"
}

wait_for_runsc() {
    local deadline=$((SECONDS + 10))
    while [ -z "$(runsc_in_engine)" ]; do
        [ "$SECONDS" -lt "$deadline" ] || return 1
        sleep 0.1
    done
}
