/** The addresses of published files. */
@NullMarked
package org.estran.app.access.web;

import org.jspecify.annotations.NullMarked;
