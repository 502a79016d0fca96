/** Links as staff and programs read them. */
@NullMarked
package org.estran.app.links.web;

import org.jspecify.annotations.NullMarked;
