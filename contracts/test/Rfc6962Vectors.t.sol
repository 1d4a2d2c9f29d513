// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {Base64} from "./support/Base64.sol";
import {Rfc6962Host} from "./support/Rfc6962Host.sol";

/// @title The vectors that the Java verifier is held against, from the very same files
contract Rfc6962VectorsTest is Test {
    string private constant FOLDER = "../client-sdk/proof/src/test/resources/vectors/tlog/";
    bytes32 private constant NOT_A_HASH = bytes32(type(uint256).max);

    Rfc6962Host private host = new Rfc6962Host();

    function test_answersEveryConsistencyVector() public view {
        string memory json = vm.readFile(string.concat(FOLDER, "rfc6962-consistency.json"));
        uint256 accepted;
        uint256 refused;
        uint256 notExpressible; // hashes that are not 32 bytes long do not fit the ABI
        uint256 i;
        for (; vm.keyExistsJson(json, item("cases", i)); ++i) {
            string memory path = item("cases", i);
            bytes32 oldRoot = hash(vm.parseJsonString(json, string.concat(path, ".root1")));
            bytes32 newRoot = hash(vm.parseJsonString(json, string.concat(path, ".root2")));
            (bytes32[] memory proof, bool whole) = hashes(json, string.concat(path, ".proof"));
            if (!whole || oldRoot == NOT_A_HASH || newRoot == NOT_A_HASH) {
                ++notExpressible;
                continue;
            }
            uint64 oldSize = uint64(vm.parseJsonUint(json, string.concat(path, ".size1")));
            uint64 newSize = uint64(vm.parseJsonUint(json, string.concat(path, ".size2")));
            bool wanted = !vm.parseJsonBool(json, string.concat(path, ".wantErr"));
            string memory name = vm.parseJsonString(json, string.concat(path, ".file"));
            assertEq(host.accepts(oldSize, oldRoot, newSize, newRoot, proof), wanted, name);
            if (wanted) ++accepted;
            else ++refused;
        }
        assertEq(i, 98, "cases");
        assertEq(accepted, 5, "accepted");
        assertEq(refused, 66, "refused");
        assertEq(notExpressible, 27, "not expressible");
    }

    function item(string memory list, uint256 i) private pure returns (string memory) {
        return string.concat(".", list, "[", vm.toString(i), "]");
    }

    function hashes(string memory json, string memory path) private view returns (bytes32[] memory list, bool whole) {
        uint256 length;
        while (vm.keyExistsJson(json, string.concat(path, "[", vm.toString(length), "]"))) ++length;
        list = new bytes32[](length);
        whole = true;
        for (uint256 i = 0; i < length; ++i) {
            list[i] = hash(vm.parseJsonString(json, string.concat(path, "[", vm.toString(i), "]")));
            if (list[i] == NOT_A_HASH) whole = false;
        }
    }

    function hash(string memory base64) private pure returns (bytes32) {
        bytes memory decoded = Base64.decode(base64);
        return decoded.length == 32 ? bytes32(decoded) : NOT_A_HASH;
    }
}
