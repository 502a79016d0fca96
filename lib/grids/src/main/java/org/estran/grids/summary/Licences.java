package org.estran.grids.summary;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SPDX identifier that the words of a licence mean, when they mean one without doubt. */
final class Licences {

    private static final Pattern CREATIVE_COMMONS =
            Pattern.compile("(?:creativecommons\\.org/licenses/|cc[-_ ]|creative commons (?:attribution[- ]?)?)"
                    + "((?:by|sa|nc|nd|sharealike|share alike|noncommercial|non-commercial|noderivatives|noderivs|[-_ /])*)"
                    + "[-_ /(]*(?:v|version )?\\s*([1-4]\\.[0-9])");

    private Licences() {}

    static Optional<String> spdx(String words) {
        String text = words.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (text.contains("publicdomain/zero") || text.matches(".*\\bcc[-_ ]?0\\b.*")) {
            return Optional.of("CC0-1.0");
        }
        Matcher cc = CREATIVE_COMMONS.matcher(text);
        if (cc.find()) {
            return creativeCommons(cc.group(), cc.group(1), cc.group(2));
        }
        if (text.contains("etalab") || text.contains("licence ouverte")) {
            // SPDX knows version 2.0 alone, which an unversioned mention means today.
            return text.contains("1.0") ? Optional.empty() : Optional.of("etalab-2.0");
        }
        if (text.contains("opendatacommons.org/licenses/odbl") || text.contains("odbl")) {
            return Optional.of("ODbL-1.0");
        }
        if (text.contains("opendatacommons.org/licenses/by") || text.matches(".*\\bodc-by\\b.*")) {
            return Optional.of("ODC-By-1.0");
        }
        return Optional.empty();
    }

    private static Optional<String> creativeCommons(String all, String parts, String version) {
        boolean attribution = parts.contains("by") || all.contains("attribution");
        if (!attribution) {
            return Optional.empty();
        }
        StringBuilder id = new StringBuilder("CC-BY");
        if (parts.contains("nc") || parts.contains("commercial")) {
            id.append("-NC");
        }
        if (parts.contains("nd") || parts.contains("noder")) {
            id.append("-ND");
        } else if (parts.contains("sa") || parts.contains("share")) {
            id.append("-SA");
        }
        return Optional.of(id + "-" + version);
    }
}
