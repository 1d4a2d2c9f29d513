// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Script} from "forge-std/Script.sol";
import {CheckpointAnchor} from "../src/CheckpointAnchor.sol";

/// @title Deploys the anchor of a log and anchors its first checkpoint
/// @notice The account that broadcasts becomes the anchorer, so the contract is never seen with an empty head by anybody
///         else who could fill it: an empty head takes any root.
/// @dev Environment: QIANYIN_ORIGIN (origin line of the log), QIANYIN_ADMIN (address, best a multisig),
///      QIANYIN_SIZE and QIANYIN_ROOT (the checkpoint, root in hex), QIANYIN_CID (optional, binary CID in hex).
///      forge script script/Deploy.s.sol --rpc-url URL --broadcast --account NAME --sender ADDRESS
contract Deploy is Script {
    struct Plan {
        string origin;
        address admin;
        uint64 size;
        bytes32 root;
        bytes cid;
    }

    error DeploySizeOutOfRange(uint256 size);
    error DeployNoOrigin();

    function run() external returns (CheckpointAnchor) {
        uint256 size = vm.envUint("QIANYIN_SIZE");
        if (size == 0 || size > type(uint64).max) revert DeploySizeOutOfRange(size);
        return deploy(
            Plan({
                origin: vm.envString("QIANYIN_ORIGIN"),
                admin: vm.envAddress("QIANYIN_ADMIN"),
                // forge-lint: disable-next-line(unsafe-typecast)
                size: uint64(size), // in range: checked above
                root: vm.envBytes32("QIANYIN_ROOT"),
                cid: vm.envOr("QIANYIN_CID", bytes(""))
            })
        );
    }

    function deploy(Plan memory plan) public returns (CheckpointAnchor anchors) {
        if (bytes(plan.origin).length == 0) revert DeployNoOrigin();
        bytes32 originHash = sha256(bytes(plan.origin));
        vm.startBroadcast();
        (, address anchorer,) = vm.readCallers();
        anchors = new CheckpointAnchor(originHash, plan.admin, anchorer);
        anchors.anchor(plan.size, plan.root, new bytes32[](0), plan.cid);
        vm.stopBroadcast();
    }
}
