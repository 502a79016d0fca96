/**
 * The web as one reads it at addresses that others gave: politely (a user agent with a contact, pauses, robots, Retry-After)
 * and safely (no private network, however it is spelt; no size and no time without a bound).
 */
@NullMarked
package org.estran.harvest.web;

import org.jspecify.annotations.NullMarked;
