// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Consistent pairs of huge trees without their leaves
/// @dev Any hashes are a valid proof of some pair of roots: take random ones and climb. So a tree of 2^20 leaves costs
///      twenty hashes, and its proof has the length, the hashing and the calldata of a real one.
library SyntheticTree {
    struct Growth {
        uint64 oldSize;
        bytes32 oldRoot;
        uint64 newSize;
        bytes32 newRoot;
        bytes32[] proof;
    }

    function grow(uint64 oldSize, uint64 newSize) internal pure returns (Growth memory g) {
        uint256 fn = oldSize - 1;
        uint256 sn = newSize - 1;
        while (fn % 2 == 1) (fn, sn) = (fn / 2, sn / 2);
        bytes32[65] memory nodes;
        uint256 used = 0;
        bytes32 fr = random(oldSize, newSize, 0);
        bytes32 sr = fr;
        if (oldSize & (oldSize - 1) != 0) nodes[used++] = fr;
        for (; sn != 0; (fn, sn) = (fn / 2, sn / 2)) {
            bool left = fn % 2 == 1 || fn == sn;
            bytes32 sibling = random(oldSize, newSize, used + 1);
            nodes[used++] = sibling;
            if (!left) {
                sr = node(sr, sibling);
                continue;
            }
            (fr, sr) = (node(sibling, fr), node(sibling, sr));
            while (fn % 2 == 0 && fn != 0) (fn, sn) = (fn / 2, sn / 2);
        }
        bytes32[] memory proof = new bytes32[](used);
        for (uint256 i = 0; i < used; ++i) {
            proof[i] = nodes[i];
        }
        return Growth(oldSize, fr, newSize, sr, proof);
    }

    function node(bytes32 left, bytes32 right) private pure returns (bytes32) {
        return sha256(abi.encodePacked(bytes1(0x01), left, right));
    }

    function random(uint64 oldSize, uint64 newSize, uint256 i) private pure returns (bytes32) {
        return keccak256(abi.encode(oldSize, newSize, i));
    }
}
