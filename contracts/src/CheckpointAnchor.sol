// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICheckpointAnchor} from "./interfaces/ICheckpointAnchor.sol";
import {Rfc6962} from "./lib/Rfc6962.sol";

/// @title Anchor of one Qianyin log on this chain
/// @dev See {ICheckpointAnchor} for what each function promises.
contract CheckpointAnchor is ICheckpointAnchor {
    struct Head {
        uint64 size;
        uint64 count;
        uint64 time;
    }

    struct Proposal {
        address next;
        uint64 readyAt;
    }

    /// @inheritdoc ICheckpointAnchor
    uint64 public constant ANCHORER_DELAY = 48 hours;

    /// @inheritdoc ICheckpointAnchor
    bytes32 public immutable originHash;

    // First, and so at slot 0: verifiers compute the place of a root from that number.
    mapping(uint64 size => bytes32 root) private _rootOf;
    Head private _head;
    address private _anchorer;
    // Never written again, yet in storage: an immutable would make the code hash depend on who administers the contract,
    // and verifiers pin a hash that follows from code and origin alone.
    address private _admin;
    Proposal private _proposal;

    /// @param originHash_ SHA-256 of the origin line of the log's checkpoints
    /// @param admin_ may replace the anchorer; best a multisig
    /// @param anchorer_ may anchor
    constructor(bytes32 originHash_, address admin_, address anchorer_) {
        if (originHash_ == 0 || admin_ == address(0) || anchorer_ == address(0)) revert CheckpointAnchorZeroArgument();
        originHash = originHash_;
        _admin = admin_;
        _anchorer = anchorer_;
    }

    /// @inheritdoc ICheckpointAnchor
    function anchor(uint64 size, bytes32 root, bytes32[] calldata proof, bytes calldata cid) external {
        if (msg.sender != _anchorer) revert CheckpointAnchorNotAnchorer(msg.sender);
        if (root == 0) revert CheckpointAnchorZeroRoot();
        Head memory last = _head;
        if (size <= last.size) revert CheckpointAnchorNotLarger(last.size, size);
        if (last.size == 0) {
            if (proof.length != 0) revert CheckpointAnchorProofOfFirst(proof.length);
        } else {
            Rfc6962.requireConsistent(last.size, _rootOf[last.size], size, root, proof);
        }
        _rootOf[size] = root;
        _head = Head({size: size, count: last.count + 1, time: uint64(block.timestamp)});
        emit Anchored(size, root, cid);
    }

    /// @inheritdoc ICheckpointAnchor
    function proposeAnchorer(address next) external {
        _requireAdmin();
        if (next == address(0)) revert CheckpointAnchorZeroArgument();
        uint64 readyAt = uint64(block.timestamp) + ANCHORER_DELAY;
        _proposal = Proposal({next: next, readyAt: readyAt});
        emit AnchorerProposed(_anchorer, next, readyAt);
    }

    /// @inheritdoc ICheckpointAnchor
    function cancelAnchorer() external {
        _requireAdmin();
        address next = _proposal.next;
        if (next == address(0)) revert CheckpointAnchorNothingProposed();
        delete _proposal;
        emit AnchorerCancelled(next);
    }

    /// @inheritdoc ICheckpointAnchor
    function acceptAnchorer() external {
        Proposal memory proposal = _proposal;
        if (proposal.next == address(0) || msg.sender != proposal.next) revert CheckpointAnchorNotProposed(msg.sender);
        // A proposer of blocks can shift the time by seconds, the delay is two days.
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp < proposal.readyAt) revert CheckpointAnchorTooEarly(proposal.readyAt);
        address previous = _anchorer;
        _anchorer = proposal.next;
        delete _proposal;
        emit AnchorerReplaced(previous, proposal.next);
    }

    /// @inheritdoc ICheckpointAnchor
    function rootOf(uint64 size) external view returns (bytes32) {
        return _rootOf[size];
    }

    /// @inheritdoc ICheckpointAnchor
    function head() external view returns (uint64 size, uint64 count, uint64 time) {
        Head memory last = _head;
        return (last.size, last.count, last.time);
    }

    /// @inheritdoc ICheckpointAnchor
    function anchorer() external view returns (address) {
        return _anchorer;
    }

    /// @inheritdoc ICheckpointAnchor
    function admin() external view returns (address) {
        return _admin;
    }

    /// @inheritdoc ICheckpointAnchor
    function proposedAnchorer() external view returns (address next, uint64 readyAt) {
        return (_proposal.next, _proposal.readyAt);
    }

    function _requireAdmin() private view {
        if (msg.sender != _admin) revert CheckpointAnchorNotAdmin(msg.sender);
    }
}
