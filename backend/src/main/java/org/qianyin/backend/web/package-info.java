/**
 * How the server speaks HTTP: problems (RFC 9457), cursors, deadlines, the description of the
 * interface. Uses no other module; knows no entry.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.qianyin.backend.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
