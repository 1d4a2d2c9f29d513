// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title RFC 6962 §2.1 as it is written: by recursion over the leaves
/// @dev Shares no line with the verifier that it is held against.
library ReferenceTree {
    /// @notice Hash of the i-th leaf of the trees in these tests.
    function leaf(uint256 i) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(bytes1(0x00), "leaf ", i));
    }

    function leaves(uint256 count) internal pure returns (bytes32[] memory hashes) {
        hashes = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            hashes[i] = leaf(i);
        }
    }

    /// @notice MTH(D[from:to]).
    function root(bytes32[] memory hashes, uint256 from, uint256 to) internal pure returns (bytes32) {
        if (to - from == 1) return hashes[from];
        uint256 middle = from + largestPowerBelow(to - from);
        return sha256(abi.encodePacked(bytes1(0x01), root(hashes, from, middle), root(hashes, middle, to)));
    }

    /// @notice PROOF(oldSize, D[0:newSize]) of §2.1.2.
    function consistencyProof(bytes32[] memory hashes, uint256 oldSize, uint256 newSize)
        internal
        pure
        returns (bytes32[] memory)
    {
        return subProof(hashes, oldSize, 0, newSize, true);
    }

    function subProof(bytes32[] memory hashes, uint256 m, uint256 from, uint256 to, bool whole)
        private
        pure
        returns (bytes32[] memory)
    {
        if (m == to - from) return whole ? new bytes32[](0) : append(new bytes32[](0), root(hashes, from, to));
        uint256 k = largestPowerBelow(to - from);
        if (m <= k) return append(subProof(hashes, m, from, from + k, whole), root(hashes, from + k, to));
        return append(subProof(hashes, m - k, from + k, to, false), root(hashes, from, from + k));
    }

    function largestPowerBelow(uint256 n) private pure returns (uint256 k) {
        k = 1;
        while (k * 2 < n) k *= 2;
    }

    function append(bytes32[] memory list, bytes32 last) internal pure returns (bytes32[] memory longer) {
        longer = new bytes32[](list.length + 1);
        for (uint256 i = 0; i < list.length; ++i) {
            longer[i] = list[i];
        }
        longer[list.length] = last;
    }
}
