/**
 * What the machine must give: the data folder, the passphrase, the clock, and the settings that
 * name them. Uses no other module.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.qianyin.backend.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
