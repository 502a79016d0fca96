@NullMarked
package org.estran.app.identifiers;

import org.jspecify.annotations.NullMarked;
