/**
 * The account that pays for anchors, and its key: in a setting, in an encrypted file, or held by a
 * signer of its own. Uses the parent's rpc room and platform.
 */
@NullMarked
package org.qianyin.backend.anchor.account;

import org.jspecify.annotations.NullMarked;
