/** The pages of producers. */
@NullMarked
package org.estran.app.producers.web;

import org.jspecify.annotations.NullMarked;
