// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {CheckpointAnchor} from "../src/CheckpointAnchor.sol";
import {ICheckpointAnchor} from "../src/interfaces/ICheckpointAnchor.sol";
import {Rfc6962} from "../src/lib/Rfc6962.sol";
import {ReferenceTree} from "./support/ReferenceTree.sol";

contract CheckpointAnchorTest is Test {
    bytes32 private immutable ORIGIN = sha256("localhost/test");
    bytes private constant CID = hex"01701220000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    address private immutable ADMIN = makeAddr("admin");
    address private immutable ANCHORER = makeAddr("anchorer");
    address private immutable STRANGER = makeAddr("stranger");

    ICheckpointAnchor private anchors;
    bytes32[] private tree;
    bytes32[] private none;

    function setUp() public {
        vm.warp(1_800_000_000);
        anchors = new CheckpointAnchor(ORIGIN, ADMIN, ANCHORER);
        tree = ReferenceTree.leaves(32);
    }

    function test_startsEmpty() public view {
        assertHead(0, 0, 0);
        assertEq(anchors.originHash(), ORIGIN);
        assertEq(anchors.admin(), ADMIN);
        assertEq(anchors.anchorer(), ANCHORER);
        assertEq(anchors.rootOf(0), 0);
    }

    function test_anchorsTheFirstCheckpointWithoutAProof() public {
        vm.expectEmit(address(anchors));
        emit ICheckpointAnchor.Anchored(5, root(5), CID);
        anchor(5, root(5), none);
        assertEq(anchors.rootOf(5), root(5));
        assertHead(5, 1, 1_800_000_000);
    }

    function test_anchorsWhatExtendsTheLast() public {
        grow(0, 5);
        vm.warp(1_800_000_600);
        grow(5, 13);
        assertEq(anchors.rootOf(5), root(5));
        assertEq(anchors.rootOf(13), root(13));
        assertHead(13, 2, 1_800_000_600);
    }

    function test_keepsARootWhereProofsOfStorageLookForIt() public {
        grow(0, 5);
        bytes32 slot = keccak256(abi.encode(uint256(5), uint256(0)));
        assertEq(vm.load(address(anchors), slot), root(5));
    }

    function test_refusesAnAnchorByAnybodyElse() public {
        address[3] memory others = [STRANGER, ADMIN, address(this)];
        bytes32 newRoot = root(5);
        for (uint256 i = 0; i < others.length; ++i) {
            vm.prank(others[i]);
            vm.expectRevert(abi.encodeWithSelector(ICheckpointAnchor.CheckpointAnchorNotAnchorer.selector, others[i]));
            anchors.anchor(5, newRoot, none, CID);
        }
    }

    function test_refusesAZeroRoot() public {
        refuses(5, 0, none, abi.encodeWithSelector(ICheckpointAnchor.CheckpointAnchorZeroRoot.selector));
    }

    function test_refusesTheEmptyTree() public {
        refuses(0, root(5), none, abi.encodeWithSelector(ICheckpointAnchor.CheckpointAnchorNotLarger.selector, 0, 0));
    }

    function test_refusesAProofOfTheFirst() public {
        bytes32[] memory proof = ReferenceTree.consistencyProof(tree, 3, 5);
        refuses(
            5,
            root(5),
            proof,
            abi.encodeWithSelector(ICheckpointAnchor.CheckpointAnchorProofOfFirst.selector, proof.length)
        );
    }

    function test_refusesTheSameSizeAgain() public {
        grow(0, 5);
        refuses(5, root(5), none, abi.encodeWithSelector(ICheckpointAnchor.CheckpointAnchorNotLarger.selector, 5, 5));
    }

    function test_refusesASmallerTree() public {
        grow(0, 5);
        refuses(4, root(4), none, abi.encodeWithSelector(ICheckpointAnchor.CheckpointAnchorNotLarger.selector, 5, 4));
    }

    function test_refusesARewrittenHistory() public {
        grow(0, 6);
        bytes32[] memory rewritten = ReferenceTree.leaves(13);
        rewritten[2] = rewritten[3];
        bytes32[] memory proof = ReferenceTree.consistencyProof(rewritten, 6, 13);
        refuses(
            13,
            ReferenceTree.root(rewritten, 0, 13),
            proof,
            abi.encodeWithSelector(Rfc6962.Rfc6962OldRootMismatch.selector, ReferenceTree.root(rewritten, 0, 6))
        );
    }

    function test_refusesARootThatTheProofDoesNotLeadTo() public {
        grow(0, 6);
        refuses(
            13,
            root(12),
            ReferenceTree.consistencyProof(tree, 6, 13),
            abi.encodeWithSelector(Rfc6962.Rfc6962NewRootMismatch.selector, root(13))
        );
    }

    function test_refusesGrowthWithoutAProof() public {
        grow(0, 6);
        refuses(13, root(13), none, abi.encodeWithSelector(Rfc6962.Rfc6962ProofLength.selector, 0));
    }

    function testFuzz_anchorsAnyGrowth(uint8 first, uint8 second) public {
        uint64 m = uint64(bound(first, 1, 31));
        uint64 n = uint64(bound(second, m + 1, 32));
        grow(0, m);
        grow(m, n);
        assertEq(anchors.rootOf(n), root(n));
    }

    function test_refusesToBeBuiltWithoutOriginAdminOrAnchorer() public {
        vm.expectRevert(ICheckpointAnchor.CheckpointAnchorZeroArgument.selector);
        new CheckpointAnchor(0, ADMIN, ANCHORER);
        vm.expectRevert(ICheckpointAnchor.CheckpointAnchorZeroArgument.selector);
        new CheckpointAnchor(ORIGIN, address(0), ANCHORER);
        vm.expectRevert(ICheckpointAnchor.CheckpointAnchorZeroArgument.selector);
        new CheckpointAnchor(ORIGIN, ADMIN, address(0));
    }

    function test_hasCodeThatFollowsFromTheOriginAlone() public {
        bytes32 here = address(anchors).codehash;
        assertEq(address(new CheckpointAnchor(ORIGIN, STRANGER, STRANGER)).codehash, here);
        assertNotEq(address(new CheckpointAnchor(sha256("localhost/other"), ADMIN, ANCHORER)).codehash, here);
    }

    function root(uint256 size) private view returns (bytes32) {
        return ReferenceTree.root(tree, 0, size);
    }

    function grow(uint64 from, uint64 to) private {
        anchor(to, root(to), from == 0 ? none : ReferenceTree.consistencyProof(tree, from, to));
    }

    function anchor(uint64 size, bytes32 newRoot, bytes32[] memory proof) private {
        vm.prank(ANCHORER);
        anchors.anchor(size, newRoot, proof, CID);
    }

    /// Reason and arguments are computed before the refusal is awaited: hashing is a call too.
    function refuses(uint64 size, bytes32 newRoot, bytes32[] memory proof, bytes memory reason) private {
        vm.prank(ANCHORER);
        vm.expectRevert(reason);
        anchors.anchor(size, newRoot, proof, CID);
    }

    function assertHead(uint64 size, uint64 count, uint64 time) private view {
        (uint64 s, uint64 c, uint64 t) = anchors.head();
        assertEq(s, size, "size");
        assertEq(c, count, "count");
        assertEq(t, time, "time");
    }
}
