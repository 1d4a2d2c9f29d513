/**
 * The licences, as the log tells them, and the question whether a use is permitted. A projection:
 * listens to ledger, may use works and web.
 */
@ApplicationModule(allowedDependencies = {"ledger", "works", "web"})
@NullMarked
package org.qianyin.backend.licensing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
