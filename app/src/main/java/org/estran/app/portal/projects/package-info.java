/** The list of projects, and the first page of each. */
@NullMarked
package org.estran.app.portal.projects;

import org.jspecify.annotations.NullMarked;
