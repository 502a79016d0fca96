/** The doors of deposits: pages for depositors and moderators, JSON for programs. */
@NullMarked
package org.estran.app.deposit.web;

import org.jspecify.annotations.NullMarked;
