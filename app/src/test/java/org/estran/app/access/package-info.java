@NullMarked
package org.estran.app.access;

import org.jspecify.annotations.NullMarked;
