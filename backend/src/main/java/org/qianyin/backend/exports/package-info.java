/**
 * Complete tables of works and licences in the formats of trade partners. Reads the root types of
 * ledger, works and licensing only.
 */
@ApplicationModule(allowedDependencies = {"ledger", "works", "licensing", "web"})
@NullMarked
package org.qianyin.backend.exports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
