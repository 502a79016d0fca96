@NullMarked
package org.estran.app.notices;

import org.jspecify.annotations.NullMarked;
