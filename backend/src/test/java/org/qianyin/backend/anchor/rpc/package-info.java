@NullMarked
package org.qianyin.backend.anchor.rpc;

import org.jspecify.annotations.NullMarked;
