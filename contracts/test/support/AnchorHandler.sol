// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CommonBase} from "forge-std/Base.sol";
import {StdCheats} from "forge-std/StdCheats.sol";
import {StdUtils} from "forge-std/StdUtils.sol";
import {CheckpointAnchor} from "../../src/CheckpointAnchor.sol";
import {ICheckpointAnchor} from "../../src/interfaces/ICheckpointAnchor.sol";
import {ReferenceTree} from "./ReferenceTree.sol";

/// @title An anchorer, an admin and thieves, who act at random on one contract
/// @dev No act may revert (`fail_on_revert`): what must be refused is tried and its success is what reverts.
contract AnchorHandler is CommonBase, StdCheats, StdUtils {
    error AnchorHandlerAccepted(string what);

    uint64 public constant LEAVES = 48;
    bytes32 public immutable ORIGIN = sha256("localhost/invariant");

    ICheckpointAnchor public immutable anchors;
    address public immutable admin = makeAddr("admin");
    address public anchorer = makeAddr("anchorer");
    address private proposed;
    uint256 private readyAt;

    uint64[] public anchored;
    mapping(uint64 size => bool) public isAnchored;
    uint64 public lastAnchorTime;
    bytes32[] private tree;
    bytes32[] private forgedTree;

    constructor() {
        anchors = new CheckpointAnchor(ORIGIN, admin, anchorer);
        tree = ReferenceTree.leaves(LEAVES);
        forgedTree = ReferenceTree.leaves(LEAVES);
        forgedTree[0] = keccak256("another first entry");
    }

    function grow(uint64 by) external {
        uint64 from = size();
        if (from == LEAVES) return;
        uint64 to = from + uint64(bound(by, 1, min(6, LEAVES - from)));
        bytes32[] memory proof = proofOf(tree, from, to);
        bytes32 root = rootAt(to);
        vm.prank(anchorer);
        anchors.anchor(to, root, proof, "");
        anchored.push(to);
        isAnchored[to] = true;
        lastAnchorTime = uint64(block.timestamp);
    }

    /// The key of the anchorer is stolen: the thief proves a fork as well as it can be proven.
    function fork(uint64 by) external {
        uint64 from = size();
        if (from == 0 || from == LEAVES) return;
        uint64 to = from + uint64(bound(by, 1, LEAVES - from));
        bytes32 root = ReferenceTree.root(forgedTree, 0, to);
        mustRefuse(anchorer, to, root, proofOf(forgedTree, from, to), "a fork");
        mustRefuse(anchorer, to, root, proofOf(tree, from, to), "a fork with the honest proof");
    }

    function shrink(uint64 to) external {
        uint64 from = size();
        if (from == 0) return;
        to = uint64(bound(to, 1, from));
        mustRefuse(anchorer, to, rootAt(to), new bytes32[](0), "a tree that does not grow");
    }

    function trespass(address who) external {
        if (who == anchorer || size() == LEAVES) return;
        uint64 to = size() + 1;
        mustRefuse(who, to, rootAt(to), proofOf(tree, size(), to), "a stranger's anchor");
    }

    function propose(address next) external {
        if (next == address(0)) return;
        vm.prank(admin);
        anchors.proposeAnchorer(next);
        (proposed, readyAt) = (next, block.timestamp + 48 hours);
    }

    function cancel() external {
        if (proposed == address(0)) return;
        vm.prank(admin);
        anchors.cancelAnchorer();
        proposed = address(0);
    }

    function accept(uint32 wait) external {
        skip(bound(wait, 1, 72 hours));
        bool due = proposed != address(0) && block.timestamp >= readyAt;
        vm.prank(proposed);
        try anchors.acceptAnchorer() {
            if (!due) revert AnchorHandlerAccepted("an acceptance before its time");
            (anchorer, proposed) = (proposed, address(0));
        } catch {
            if (due) revert AnchorHandlerAccepted("nothing, though the acceptance was due");
        }
    }

    function anchoredCount() external view returns (uint256) {
        return anchored.length;
    }

    function rootAt(uint64 n) public view returns (bytes32) {
        return ReferenceTree.root(tree, 0, n);
    }

    function size() private view returns (uint64) {
        return anchored.length == 0 ? 0 : anchored[anchored.length - 1];
    }

    function proofOf(bytes32[] memory leaves, uint64 from, uint64 to) private pure returns (bytes32[] memory) {
        return from == 0 ? new bytes32[](0) : ReferenceTree.consistencyProof(leaves, from, to);
    }

    function mustRefuse(address who, uint64 to, bytes32 root, bytes32[] memory proof, string memory what) private {
        vm.prank(who);
        try anchors.anchor(to, root, proof, "") {
            revert AnchorHandlerAccepted(what);
        } catch {}
    }

    function min(uint64 a, uint64 b) private pure returns (uint64) {
        return a < b ? a : b;
    }
}
