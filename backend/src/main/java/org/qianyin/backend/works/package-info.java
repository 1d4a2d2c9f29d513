/** The works, as the log tells them. A projection: listens to ledger, may use web. */
@ApplicationModule(allowedDependencies = {"ledger", "web"})
@NullMarked
package org.qianyin.backend.works;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
