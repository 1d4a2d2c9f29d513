# Sourced by the tests of the compose files: where they are, what they say, and which compose they call.
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
work=$(mktemp -d)
# Compose's own builder, which needs no plugin of Docker's.
export DOCKER_BUILDKIT=1 COMPOSE_BAKE=false COMPOSE_PROGRESS=plain QIANYIN_JAR=prebuilt
if docker compose version >/dev/null 2>&1; then compose_program=(docker compose); else
  compose_program=("${XDG_CACHE_HOME:-$HOME/.cache}/qianyin/tools/bin/docker-compose")
fi

say() { printf '%4d s  %s\n' "$SECONDS" "$*"; }
fail() { echo "${0##*/}: $*" >&2; exit 1; }

# Runs it in silence; what it said is shown if it fails.
quietly() { "$@" >"$work/log" 2>&1 || { tail -n 30 "$work/log" >&2; fail "this failed: $*"; }; }

# Tries a command until it succeeds: $1 seconds, the rest the command.
await() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >"$work/log" 2>&1; do
    [ "$SECONDS" -lt "$end" ] || { tail -n 12 "$work/log" >&2; fail "in vain: $*"; }
    sleep 0.5
  done
}

# Nothing of the project is left: no container, volume or network.
is_gone() { # $1 the project's name
  local kind left
  for kind in container volume network; do
    left=$(docker "$kind" ls --quiet $([ "$kind" != container ] || echo --all) --filter "label=com.docker.compose.project=$1")
    [ -z "$left" ] || fail "down leaves a $kind behind: $left"
  done
}

# A block of commands of docs/operations.md, by the word that it begins with; the test has functions of the same names.
runbook() { sed -n "/^# $1: /,/^\`\`\`\$/p" "$top/docs/operations.md" | sed '$d'; }
