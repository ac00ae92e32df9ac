# shellcheck shell=bash
# Sourced by the scripts beside it: what they say, how they end, and an apt of their own that downloads through this
# machine's package sources (mirror, proxy, certificates, logins, keys) and touches nothing of the machine's own state.

say() { printf 'maar: %s\n' "$*" >&2; }

# fail STATUS WORDS...: 2 wrong input, 3 the machine lacks something, 70 our own mistake.
fail() {
    local status=$1
    shift
    say "$@"
    exit "$status"
}

last_line() { grep -v '^[[:space:]]*$' "$1" 2>/dev/null | tail -n 1; }

# The line of a log of apt, dpkg or docker that says why it ended; the last one when none stands out.
reason_in() {
    local reason
    reason=$({ grep -E '^(E: |dpkg: error|docker: |Error response)' "$1" || grep -A 1 '^Err:' "$1" | sed 's/^ *//'; } \
        2>/dev/null | grep -vE '^(Err:|E: Some index files failed)' | head -n 1) || true
    printf '%s' "${reason:-$(last_line "$1")}"
}

is_debian() { grep -qx 'ID=debian' /etc/os-release 2>/dev/null && command -v apt-get >/dev/null; }

# Runs a command in a session of its own and waits: a signal then ends all of it at once, which a command that bash waits
# for in the foreground would put off to its end.
in_own_session() {
    setsid "$@" </dev/null &
    child=$!
    local status=0
    wait "$child" || status=$?
    child=''
    return "$status"
}

# Ends what in_own_session runs; it has a while to clean up behind itself, shorter than maar waits for the script. A child that was begun
# just now has no session yet, and then no signal reaches it.
end_child() {
    [ -n "${child:-}" ] || return 0
    local deadline=$((SECONDS + 15))
    {
        until kill -TERM -- "-$child" || ! kill -0 "$child" || [ "$SECONDS" -ge "$deadline" ]; do sleep 0.01; done
        while kill -0 "$child" && [ "$SECONDS" -lt "$deadline" ]; do sleep 0.1; done
        kill -KILL -- "-$child" || true
        wait "$child" || true
    } 2>/dev/null
    child=''
}

# clean_up_with COMMAND: runs COMMAND (expanded then, not now) at the end, however that comes.
clean_up_with() {
    # shellcheck disable=SC2064
    trap "end_child; $1" EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
}

# Where this machine gets Debian from: sets mirror, security_mirror (empty when it has none) and source_options.
# A third party's source may look alike, so it counts only when its Release file says `Origin: Debian`.
find_debian_sources() {
    mirror='' security_mirror='' source_options=''
    local site release origin entry
    while IFS='|' read -r site release origin entry; do
        case $release in *-updates | *-backports*) continue ;; esac
        [ "$origin" != '$(ORIGIN)' ] || origin=$(origin_of "$site" "$release")
        [ "$origin" = Debian ] || continue
        case $release in
            *-security | */updates) security_mirror=${security_mirror:-$site} ;;
            *) [ -n "$mirror" ] || { mirror=$site && source_options=$(options_in "${entry%:*}"); } ;;
        esac
    done < <(package_sources | sort -u)
    [ -n "$mirror" ] || fail 3 "none of this machine's package sources (/etc/apt/sources.list and sources.list.d) is" \
        "Debian's 'main' and answers; look at what 'apt-get update' says"
}

# One a line; apt leaves out those whose lists it has not fetched (a fresh machine) unless it may leave out the origin.
package_sources() {
    local option
    for option in '' --no-release-info; do
        # shellcheck disable=SC2086
        apt-get indextargets $option --format '$(SITE)|$(RELEASE)|$(ORIGIN)|$(SOURCESENTRY)' \
            'Created-By: Packages' 'Component: main' 2>/dev/null | grep . && return
    done
}

# Asked of the mirror itself.
origin_of() {
    local file
    file=$(mktemp)
    if /usr/lib/apt/apt-helper download-file "$1/dists/$2/InRelease" "$file" >/dev/null 2>&1; then
        sed -n 's/^Origin: //p' "$file" | head -n 1
    fi
    rm -f "$file"
}

# The keys (and an explicit trust) that the machine's own entry gives to its source.
options_in() {
    local keys
    keys=$({ ls /usr/share/keyrings/debian-archive-keyring.gpg /usr/share/keyrings/debian-archive-keyring.pgp
        grep -ioE '^[^#]*signed-by[=:] *[^] ]*' "$1" | sed -E 's/.*[=:] *//' | tr ',' '\n' | xargs -r ls; } 2>/dev/null |
        sort -u | paste -sd, || true)
    local options=${keys:+signed-by=$keys}
    ! grep -iqE '^[^#]*trusted[=:] *yes' "$1" 2>/dev/null || options="$options trusted=yes"
    printf '%s' "${options:+[$options] }"
}

# make_apt DIR SUITE: an apt whose world is SUITE (with its updates and security suites, where the mirror has them) and
# on which nothing is installed; needs find_debian_sources. Returns 4 when the mirror answers but has no such suite.
make_apt() {
    local dir=$1 suite=$2
    mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial" "$dir/empty"
    : >"$dir/status"
    {
        apt-config dump Acquire | grep -vE '^Acquire::(IndexTargets|Languages|Changelogs|cdrom|CompressionTypes)' |
            grep -v '^Acquire "'
        cat <<END
Acquire::Languages "none";
Acquire::Retries "3";
Acquire::http::Timeout "30";
Acquire::https::Timeout "30";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
APT::Install-Recommends "false";
APT::Sandbox::User "root";
APT::Update::Error-Mode "any";
Dir::State "$dir";
Dir::State::status "$dir/status";
Dir::Cache "$dir/cache";
Dir::Etc::main "/dev/null";
Dir::Etc::parts "$dir/empty";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "$dir/empty";
Dir::Etc::sourcelist "$dir/sources.list";
Dir::Etc::sourceparts "$dir/empty";
Dir::Log "$dir";
END
    } >"$dir/apt.conf"
    export APT_CONFIG=$dir/apt.conf
    local without='' _
    for _ in 1 2 3; do
        write_sources "$suite" "$without" >"$dir/sources.list"
        if in_own_session apt-get -q update >"$dir/update.log" 2>&1; then return 0; fi
        # A suite without a Release file is no error of the network: leave the companion suites out that do not exist.
        without=$without$(sed -nE "s/^E: The repository '[^ ]+ ([^ ]+) .*does not have a Release file.*/ \1 /p" \
            "$dir/update.log")
        case $without in
            *" $suite "*) return 4 ;;
            '') break ;;
        esac
    done
    fail 3 "cannot fetch Debian's package lists ($(reason_in "$dir/update.log")); look at the network and" \
        "at what 'apt-get update' says on this machine"
}

write_sources() {
    local suite=$1 without=$2
    printf 'deb %s%s %s main\n' "$source_options" "$mirror" "$suite"
    case $suite in sid | unstable | experimental | *-*) return ;; esac
    case $without in *" $suite-updates "*) ;; *)
        printf 'deb %s%s %s-updates main\n' "$source_options" "$mirror" "$suite" ;;
    esac
    case $without in *" $suite-security "*) ;; *)
        [ -z "$security_mirror" ] ||
            printf 'deb %s%s %s-security main\n' "$source_options" "$security_mirror" "$suite" ;;
    esac
}
