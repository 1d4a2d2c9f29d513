/**
 * Stores files as content-addressed blocks and gives them back, whole, in part, or as a CAR. May
 * use platform and web; knows no entry.
 */
@ApplicationModule(allowedDependencies = {"platform", "web"})
@NullMarked
package org.qianyin.backend.assets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
