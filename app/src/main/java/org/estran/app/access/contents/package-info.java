/**
 * What archives hold, listed without unpacking anything, within limits that no archive can talk its way out of; what a file
 * is by its bytes; the vector data in it.
 */
@NamedInterface("contents")
@NullMarked
package org.estran.app.access.contents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
