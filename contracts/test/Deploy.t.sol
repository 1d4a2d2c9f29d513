// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {Deploy} from "../script/Deploy.s.sol";
import {CheckpointAnchor} from "../src/CheckpointAnchor.sol";
import {ICheckpointAnchor} from "../src/interfaces/ICheckpointAnchor.sol";

contract DeployTest is Test {
    Deploy private script = new Deploy();

    function test_leavesNoEmptyHeadBehind() public {
        CheckpointAnchor anchors = script.deploy(plan());
        (uint64 size, uint64 count,) = anchors.head();
        assertEq(size, 7);
        assertEq(count, 1);
        assertEq(anchors.rootOf(7), keccak256("root"));
    }

    function test_makesTheSenderTheAnchorer() public {
        CheckpointAnchor anchors = script.deploy(plan());
        assertEq(anchors.anchorer(), DEFAULT_SENDER);
        assertEq(anchors.admin(), address(0xad));
        assertEq(anchors.originHash(), sha256("ledger.example.org/main"));
    }

    function test_deploysNothingWhenTheCheckpointIsRefused() public {
        Deploy.Plan memory p = plan();
        p.root = 0;
        vm.expectRevert(ICheckpointAnchor.CheckpointAnchorZeroRoot.selector);
        script.deploy(p);
    }

    function test_refusesAMissingOrigin() public {
        Deploy.Plan memory p = plan();
        p.origin = "";
        vm.expectRevert(Deploy.DeployNoOrigin.selector);
        script.deploy(p);
    }

    function plan() private pure returns (Deploy.Plan memory) {
        return Deploy.Plan("ledger.example.org/main", address(0xad), 7, keccak256("root"), hex"01701220");
    }
}
