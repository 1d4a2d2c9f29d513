// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {CheckpointAnchor} from "../src/CheckpointAnchor.sol";
import {SyntheticTree} from "./support/SyntheticTree.sol";

/// @title What an anchor costs its sender
/// @dev Tests run isolated, so the figures are those of whole transactions: 21,000, calldata and execution. They are
///      written to snapshots/CheckpointAnchor.json and compared with it by the build.
contract CheckpointAnchorGasTest is Test {
    uint256 private constant LIMIT = 95_000;
    uint64 private constant MILLION = 1 << 20;
    bytes private constant CID = hex"0170122019e1f2d3c4b5a69788796a5b4c3d2e1f0112233445566778899aabbccddeef01";

    function test_costsLittleWhenTheTreeIsAPowerOfTwo() public {
        assertCheap("anchor: 2^20 to 2^20 + 1,000", MILLION, MILLION + 1000);
    }

    function test_costsLittleOnAnOrdinaryDay() public {
        assertCheap("anchor: 2^20 - 1,234 to 2^20", MILLION - 1234, MILLION);
    }

    function test_costsLittleWithTheLongestProofToAMillion() public {
        assertCheap("anchor: 2^20 - 1 to 2^20 (longest proof)", MILLION - 1, MILLION);
    }

    function test_costsLittleWithTheLongestProofBeyondAMillion() public {
        assertCheap("anchor: 2^20 - 1 to 2^20 + 1 (longest proof)", MILLION - 1, MILLION + 1);
    }

    function test_costsLittleAtTwoMillion() public {
        assertCheap("anchor: 2^21 - 1 to 2^21 (longest proof)", 2 * MILLION - 1, 2 * MILLION);
    }

    function test_costsLittleAtFirst() public {
        CheckpointAnchor anchors = deploy();
        anchors.anchor(MILLION, keccak256("root"), new bytes32[](0), CID);
        record("anchor: the first");
    }

    function assertCheap(string memory name, uint64 oldSize, uint64 newSize) private {
        SyntheticTree.Growth memory g = SyntheticTree.grow(oldSize, newSize);
        CheckpointAnchor anchors = deploy();
        anchors.anchor(g.oldSize, g.oldRoot, new bytes32[](0), CID);
        anchors.anchor(g.newSize, g.newRoot, g.proof, CID);
        uint256 gas = record(name);
        assertLe(gas, LIMIT, name);
    }

    function record(string memory name) private returns (uint256) {
        return vm.snapshotGasLastCall("CheckpointAnchor", name);
    }

    function deploy() private returns (CheckpointAnchor) {
        return new CheckpointAnchor(sha256("localhost/test"), makeAddr("admin"), address(this));
    }
}
