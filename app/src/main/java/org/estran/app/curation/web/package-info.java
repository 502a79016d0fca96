/** The pages of curation, and its part of the interface for programs. */
@NullMarked
package org.estran.app.curation.web;

import org.jspecify.annotations.NullMarked;
