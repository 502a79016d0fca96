/** The security filters: how a request tells who sends it, and which addresses are open to whom. */
@NullMarked
package org.estran.app.accounts.doors;

import org.jspecify.annotations.NullMarked;
