// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title RFC 4648 §4 decoder for the shared vectors
library Base64 {
    error Base64BadCharacter(bytes1 character);

    function decode(string memory text) internal pure returns (bytes memory out) {
        bytes memory input = bytes(text);
        uint256 used = input.length;
        while (used > 0 && input[used - 1] == "=") --used;
        out = new bytes(used * 3 / 4);
        uint256 bits = 0;
        uint256 width = 0;
        uint256 written = 0;
        for (uint256 i = 0; i < used; ++i) {
            bits = (bits << 6 | digit(input[i])) & 0xffff;
            width += 6;
            if (width >= 8) {
                width -= 8;
                out[written++] = bytes1(uint8(bits >> width));
            }
        }
    }

    function digit(bytes1 c) private pure returns (uint256) {
        uint256 v = uint8(c);
        if (c >= "A" && c <= "Z") return v - 65;
        if (c >= "a" && c <= "z") return v - 71;
        if (c >= "0" && c <= "9") return v + 4;
        if (c == "+") return 62;
        if (c == "/") return 63;
        revert Base64BadCharacter(c);
    }
}
