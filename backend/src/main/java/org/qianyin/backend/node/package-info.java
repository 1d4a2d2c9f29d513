/**
 * Says what this server is: facts for clients, and a file for the process that started it. May use
 * ledger, anchor, platform and web.
 */
@ApplicationModule(allowedDependencies = {"ledger", "anchor", "platform", "web"})
@NullMarked
package org.qianyin.backend.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
