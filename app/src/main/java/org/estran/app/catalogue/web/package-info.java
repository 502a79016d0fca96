/**
 * The catalogue for programs: {@code /api/records} in JSON. Translates addresses and documents to the room's own words and
 * back; decides who may publish, correct and withdraw here.
 */
@NullMarked
package org.estran.app.catalogue.web;

import org.jspecify.annotations.NullMarked;
