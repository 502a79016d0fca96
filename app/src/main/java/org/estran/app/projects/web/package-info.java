/** The dress of a project, and the form in which an administrator makes one. */
@NullMarked
package org.estran.app.projects.web;

import org.jspecify.annotations.NullMarked;
