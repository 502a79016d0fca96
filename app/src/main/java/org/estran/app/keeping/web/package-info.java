/** The page on which administrators see what the centre holds and what runs. */
@NullMarked
package org.estran.app.keeping.web;

import org.jspecify.annotations.NullMarked;
