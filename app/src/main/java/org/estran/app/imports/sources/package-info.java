/**
 * Files, folders and archives taken apart into documents, one after another and within limits. Names in archives are
 * names only: nothing is ever written under them.
 */
@NullMarked
package org.estran.app.imports.sources;

import org.jspecify.annotations.NullMarked;
