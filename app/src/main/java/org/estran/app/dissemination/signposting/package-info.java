/**
 * Signposting: what leads a program from a record's page to its identifier, authors, licence, metadata and files, in the
 * header {@code Link} (level 1) and in link sets (level 2, RFC 9264).
 */
@NamedInterface("signposting")
@NullMarked
package org.estran.app.dissemination.signposting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
