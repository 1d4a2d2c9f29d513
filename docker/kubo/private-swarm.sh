#!/bin/sh
# Before every start of Kubo: it knows nobody outside the private swarm, and asks nobody.
set -e
# The image copies the key when it makes the repository; a first start that was cut short never did, and a new key is told
# by the secret alone.
cmp -s /run/secrets/swarm-key "$IPFS_PATH/swarm.key" || {
  rm -f "$IPFS_PATH/swarm.key"
  install -m 0400 /run/secrets/swarm-key "$IPFS_PATH/swarm.key"
}
ipfs bootstrap rm --all
ipfs config --json AutoConf.Enabled false
ipfs config --json AutoTLS.Enabled false
ipfs config --json DNS.Resolvers '{}'
ipfs config --json Ipns.DelegatedPublishers '[]'
ipfs config --json Routing '{"Type": "none", "DelegatedRouters": []}'
ipfs config --json Swarm.Transports.Network '{"QUIC": false, "WebTransport": false, "Websocket": false}'
ipfs config --json Addresses.Swarm '["/ip4/0.0.0.0/tcp/4001"]'
# Its peers are on private addresses, which the profile "server" would neither dial nor name.
ipfs config --json Swarm.AddrFilters '[]'
ipfs config --json Addresses.NoAnnounce '[]'
