/** The pages and the JSON interface of accounts. */
@NullMarked
package org.estran.app.accounts.web;

import org.jspecify.annotations.NullMarked;
