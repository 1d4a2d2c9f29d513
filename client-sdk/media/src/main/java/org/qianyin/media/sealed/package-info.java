/**
 * Files that only the holders of a key can read (docs/spec/sealed.md): AES-256-GCM in segments,
 * sealed and opened as they stream by. May use the JDK.
 */
@NullMarked
package org.qianyin.media.sealed;

import org.jspecify.annotations.NullMarked;
