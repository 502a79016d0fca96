package org.estran.ows.csw;

import java.io.IOException;
import org.estran.ows.Markup;

/** The description document of OpenSearch 1.1, with its geo and time extensions (OGC 10-032r8). */
public final class OpenSearchDescription {

    private static final String TERMS =
            "&q={searchTerms?}&bbox={geo:box?}&geometry={geo:geometry?}&relation={geo:relation?}"
                    + "&lat={geo:lat?}&lon={geo:lon?}&radius={geo:radius?}&recordIds={geo:uid?}"
                    + "&start={time:start?}&stop={time:end?}&startPosition={startIndex?}&maxRecords={count?}";

    /** The query that asks the service for this document. */
    public static final String QUERY = "mode=opensearch&service=CSW&version=3.0.0&request=GetCapabilities";

    private OpenSearchDescription() {}

    /** @param endpoint the address of the service, without a query */
    public static void write(Markup out, ServiceFacts facts, String endpoint) throws IOException {
        out.start(
                "os:OpenSearchDescription",
                "xmlns:os",
                "http://a9.com/-/spec/opensearch/1.1/",
                "xmlns:geo",
                "http://a9.com/-/opensearch/extensions/geo/1.0/",
                "xmlns:time",
                "http://a9.com/-/opensearch/extensions/time/1.0/");
        out.element(
                "os:ShortName",
                facts.title().substring(0, Math.min(16, facts.title().length())).strip());
        out.element(
                "os:Description",
                facts.summary().substring(0, Math.min(1024, facts.summary().length())));
        out.element("os:Tags", "CSW metadata catalogue");
        url(out, endpoint, "application/atom+xml", "");
        url(out, endpoint, "application/xml", "&outputSchema=" + OutputSchema.CSW_3.address());
        out.element(
                "os:LongName",
                facts.title().substring(0, Math.min(48, facts.title().length())));
        out.start("os:Query", "role", "example", "searchTerms", "ocean").end();
        out.element("os:Language", "fr").element("os:Language", "en");
        out.element("os:OutputEncoding", "UTF-8").element("os:InputEncoding", "UTF-8");
        out.endAll();
    }

    private static void url(Markup out, String endpoint, String type, String schema) throws IOException {
        String template = endpoint + "?service=CSW&version=3.0.0&request=GetRecords&typeNames=csw:Record"
                + "&elementSetName=full&outputFormat=" + type.replace("+", "%2B") + schema + TERMS;
        out.start("os:Url", "type", type, "rel", "results", "template", template)
                .attribute("indexOffset", "1")
                .end();
    }
}
