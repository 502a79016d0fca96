/** Pages and addresses of vocabularies. */
@NullMarked
package org.estran.app.vocabularies.web;

import org.jspecify.annotations.NullMarked;
