/**
 * Accepts entries, orders them, and hands out proofs. Knows nothing of works or licences; may use
 * signer, database, platform and web.
 */
@ApplicationModule(allowedDependencies = {"signer", "database", "platform", "web"})
@NullMarked
package org.qianyin.backend.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
