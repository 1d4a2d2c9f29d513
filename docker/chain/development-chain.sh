#!/bin/sh
# A chain for development, kept in /chain: a block a second, final after two epochs of two, and something on the
# anchoring account to pay with. Its blocks since the last second are lost when it is killed; the server anchors anew.
set -eu
trap 'kill -TERM "$anvil"; wait "$anvil"' TERM INT
anvil --host 0.0.0.0 --port 8545 --state /chain/state.json --state-interval 1 --block-time 1 --prune-history 128 \
  --slots-in-an-epoch 2 --hardfork osaka --enable-tx-gas-limit --accounts 0 --chain-id 31337 --quiet &
anvil=$!
until cast chain-id >/dev/null 2>&1; do
  kill -0 "$anvil"
  sleep 0.2
done
account=$(cast wallet address --private-key "$(cat /run/secrets/chain-key)")
cast rpc anvil_setBalance "$account" 0x56bc75e2d63100000 >/dev/null # 100 ether
touch /tmp/funded
echo "development chain 31337; the anchoring account is $account"
wait "$anvil"
