/** The editor's pages. */
@NullMarked
package org.estran.app.editor.web;

import org.jspecify.annotations.NullMarked;
