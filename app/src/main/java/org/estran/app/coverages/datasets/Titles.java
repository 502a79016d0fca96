package org.estran.app.coverages.datasets;

import java.util.LinkedHashMap;
import java.util.Map;
import org.estran.terms.LocalizedText;

/** What datasets are called. */
final class Titles {

    private Titles() {}

    /** One of several files of a record: the record's title and the file's name. */
    static LocalizedText ofFile(LocalizedText title, String path) {
        Map<String, String> titles = new LinkedHashMap<>();
        title.byLanguage().forEach((language, text) -> titles.put(language, text + " — " + path));
        return titles.isEmpty() ? LocalizedText.of(path, path) : new LocalizedText(titles);
    }
}
