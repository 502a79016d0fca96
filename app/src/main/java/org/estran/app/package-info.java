@NullMarked
package org.estran.app;

import org.jspecify.annotations.NullMarked;
