@NullMarked
package org.estran.app.dissemination.csw;

import org.jspecify.annotations.NullMarked;
