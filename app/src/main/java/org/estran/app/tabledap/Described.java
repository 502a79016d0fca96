package org.estran.app.tabledap;

import java.util.List;
import java.util.Map;
import org.estran.opendap.tabledap.TableColumn;

/** What is told of a table before any of its rows. */
interface Described {

    String title();

    List<TableColumn> columns();

    /** Of the whole: Strings and Lists of Doubles, by name. */
    Map<String, Object> attributes();
}
