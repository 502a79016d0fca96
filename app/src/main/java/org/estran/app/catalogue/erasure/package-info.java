/**
 * Bytes freed from the archive by order of an administrator: the order is written down first and kept for ever, what was
 * withdrawn says when it was freed, and a durable job rewrites the object without it.
 */
@NamedInterface("erasure")
@NullMarked
package org.estran.app.catalogue.erasure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
