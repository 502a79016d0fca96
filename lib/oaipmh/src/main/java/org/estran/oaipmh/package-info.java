/**
 * The wire format of OAI-PMH 2.0 (document version 2015-01-08): requests with every fault they may have, answers, errors,
 * resumption tokens. Knows no catalogue and no HTTP.
 */
@NullMarked
package org.estran.oaipmh;

import org.jspecify.annotations.NullMarked;
