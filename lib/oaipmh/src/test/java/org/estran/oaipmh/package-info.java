@NullMarked
package org.estran.oaipmh;

import org.jspecify.annotations.NullMarked;
