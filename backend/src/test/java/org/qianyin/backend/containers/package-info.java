/**
 * What the tests in containers share: which images, and whether this machine can run them. The
 * images are those of docker/compose.yaml; where no registry is reached, docker/ci/stand-ins has
 * made stand-ins under the same names.
 */
@NullMarked
package org.qianyin.backend.containers;

import org.jspecify.annotations.NullMarked;
