/** The service's addresses. */
@NullMarked
package org.estran.app.wms.web;

import org.jspecify.annotations.NullMarked;
