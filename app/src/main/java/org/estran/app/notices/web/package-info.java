/** The outbox for administrators. */
@NullMarked
package org.estran.app.notices.web;

import org.jspecify.annotations.NullMarked;
