/** How bytes that may be read are given over HTTP: ranges, entity tags, digests, harmless headers. */
@NamedInterface("http")
@NullMarked
package org.estran.app.access.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
