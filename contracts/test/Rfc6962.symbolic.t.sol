// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Vm} from "forge-std/Vm.sol";
import {ReferenceTree} from "./support/ReferenceTree.sol";
import {Rfc6962Host} from "./support/Rfc6962Host.sol";

/// @title Stands where the SHA-256 precompile stands on a chain
contract CollisionFreeHash {
    fallback(bytes calldata input) external returns (bytes memory) {
        return abi.encodePacked(keccak256(input));
    }
}

/// @title What holds of every tree of up to six leaves and of every proof, not of samples
/// @dev For halmos, which runs the functions named check_ with arguments that stand for all values at once. It cannot call
///      SHA-256 (0.3.3), but knows keccak256 as a function without collisions: the test that runs it puts the one in the
///      place of the other, in a copy of the verifier and of the reference. The hash is all that differs.
contract Rfc6962Symbolic {
    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    address private constant HASH = address(0x1002);
    uint64 private constant LARGEST = 6;
    uint256 private constant LONGEST = 4;

    Rfc6962Host private host;

    function setUp() public {
        host = new Rfc6962Host();
        VM.etch(HASH, address(new CollisionFreeHash()).code);
    }

    function check_acceptsTheProofOfTheReference(bytes32[LARGEST] memory leaves) public view {
        bytes32[] memory tree = _tree(leaves);
        for (uint64 n = 1; n <= LARGEST; ++n) {
            for (uint64 m = 1; m <= n; ++m) {
                bytes32[] memory proof = ReferenceTree.consistencyProof(tree, m, n);
                assert(host.accepts(m, ReferenceTree.root(tree, 0, m), n, ReferenceTree.root(tree, 0, n), proof));
            }
        }
    }

    function check_refusesAProofOfAnyOtherLength(bytes32 old, bytes32 root, bytes32[LONGEST] memory hashes)
        public
        view
    {
        for (uint64 n = 1; n <= LARGEST; ++n) {
            for (uint64 m = 1; m <= n; ++m) {
                uint256 right = ReferenceTree.consistencyProof(new bytes32[](n), m, n).length;
                for (uint256 length = 0; length <= LONGEST; ++length) {
                    if (length != right) assert(!host.accepts(m, old, n, root, _first(length, hashes)));
                }
            }
        }
    }

    /// @notice Whoever publishes the tree can have anchored nothing before but a prefix of it, whatever proof is sent.
    function check_refusesEveryOldRootThatIsNoPrefix(
        uint64 oldSize,
        uint64 newSize,
        bytes32[LARGEST] memory leaves,
        bytes32 old,
        bytes32[LONGEST] memory hashes
    ) public view {
        for (uint64 n = 1; n <= LARGEST; ++n) {
            for (uint64 m = 1; m <= n; ++m) {
                // Each pair of sizes on a path of its own.
                if (m == oldSize && n == newSize) return _refusesNoPrefix(m, n, _tree(leaves), old, hashes);
            }
        }
    }

    function _refusesNoPrefix(uint64 m, uint64 n, bytes32[] memory tree, bytes32 old, bytes32[LONGEST] memory hashes)
        private
        view
    {
        bytes32[] memory proof = _first(ReferenceTree.consistencyProof(tree, m, n).length, hashes);
        bool accepted = host.accepts(m, old, n, ReferenceTree.root(tree, 0, n), proof);
        assert(!accepted || old == ReferenceTree.root(tree, 0, m));
    }

    function _tree(bytes32[LARGEST] memory leaves) private pure returns (bytes32[] memory tree) {
        tree = new bytes32[](LARGEST);
        for (uint256 i = 0; i < LARGEST; ++i) {
            tree[i] = leaves[i];
        }
    }

    function _first(uint256 length, bytes32[LONGEST] memory hashes) private pure returns (bytes32[] memory proof) {
        proof = new bytes32[](length);
        for (uint256 i = 0; i < length; ++i) {
            proof[i] = hashes[i];
        }
    }
}
