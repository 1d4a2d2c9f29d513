@NullMarked
package org.qianyin.backend.anchor.account;

import org.jspecify.annotations.NullMarked;
