/** The administrators' pages of imports, and reports as files. */
@NullMarked
package org.estran.app.imports.web;

import org.jspecify.annotations.NullMarked;
