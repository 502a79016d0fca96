/** The addresses of pictures. */
@NullMarked
package org.estran.app.coverages.web;

import org.jspecify.annotations.NullMarked;
