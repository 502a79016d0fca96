@NullMarked
package org.estran.app.audit;

import org.jspecify.annotations.NullMarked;
