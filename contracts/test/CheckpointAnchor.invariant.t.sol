// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {CheckpointAnchor} from "../src/CheckpointAnchor.sol";
import {ICheckpointAnchor} from "../src/interfaces/ICheckpointAnchor.sol";
import {AnchorHandler} from "./support/AnchorHandler.sol";

/// @title What holds after any series of acts, honest and not
contract CheckpointAnchorInvariantTest is Test {
    AnchorHandler private handler;
    ICheckpointAnchor private anchors;

    function setUp() public {
        handler = new AnchorHandler();
        anchors = handler.anchors();
        targetContract(address(handler));
    }

    function invariant_everyAnchoredRootIsOfThisLog() public view {
        uint256 count = handler.anchoredCount();
        for (uint256 i = 0; i < count; ++i) {
            uint64 size = handler.anchored(i);
            assertEq(anchors.rootOf(size), handler.rootAt(size));
        }
    }

    function invariant_headIsTheLastAnchor() public view {
        (uint64 size, uint64 count, uint64 time) = anchors.head();
        assertEq(count, handler.anchoredCount());
        assertEq(size, count == 0 ? 0 : handler.anchored(count - 1));
        assertEq(time, handler.lastAnchorTime());
    }

    function invariant_noRootStandsAtASizeThatWasNotAnchored() public view {
        for (uint64 size = 0; size <= handler.LEAVES(); ++size) {
            if (!handler.isAnchored(size)) assertEq(anchors.rootOf(size), 0);
        }
    }

    function invariant_theAnchorerIsTheOneWhoWaitedAndAccepted() public view {
        assertEq(anchors.anchorer(), handler.anchorer());
    }

    function invariant_adminAndOriginNeverChange() public view {
        assertEq(anchors.admin(), handler.admin());
        assertEq(anchors.originHash(), handler.ORIGIN());
    }
}
