// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Anchor of one Qianyin log on this chain
/// @notice Stores the Merkle root of each anchored checkpoint and demands a proof, checked here, that every checkpoint
///         extends the one before. So all roots of one contract are prefixes of one log, whoever holds the keys.
///         It says nothing of whether the entries are valid: that takes a replay of the log.
/// @dev One log per contract, not upgradeable. Trees and proofs are those of RFC 6962 (SHA-256).
interface ICheckpointAnchor {
    /// @notice A checkpoint was anchored.
    /// @param size number of leaves of the tree
    /// @param root RFC 6962 root of the tree
    /// @param cid binary CID of a directory with the checkpoint's note, the new entry bundles and the tiles; may be empty
    event Anchored(uint64 indexed size, bytes32 indexed root, bytes cid);

    /// @notice The admin named an account that may take over as anchorer.
    /// @param current the account that anchors until then
    /// @param next the account that may accept
    /// @param readyAt first second (Unix time) at which it may
    event AnchorerProposed(address indexed current, address indexed next, uint64 readyAt);

    /// @notice The admin took a proposal back.
    /// @param next the account that may no longer accept
    event AnchorerCancelled(address indexed next);

    /// @notice The proposed account accepted and anchors from now on.
    /// @param previous the account that no longer anchors
    /// @param current the account that does
    event AnchorerReplaced(address indexed previous, address indexed current);

    /// @notice Only the anchorer may anchor.
    /// @param caller who tried
    error CheckpointAnchorNotAnchorer(address caller);

    /// @notice Only the admin may propose or cancel.
    /// @param caller who tried
    error CheckpointAnchorNotAdmin(address caller);

    /// @notice Only the account that stands proposed may accept.
    /// @param caller who tried
    error CheckpointAnchorNotProposed(address caller);

    /// @notice The proposal is too young to be accepted.
    /// @param readyAt first second (Unix time) at which it may be
    error CheckpointAnchorTooEarly(uint64 readyAt);

    /// @notice There is no proposal to cancel.
    error CheckpointAnchorNothingProposed();

    /// @notice An anchored tree must be larger than the newest one.
    /// @param have size of the newest anchored tree
    /// @param got size that was offered
    error CheckpointAnchorNotLarger(uint64 have, uint64 got);

    /// @notice A root must not be zero: zero is what an unknown size answers.
    error CheckpointAnchorZeroRoot();

    /// @notice The first checkpoint extends nothing, so it takes an empty proof.
    /// @param length number of hashes that were offered
    error CheckpointAnchorProofOfFirst(uint256 length);

    /// @notice The constructor takes no zero hash and no zero address; nobody can be replaced by the zero address.
    error CheckpointAnchorZeroArgument();

    /// @notice Anchors a checkpoint. Anchorer only.
    /// @param size number of leaves, more than the newest anchored tree has
    /// @param root RFC 6962 root at `size`, not zero
    /// @param proof RFC 6962 §2.1.2 consistency proof from the newest anchored tree to this one; empty for the first
    /// @param cid binary CID from which the log can be rebuilt; only logged, may be empty
    function anchor(uint64 size, bytes32 root, bytes32[] calldata proof, bytes calldata cid) external;

    /// @notice Names the account that may take over as anchorer after `ANCHORER_DELAY`. Admin only.
    ///         A new proposal replaces the last one and starts the delay again.
    /// @param next not zero
    function proposeAnchorer(address next) external;

    /// @notice Takes the proposal back. Admin only.
    function cancelAnchorer() external;

    /// @notice Takes over as anchorer. Proposed account only, once the delay is over: so the new key is known to work.
    function acceptAnchorer() external;

    /// @notice SHA-256 of the origin line of the log's checkpoints. Part of the code, so the code hash pins it.
    function originHash() external view returns (bytes32);

    /// @notice Root of the anchored tree of `size` leaves, or zero if none of that size was anchored.
    /// @dev Kept at storage slot keccak256(uint256(size) ‖ uint256(0)): `rootOf` is the mapping at slot 0, which proofs
    ///      of storage (EIP-1186) rely on.
    function rootOf(uint64 size) external view returns (bytes32);

    /// @notice The newest anchored checkpoint; all zero before the first.
    /// @return size number of leaves
    /// @return count how many checkpoints were anchored
    /// @return time block time (Unix seconds) of the newest
    function head() external view returns (uint64 size, uint64 count, uint64 time);

    /// @notice The account that may anchor.
    function anchorer() external view returns (address);

    /// @notice The account that may replace the anchorer, and nothing else. It never changes.
    function admin() external view returns (address);

    /// @notice The account that may accept to anchor, and from when; both zero if none.
    function proposedAnchorer() external view returns (address next, uint64 readyAt);

    /// @notice Seconds between a proposal and the first moment at which it can be accepted.
    function ANCHORER_DELAY() external view returns (uint64);
}
