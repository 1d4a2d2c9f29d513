#!/usr/bin/env bash
# What Maven calls: build.sh compile | test | check, and by hand: build.sh snapshot.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() { echo "contracts: $*" >&2; exit 1; }

tools() {
  local version
  version="$(node --version 2>/dev/null)" ||
    fail "Node.js is missing. The contracts are built by tools from npm: install Node.js 20 or newer with npm (Debian: apt-get install nodejs npm; others: https://nodejs.org/en/download) and run the build again."
  version="${version#v}"
  [ "${version%%.*}" -ge 20 ] || fail "Node.js $version is too old: install 20 or newer (https://nodejs.org/en/download) and run the build again."
  command -v npm >/dev/null || fail "npm is missing: install it beside Node.js (Debian: apt-get install npm) and run the build again."
  [ "$(uname -sm)" = "Linux x86_64" ] || fail "Foundry is taken from npm for Linux on x86_64; this is $(uname -sm)."
  if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
    npm ci --loglevel=error || fail "npm ci failed (see above): without it there is no Solidity compiler. Check the npm registry of this machine (npm config get registry)."
    cp package-lock.json node_modules/.installed-lock.json
  fi
  # shellcheck source=env.sh
  . bin/env.sh
}

compile() {
  # forge keeps what it compiled under other settings.
  cmp -s foundry.toml out/.foundry.toml || rm -rf out cache
  forge build --skip test script --quiet
  cp foundry.toml out/.foundry.toml
  node bin/artifacts.mjs package
}

run_tests() {
  mkdir -p target
  local status=0
  FORGE_SNAPSHOT_CHECK="$1" forge test --json >target/forge-test.json 2>target/forge-test.err || status=$?
  node bin/report.mjs target/forge-test.json target/forge-test.err "$status"
}

case "${1:-}" in
  compile) tools; compile ;;
  test) tools; run_tests true ;;
  check)
    tools
    forge fmt --check || fail "run 'forge fmt' in contracts/ (after '. bin/env.sh')."
    forge lint src script --deny warnings
    node bin/artifacts.mjs check
    ;;
  snapshot)
    tools
    compile
    run_tests false
    node bin/artifacts.mjs snapshot
    ;;
  *) fail "usage: bin/build.sh compile|test|check|snapshot" ;;
esac
