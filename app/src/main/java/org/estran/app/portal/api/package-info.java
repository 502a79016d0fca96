/** What programs may ask for: its description in OpenAPI 3.1, and the page people read it on. */
@NullMarked
package org.estran.app.portal.api;

import org.jspecify.annotations.NullMarked;
