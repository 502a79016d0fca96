@NullMarked
package org.estran.cartography;

import org.jspecify.annotations.NullMarked;
