package org.estran.crosswalks;

import java.util.Optional;
import java.util.regex.Pattern;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;

/** Which texts are addresses, and where a relation's target leads. */
public final class Addresses {

    private static final String PATH = "(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*";
    private static final Pattern WEB = Pattern.compile(
            "https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\\d{1,5})?(?:[/?]" + PATH + ")?(?:#" + PATH + ")?");
    private static final Pattern URN = Pattern.compile("urn:[a-z0-9][a-z0-9-]{0,31}:[A-Za-z0-9()+,.:=@;$_!*'%/?#-]+");
    private static final Pattern RECORD_ID = Pattern.compile("[a-z][a-z0-9_]{5,39}");

    /** A target's kind in DataCite's words, and its value. */
    public record Target(String type, String value) {

        /** What a reader follows. */
        public String address() {
            return type.equals("DOI") ? "https://doi.org/" + value : value;
        }
    }

    /** Where the NERC Vocabulary Server keeps CF's standard names. */
    public static final String STANDARD_NAMES = "http://vocab.nerc.ac.uk/standard_name/";

    private Addresses() {}

    /** The text if it is an address of the web, written so that every schema accepts it. */
    public static Optional<String> web(String text) {
        return Optional.of(text.strip()).filter(t -> WEB.matcher(t).matches());
    }

    /** The address of a CF standard name in the NERC Vocabulary Server; empty where the text is no such name. */
    public static Optional<String> standardName(@Nullable String name) {
        return Optional.ofNullable(name).filter(n -> n.matches("[A-Za-z0-9_]+")).map(n -> STANDARD_NAMES + n + "/");
    }

    /** The CF standard name that has that address, wherever it is kept; empty for an address of anything else. */
    public static Optional<String> standardNameAt(String address) {
        String bare = address.replaceFirst("/+$", "");
        return bare.contains("/standard_name/") ? Optional.of(bare.replaceFirst(".*/", "")) : Optional.empty();
    }

    /** DOI, address or URN; the id of a record here becomes its landing page, beside the one we come from. */
    public static Optional<Target> target(String text, Published published) {
        String target = text.strip();
        Optional<Doi> doi = Doi.parse(Xml.clean(target));
        if (doi.isPresent()) {
            return doi.map(d -> new Target("DOI", d.text()));
        }
        if (web(target).isPresent()) {
            return Optional.of(new Target("URL", target));
        }
        if (URN.matcher(target).matches()) {
            return Optional.of(new Target("URN", target));
        }
        return RECORD_ID.matcher(target).matches()
                ? Optional.of(new Target(
                        "URL", published.landingPage().resolve(target).toString()))
                : Optional.empty();
    }
}
