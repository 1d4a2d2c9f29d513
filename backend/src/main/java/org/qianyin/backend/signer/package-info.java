/**
 * Holds the log's key and the last head that it signed, and never signs a fork. May use platform
 * for the folder it lives in.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package org.qianyin.backend.signer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
