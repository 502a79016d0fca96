/**
 * The neutral metadata record: what the centre searches, shows and exchanges, in the vocabulary of ISO 19115-1, and its
 * one JSON form. What a record of another dialect says beyond this stays in the original document.
 */
@NullMarked
package org.estran.records;

import org.jspecify.annotations.NullMarked;
