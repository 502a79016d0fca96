/** Problems told to programs (RFC 9457) and to people; the framework's own refusals wear the same dress. */
@NullMarked
package org.estran.app.pages.problems;

import org.jspecify.annotations.NullMarked;
