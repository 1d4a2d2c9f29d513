"""Prints the EIP-712 digest of the typed data in each file, a line each in hexadecimal, as eth-account computes it."""

import json
import sys

from eth_account.messages import encode_typed_data
from eth_utils import keccak

for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        message = encode_typed_data(full_message=json.load(file))
    print(keccak(b"\x19" + message.version + message.header + message.body).hex())
