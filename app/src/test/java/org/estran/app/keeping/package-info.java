@NullMarked
package org.estran.app.keeping;

import org.jspecify.annotations.NullMarked;
