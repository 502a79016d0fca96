/** {@code /api/uploads}: the tus resumable upload protocol, version 1.0.0. */
@NullMarked
package org.estran.app.deposit.uploads.web;

import org.jspecify.annotations.NullMarked;
