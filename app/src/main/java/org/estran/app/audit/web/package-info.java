/** The log for administrators: read, verified, exported. */
@NullMarked
package org.estran.app.audit.web;

import org.jspecify.annotations.NullMarked;
