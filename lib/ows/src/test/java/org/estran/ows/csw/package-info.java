@NullMarked
package org.estran.ows.csw;

import org.jspecify.annotations.NullMarked;
