/**
 * Anchors checkpoints on an Ethereum-compatible chain and keeps the proofs of it. Listens to
 * ledger; may use platform and web.
 */
@ApplicationModule(allowedDependencies = {"ledger", "platform", "web"})
@NullMarked
package org.qianyin.backend.anchor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
