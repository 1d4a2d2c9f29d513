// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Rfc6962} from "../../src/lib/Rfc6962.sol";

/// @title Gives the library an address, so that a test sees its reverts
contract Rfc6962Host {
    function requireConsistent(
        uint64 oldSize,
        bytes32 oldRoot,
        uint64 newSize,
        bytes32 newRoot,
        bytes32[] calldata proof
    ) external view {
        Rfc6962.requireConsistent(oldSize, oldRoot, newSize, newRoot, proof);
    }

    function accepts(uint64 oldSize, bytes32 oldRoot, uint64 newSize, bytes32 newRoot, bytes32[] calldata proof)
        external
        view
        returns (bool)
    {
        try this.requireConsistent(oldSize, oldRoot, newSize, newRoot, proof) {
            return true;
        } catch {
            return false;
        }
    }
}
