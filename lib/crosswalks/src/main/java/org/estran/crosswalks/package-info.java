@NullMarked
package org.estran.crosswalks;

import org.jspecify.annotations.NullMarked;
