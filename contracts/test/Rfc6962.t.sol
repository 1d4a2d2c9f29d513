// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {Rfc6962} from "../src/lib/Rfc6962.sol";
import {ReferenceTree} from "./support/ReferenceTree.sol";
import {Rfc6962Host} from "./support/Rfc6962Host.sol";

contract Rfc6962Test is Test {
    uint256 private constant LEAVES = 33;

    Rfc6962Host private host = new Rfc6962Host();
    bytes32[] private tree;
    bytes32[] private roots;

    function setUp() public {
        tree = ReferenceTree.leaves(LEAVES);
        roots = new bytes32[](LEAVES + 1);
        for (uint256 n = 1; n <= LEAVES; ++n) {
            roots[n] = ReferenceTree.root(tree, 0, n);
        }
    }

    function test_acceptsEveryPairOfSmallTrees() public view {
        for (uint64 n = 1; n <= LEAVES; ++n) {
            for (uint64 m = 1; m <= n; ++m) {
                host.requireConsistent(m, roots[m], n, roots[n], ReferenceTree.consistencyProof(tree, m, n));
            }
        }
    }

    function test_refusesAnOldTreeWithoutLeaves() public {
        vm.expectRevert(abi.encodeWithSelector(Rfc6962.Rfc6962SizesOutOfOrder.selector, 0, 3));
        host.requireConsistent(0, bytes32(0), 3, roots[3], new bytes32[](0));
    }

    function test_refusesATreeThatShrinks() public {
        bytes32[] memory proof = ReferenceTree.consistencyProof(tree, 3, 7);
        vm.expectRevert(abi.encodeWithSelector(Rfc6962.Rfc6962SizesOutOfOrder.selector, 7, 3));
        host.requireConsistent(7, roots[7], 3, roots[3], proof);
    }

    function test_refusesAnotherRootAtTheSameSize() public {
        vm.expectRevert(abi.encodeWithSelector(Rfc6962.Rfc6962NewRootMismatch.selector, roots[5]));
        host.requireConsistent(5, roots[5], 5, roots[6], new bytes32[](0));
    }

    function test_refusesAProofThatIsTooShort() public {
        bytes32[] memory proof = ReferenceTree.consistencyProof(tree, 6, 13);
        bytes32[] memory shorter = new bytes32[](proof.length - 1);
        for (uint256 i = 0; i < shorter.length; ++i) {
            shorter[i] = proof[i];
        }
        vm.expectRevert(abi.encodeWithSelector(Rfc6962.Rfc6962ProofLength.selector, shorter.length));
        host.requireConsistent(6, roots[6], 13, roots[13], shorter);
    }

    function test_refusesAProofThatIsTooLong() public {
        bytes32[] memory proof = ReferenceTree.append(ReferenceTree.consistencyProof(tree, 6, 13), roots[1]);
        vm.expectRevert(abi.encodeWithSelector(Rfc6962.Rfc6962ProofLength.selector, proof.length));
        host.requireConsistent(6, roots[6], 13, roots[13], proof);
    }

    function test_refusesAnEmptyProofOfGrowth() public {
        vm.expectRevert(abi.encodeWithSelector(Rfc6962.Rfc6962ProofLength.selector, 0));
        host.requireConsistent(6, roots[6], 13, roots[13], new bytes32[](0));
        vm.expectRevert(abi.encodeWithSelector(Rfc6962.Rfc6962ProofLength.selector, 0));
        host.requireConsistent(8, roots[8], 13, roots[13], new bytes32[](0));
    }

    function test_namesTheRootThatAWrongHistoryLeadsTo() public {
        bytes32[] memory proof = ReferenceTree.consistencyProof(tree, 6, 13);
        vm.expectRevert(abi.encodeWithSelector(Rfc6962.Rfc6962OldRootMismatch.selector, roots[6]));
        host.requireConsistent(6, roots[5], 13, roots[13], proof);
        vm.expectRevert(abi.encodeWithSelector(Rfc6962.Rfc6962NewRootMismatch.selector, roots[13]));
        host.requireConsistent(6, roots[6], 13, roots[12], proof);
    }

    function test_refusesToHashWithoutThePrecompile() public {
        bytes32[] memory proof = ReferenceTree.consistencyProof(tree, 6, 13);
        bytes32 oldRoot = roots[6];
        vm.mockCall(address(2), bytes(""), bytes(""));
        vm.expectRevert(Rfc6962.Rfc6962NoSha256.selector);
        host.requireConsistent(6, oldRoot, 13, roots[13], proof);
    }

    function testFuzz_refusesAChangedHash(uint64 m, uint64 n, uint256 i, uint8 bit) public view {
        n = uint64(bound(n, 2, LEAVES));
        m = uint64(bound(m, 1, n - 1));
        bytes32[] memory proof = ReferenceTree.consistencyProof(tree, m, n);
        proof[i % proof.length] ^= bytes32(uint256(1) << bit);
        assertFalse(host.accepts(m, roots[m], n, roots[n], proof));
    }

    /// A proof ties its roots, but the sizes only through its shape: so another pair of sizes may take the same proof,
    /// and never with another tree's root.
    function testFuzz_refusesARootOfAnotherSize(uint64 m, uint64 n, uint64 other) public view {
        n = uint64(bound(n, 2, LEAVES));
        m = uint64(bound(m, 1, n - 1));
        other = uint64(bound(other, 1, LEAVES));
        bytes32[] memory proof = ReferenceTree.consistencyProof(tree, m, n);
        if (other != n) assertFalse(host.accepts(m, roots[m], n, roots[other], proof));
        if (other != m) assertFalse(host.accepts(m, roots[other], n, roots[n], proof));
    }

    function testFuzz_refusesNoise(uint64 m, bytes32 oldRoot, uint64 n, bytes32 newRoot, bytes32[] calldata proof)
        public
        view
    {
        vm.assume(m != n || oldRoot != newRoot);
        assertFalse(host.accepts(m, oldRoot, n, newRoot, proof));
    }
}
