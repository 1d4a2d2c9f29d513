// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Consistency of RFC 6962 trees
/// @notice Reverts unless one tree is a prefix of another. There is no boolean answer on purpose: a verifier that
///         returns something for a malformed proof invites the caller to compare that with a root that was never set.
library Rfc6962 {
    /// @notice The old tree must have a leaf and must not be the larger one.
    error Rfc6962SizesOutOfOrder(uint64 oldSize, uint64 newSize);

    /// @notice The proof has too few or too many hashes for these sizes.
    error Rfc6962ProofLength(uint256 length);

    /// @notice The proof does not lead to the old root.
    error Rfc6962OldRootMismatch(bytes32 computed);

    /// @notice The proof leads to the old root, but not to the new one.
    error Rfc6962NewRootMismatch(bytes32 computed);

    /// @notice The chain lacks the SHA-256 precompile.
    error Rfc6962NoSha256();

    /// @notice Reverts unless the tree (`oldSize`, `oldRoot`) is a prefix of the tree (`newSize`, `newRoot`).
    /// @dev RFC 9162 §2.1.4.2, whose names are kept: `fn` and `sn` are the places of the last node of the old and of the
    ///      new tree on the level that the climb has reached; `fr` and `sr` are the roots computed so far.
    /// @param proof hashes in the order of RFC 6962 §2.1.2, at most 65
    function requireConsistent(
        uint64 oldSize,
        bytes32 oldRoot,
        uint64 newSize,
        bytes32 newRoot,
        bytes32[] calldata proof
    ) internal view {
        if (oldSize == 0 || oldSize > newSize) revert Rfc6962SizesOutOfOrder(oldSize, newSize);
        if (oldSize == newSize) {
            if (proof.length != 0) revert Rfc6962ProofLength(proof.length);
            if (oldRoot != newRoot) revert Rfc6962NewRootMismatch(oldRoot);
            return;
        }

        uint256 fn = oldSize - 1;
        uint256 sn = newSize - 1;
        while (fn & 1 == 1) (fn, sn) = (fn >> 1, sn >> 1);

        // An old tree of 2^k leaves is itself the first node of the climb; then the proof does not repeat it.
        uint256 next = oldSize & (oldSize - 1) == 0 ? 0 : 1;
        if (proof.length < next) revert Rfc6962ProofLength(proof.length);
        bytes32 fr = next == 0 ? oldRoot : proof[0];
        bytes32 sr = fr;

        for (; next < proof.length; ++next) {
            if (sn == 0) revert Rfc6962ProofLength(proof.length);
            bytes32 sibling = proof[next];
            if (fn & 1 == 1 || fn == sn) {
                fr = _node(sibling, fr);
                sr = _node(sibling, sr);
                // The RFC also stops at fn = 0, which cannot come up: an even fn is here only as fn = sn > 0.
                while (fn & 1 == 0) (fn, sn) = (fn >> 1, sn >> 1);
            } else {
                sr = _node(sr, sibling);
            }
            (fn, sn) = (fn >> 1, sn >> 1);
        }
        if (sn != 0) revert Rfc6962ProofLength(proof.length);
        if (fr != oldRoot) revert Rfc6962OldRootMismatch(fr);
        if (sr != newRoot) revert Rfc6962NewRootMismatch(sr);
    }

    /// @dev SHA-256(0x01 ‖ left ‖ right). The precompile is called from scratch memory: `sha256(abi.encodePacked(…))`
    ///      allocates anew for every node, and a proof has up to 40 of them.
    function _node(bytes32 left, bytes32 right) private view returns (bytes32 hash) {
        bool hashed;
        assembly ("memory-safe") {
            let input := mload(0x40)
            mstore8(input, 0x01)
            mstore(add(input, 0x01), left)
            mstore(add(input, 0x21), right)
            // Yul evaluates arguments from the last to the first, so the size is that of this call's answer. On a chain
            // without the precompile the call succeeds with no answer.
            hashed := and(eq(returndatasize(), 0x20), staticcall(gas(), 0x02, input, 0x41, 0x00, 0x20))
            hash := mload(0x00)
        }
        if (!hashed) revert Rfc6962NoSha256();
    }
}
