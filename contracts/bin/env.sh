# Source me: puts forge and anvil of this folder's node_modules on PATH.
# They are the platform packages themselves: the launchers @foundry-rs/{forge,anvil} drop the exit status of what they
# start (a failing `forge test` exits 0) and leave it running when they are killed.
_contracts="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
for _tool in forge anvil; do PATH="$_contracts/node_modules/@foundry-rs/$_tool-linux-amd64/bin:$PATH"; done
export PATH
unset _contracts _tool
