/**
 * The way to the chain: JSON-RPC endpoints, each bounded in time and size, left aside while it
 * fails, and believed only where enough of them say the same. Uses nothing else of the application.
 */
@NullMarked
package org.qianyin.backend.anchor.rpc;

import org.jspecify.annotations.NullMarked;
