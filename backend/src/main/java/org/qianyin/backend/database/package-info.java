/**
 * PostgreSQL, embedded or a server of somebody else: connections with deadlines, two roles, the
 * schema, and whether it is all safe enough for a log. Uses platform; knows no entry.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package org.qianyin.backend.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
