// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {CheckpointAnchor} from "../src/CheckpointAnchor.sol";
import {ICheckpointAnchor} from "../src/interfaces/ICheckpointAnchor.sol";

/// @title How the anchorer is replaced: proposed by the admin, two days of waiting, accepted by the new key
contract AnchorerHandoverTest is Test {
    address private immutable ADMIN = makeAddr("admin");
    address private immutable ANCHORER = makeAddr("anchorer");
    address private immutable STRANGER = makeAddr("stranger");

    ICheckpointAnchor private anchors;

    function setUp() public {
        vm.warp(1_800_000_000);
        anchors = new CheckpointAnchor(sha256("localhost/test"), ADMIN, ANCHORER);
    }

    function test_replacesTheAnchorerAfterTheDelay() public {
        vm.expectEmit(address(anchors));
        emit ICheckpointAnchor.AnchorerProposed(ANCHORER, STRANGER, 1_800_000_000 + 48 hours);
        propose(STRANGER);
        skip(48 hours);
        vm.expectEmit(address(anchors));
        emit ICheckpointAnchor.AnchorerReplaced(ANCHORER, STRANGER);
        vm.prank(STRANGER);
        anchors.acceptAnchorer();
        assertEq(anchors.anchorer(), STRANGER);
        assertProposal(address(0), 0);
    }

    function test_leavesTheAnchorerInPlaceUntilAcceptance() public {
        propose(STRANGER);
        skip(365 days);
        vm.prank(ANCHORER);
        anchors.anchor(5, keccak256("root"), new bytes32[](0), "");
        assertEq(anchors.anchorer(), ANCHORER);
        assertProposal(STRANGER, 1_800_000_000 + 48 hours);
    }

    function test_refusesAcceptanceOneSecondTooEarly() public {
        propose(STRANGER);
        skip(48 hours - 1);
        vm.prank(STRANGER);
        vm.expectRevert(
            abi.encodeWithSelector(ICheckpointAnchor.CheckpointAnchorTooEarly.selector, 1_800_000_000 + 48 hours)
        );
        anchors.acceptAnchorer();
    }

    function test_startsTheDelayAgainWithANewProposal() public {
        propose(STRANGER);
        skip(47 hours);
        propose(STRANGER);
        skip(47 hours);
        vm.prank(STRANGER);
        vm.expectRevert(
            abi.encodeWithSelector(ICheckpointAnchor.CheckpointAnchorTooEarly.selector, 1_800_000_000 + 95 hours)
        );
        anchors.acceptAnchorer();
    }

    function test_refusesAcceptanceByAnybodyElse() public {
        propose(STRANGER);
        skip(48 hours);
        vm.prank(ADMIN);
        vm.expectRevert(abi.encodeWithSelector(ICheckpointAnchor.CheckpointAnchorNotProposed.selector, ADMIN));
        anchors.acceptAnchorer();
    }

    function test_refusesAcceptanceOfNothing() public {
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(ICheckpointAnchor.CheckpointAnchorNotProposed.selector, STRANGER));
        anchors.acceptAnchorer();
    }

    function test_refusesAcceptanceOfWhatWasCancelled() public {
        propose(STRANGER);
        vm.expectEmit(address(anchors));
        emit ICheckpointAnchor.AnchorerCancelled(STRANGER);
        vm.prank(ADMIN);
        anchors.cancelAnchorer();
        skip(48 hours);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(ICheckpointAnchor.CheckpointAnchorNotProposed.selector, STRANGER));
        anchors.acceptAnchorer();
    }

    function test_refusesToCancelNothing() public {
        vm.prank(ADMIN);
        vm.expectRevert(ICheckpointAnchor.CheckpointAnchorNothingProposed.selector);
        anchors.cancelAnchorer();
    }

    function test_refusesProposalsByAnybodyElse() public {
        vm.prank(ANCHORER);
        vm.expectRevert(abi.encodeWithSelector(ICheckpointAnchor.CheckpointAnchorNotAdmin.selector, ANCHORER));
        anchors.proposeAnchorer(STRANGER);
        vm.prank(ANCHORER);
        vm.expectRevert(abi.encodeWithSelector(ICheckpointAnchor.CheckpointAnchorNotAdmin.selector, ANCHORER));
        anchors.cancelAnchorer();
    }

    function test_refusesTheZeroAddressAsAnchorer() public {
        vm.prank(ADMIN);
        vm.expectRevert(ICheckpointAnchor.CheckpointAnchorZeroArgument.selector);
        anchors.proposeAnchorer(address(0));
    }

    function propose(address next) private {
        vm.prank(ADMIN);
        anchors.proposeAnchorer(next);
    }

    function assertProposal(address next, uint64 readyAt) private view {
        (address n, uint64 r) = anchors.proposedAnchorer();
        assertEq(n, next, "next");
        assertEq(r, readyAt, "readyAt");
    }
}
