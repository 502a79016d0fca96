package org.estran.crosswalks.iso;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.crosswalks.LanguageCodes;
import org.estran.crosswalks.iso.UnreadableDocument.Reason;
import org.estran.records.DatedEvent;
import org.estran.records.Kind;
import org.estran.records.MetadataInfo;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordBuilder;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Reads one ISO 19139 or ISO 19115-3 document into the neutral record. Documents that wrap several (answers of CSW, OAI-PMH)
 * are not read here.
 */
public final class IsoReader {

    /** A root element's name; what stands before it (declaration, comments) may hold no {@code <} of another element. */
    private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?(?:MD|MI)_Metadata[\\s>/]");

    /** What may stand before the root, to be passed over, or a start tag. */
    private static final Pattern PIECE = Pattern.compile("(?s)<!--.*?-->|<\\?.*?\\?>|(?<tag><[A-Za-z_])");

    private IsoReader() {}

    /**
     * Whether a document says it is one: its first element is {@code MD_Metadata} or {@code MI_Metadata}. Only the head is
     * looked at, so the document may still be refused.
     *
     * @param head the first bytes, some thousand are enough
     */
    public static boolean claims(byte[] head) {
        String text = Decoding.head(head);
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            if (piece.group("tag") != null) {
                return ROOT.matcher(text).region(piece.start(), text.length()).lookingAt();
            }
        }
        return false;
    }

    /**
     * @throws UnreadableDocument when no record can be had of it, with the place
     */
    public static IsoReading read(byte[] document) throws UnreadableDocument {
        Part root = Tree.of(document);
        IsoDialect dialect = dialect(root);
        Reading reading = new Reading();
        String language = languages(root, reading);
        RecordBuilder record = new RecordBuilder(kind(root, reading));
        String parent = parent(root, reading);
        new IdentificationReader(root, reading, record).read(parent);
        String identifier = reading.plain(root, "fileIdentifier");
        if (identifier == null) {
            identifier = reading.plain(root, "metadataIdentifier", "MD_Identifier", "code");
        }
        CitationReader citations = new CitationReader(reading);
        record.metadata(new MetadataInfo(
                identifier,
                language,
                new PartyReader(reading).all(root.all("contact")),
                stamps(root, citations),
                standard(root, reading)));
        MetadataRecord read = record.build();
        if (identifier == null) {
            reading.tell("identifier-missing", root, "");
        }
        if (read.title().isEmpty()) {
            reading.tell("title-missing", root, "");
        }
        return new IsoReading(
                read, dialect, identifier, parent, dateStamp(root, reading), reading.findings(), losses(root));
    }

    /** The standard or profile the document says it follows, unless it is what this centre writes itself. */
    private static @Nullable String standard(Part root, Reading reading) {
        String name = null;
        String version = null;
        for (String property : List.of("metadataProfile", "metadataStandard")) {
            Part citation = root.first(property, "CI_Citation");
            if (citation != null && name == null) {
                name = reading.plain(citation, "title");
                version = reading.plain(citation, "edition");
            }
        }
        if (name == null) {
            name = reading.plain(root, "metadataStandardName");
            version = reading.plain(root, "metadataStandardVersion");
        }
        if (name == null) {
            return null;
        }
        String said = version == null || name.contains(version) ? name : name + " " + version;
        return said.equals(IsoWriter.STANDARD_2003) || said.equals(IsoWriter.STANDARD_2014) ? null : said;
    }

    private static List<DatedEvent> stamps(Part root, CitationReader citations) {
        List<DatedEvent> dates = new ArrayList<>(citations.dates(root.all("dateInfo", "CI_Date")));
        Part stamp = root.first("dateStamp");
        if (stamp != null) {
            citations.stamp(stamp).ifPresent(dates::add);
        }
        return dates;
    }

    private static IsoDialect dialect(Part root) throws UnreadableDocument {
        if ((root.name.equals("MD_Metadata") || root.name.equals("MI_Metadata")) && root.namespace != null) {
            switch (root.namespace) {
                case GMD, GMI -> {
                    return IsoDialect.ISO_19139;
                }
                case MDB -> {
                    return IsoDialect.ISO_19115_3;
                }
                default -> {
                    // refused below
                }
            }
        }
        throw new UnreadableDocument(Reason.NOT_ISO, root.line, root.column, "the document is a " + root.name);
    }

    private static @Nullable String parent(Part root, Reading reading) {
        String parent = reading.plain(root, "parentIdentifier");
        Part reference = root.first("parentMetadata");
        if (reference == null) {
            return parent;
        }
        String uuid = reference.attribute("uuidref");
        return uuid != null && !uuid.isEmpty()
                ? uuid
                : reading.plain(reference, "CI_Citation", "identifier", "MD_Identifier", "code");
    }

    private static @Nullable String dateStamp(Part root, Reading reading) {
        String stamp = reading.plain(root, "dateStamp");
        if (stamp != null) {
            return stamp;
        }
        String latest = null;
        for (Part date : root.all("dateInfo", "CI_Date")) {
            String value = reading.plain(date, "date");
            String type = reading.code(date.first("dateType"));
            if (value != null && (latest == null || type.equals("revision") || type.equals("lastUpdate"))) {
                latest = value;
            }
        }
        return latest;
    }

    /** The document's own language, and those its translated texts refer to. */
    private static @Nullable String languages(Part root, Reading reading) {
        Part own = root.first("language");
        if (own == null) {
            own = root.first("defaultLocale", "PT_Locale", "language");
        }
        if (reading.code(own).isEmpty()) {
            // A document that does not tell its own language is taken to be in that of what it describes.
            own = resourceLanguage(root);
        }
        String written = reading.code(own);
        Optional<String> code = LanguageCodes.code(written);
        if (code.isPresent()) {
            reading.speaks(code.get());
        } else {
            reading.tell("language-unknown", own == null ? root : own, written);
        }
        for (String property : List.of("locale", "defaultLocale", "otherLocale")) {
            for (Part locale : root.all(property, "PT_Locale")) {
                String id = locale.attribute("id");
                Part language = locale.first("languageCode");
                String tongue = reading.code(language == null ? locale.first("language") : language);
                if (id != null && !id.isEmpty()) {
                    LanguageCodes.code(tongue).ifPresent(known -> reading.locale(id, known));
                }
            }
        }
        return code.orElse(null);
    }

    private static @Nullable Part resourceLanguage(Part root) {
        for (Part information : root.all("identificationInfo")) {
            Part identification = information.only();
            Part language = identification == null ? null : identification.first("language");
            if (identification != null && language == null) {
                language = identification.first("defaultLocale", "PT_Locale", "language");
            }
            if (language != null) {
                return language;
            }
        }
        return null;
    }

    private static Kind kind(Part root, Reading reading) {
        Part scope = root.first("hierarchyLevel");
        String name = reading.plain(root, "hierarchyLevelName");
        if (scope == null) {
            scope = root.first("metadataScope", "MD_MetadataScope", "resourceScope");
            name = reading.plain(root, "metadataScope", "MD_MetadataScope", "name");
        }
        Optional<Kind> named = name == null ? Optional.empty() : Kind.of(name.toLowerCase(Locale.ROOT));
        String code = reading.code(scope);
        return switch (code) {
            case "",
                    "dataset",
                    "nonGeographicDataset",
                    "feature",
                    "featureType",
                    "attribute",
                    "attributeType",
                    "propertyType",
                    "dimensionGroup",
                    "tile",
                    "model",
                    "coverage",
                    "product" -> named.orElse(Kind.DATASET);
            case "series", "collection", "aggregate" -> named.orElse(Kind.SERIES);
            case "service" -> named.orElse(Kind.SERVICE);
            case "software", "application" -> named.orElse(Kind.SOFTWARE);
            case "fieldSession", "collectionSession" -> named.orElse(Kind.CAMPAIGN);
            case "collectionHardware" -> named.orElse(Kind.PLATFORM);
            case "sample" -> named.orElse(Kind.SAMPLE);
            case "initiative" -> named.orElse(Kind.NETWORK);
            case "document", "metadata" -> named.orElse(Kind.DOCUMENT);
            case "repository" -> named.orElse(Kind.ORGANISATION);
            default -> {
                reading.tell("scope-unknown", scope == null ? root : scope, code);
                yield named.orElse(Kind.DATASET);
            }
        };
    }

    /** The highest parts in which nobody read anything, by path without places, with how often each occurs. */
    private static List<Finding> losses(Part root) {
        Map<String, Integer> unread = new LinkedHashMap<>();
        for (Part part : root.parts()) {
            losses(part, "/" + root.name, unread);
        }
        List<Finding> losses = new ArrayList<>(unread.size());
        unread.forEach((path, count) -> losses.add(Finding.advice("not-read", path, String.valueOf(count))));
        return losses;
    }

    private static void losses(Part part, String above, Map<String, Integer> unread) {
        if (!part.isTouched()) {
            if (part.saysAnything()) {
                unread.merge(above + "/" + part.name, 1, Integer::sum);
            }
            return;
        }
        String path = above + "/" + part.name;
        for (Part child : part.parts()) {
            losses(child, path, unread);
        }
    }
}
