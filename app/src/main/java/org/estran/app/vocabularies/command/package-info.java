/** The verb {@code vocabulary}. */
@NullMarked
package org.estran.app.vocabularies.command;

import org.jspecify.annotations.NullMarked;
