@NullMarked
package org.estran.crosswalks.prov;

import org.jspecify.annotations.NullMarked;
