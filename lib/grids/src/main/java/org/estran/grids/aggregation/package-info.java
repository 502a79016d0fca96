/**
 * Many files of one dataset as one: joined along the time they have, joined along a time that each states of itself, or
 * united because they hold different variables of one grid. Which of these it is follows from the files; files that do not
 * go together are refused by name, with the reason, and nothing is averaged, guessed or left out silently.
 *
 * <p>An aggregation is made from the {@linkplain org.estran.grids.FileIndex indexes} of its files and opens none of them;
 * values are read from the files that hold them when they are asked for, and few files stay open at a time. It does not
 * change: when a dataset grows, it is made again with the new file's index, which costs no reading of the others.
 */
@NullMarked
package org.estran.grids.aggregation;

import org.jspecify.annotations.NullMarked;
