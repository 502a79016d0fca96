/** Harvests for people, by page, and for programs, by JSON. */
@NullMarked
package org.estran.app.harvests.web;

import org.jspecify.annotations.NullMarked;
