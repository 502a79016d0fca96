/** The door {@code /oai}: OAI-PMH 2.0 over the catalogue. Keeps nothing: a resumption token holds all there is to know. */
@NullMarked
package org.estran.app.dissemination.oai;

import org.jspecify.annotations.NullMarked;
