/** The page. */
@NullMarked
package org.estran.app.viewer.web;

import org.jspecify.annotations.NullMarked;
