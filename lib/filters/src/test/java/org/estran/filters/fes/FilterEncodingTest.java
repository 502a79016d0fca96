package org.estran.filters.fes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.Literal;
import org.estran.filters.Pattern;
import org.estran.records.Shape;
import org.estran.terms.BoundingBox;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterEncodingTest {

    private static final BoundingBox BRITTANY = new BoundingBox(-4.5, 47, 1, 52);

    @Test
    void readsAComparisonOfEitherVersion() throws FilterException {
        Filter title = new Filter.Compare(
                "dc:title", Filter.Comparison.EQUAL, new Literal.Text("Une marée"), Filter.Case.EXACT);
        assertThat(ogc("<PropertyIsEqualTo><PropertyName>dc:title</PropertyName><Literal>Une marée</Literal>"
                        + "</PropertyIsEqualTo>"))
                .isEqualTo(title);
        assertThat(fes("<PropertyIsEqualTo><ValueReference>dc:title</ValueReference><Literal>Une marée</Literal>"
                        + "</PropertyIsEqualTo>"))
                .isEqualTo(title);
    }

    @Test
    void turnsAComparisonRoundWhoseLiteralComesFirst() throws FilterException {
        assertThat(fes("<PropertyIsLessThan><Literal>2006</Literal><ValueReference>dc:date</ValueReference>"
                        + "</PropertyIsLessThan>"))
                .isEqualTo(new Filter.Compare(
                        "dc:date", Filter.Comparison.GREATER, new Literal.Text("2006"), Filter.Case.EXACT));
    }

    @Test
    void readsPatternsWithTheirOwnWildcardsAndWithoutAnEscape() throws FilterException {
        assertThat(((Filter.Like) ogc("<PropertyIsLike wildCard='*' singleChar='?' escapeChar='\\'>"
                                + "<PropertyName>t</PropertyName><Literal>a?b\\**</Literal></PropertyIsLike>"))
                        .pattern())
                .isEqualTo(new Pattern(List.of(
                        new Pattern.Part.Characters("a"),
                        new Pattern.Part.OneCharacter(),
                        new Pattern.Part.Characters("b*"),
                        new Pattern.Part.AnyCharacters())));
        assertThat(((Filter.Like) ogc("<PropertyIsLike wildCard='%' singleChar='_' escapeChar=''>"
                                + "<PropertyName>t</PropertyName><Literal>%x</Literal></PropertyIsLike>"))
                        .pattern()
                        .parts())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "urn:ogc:def:crs:EPSG::4326, 47 -4.5, 52 1",
        "urn:x-ogc:def:crs:EPSG:6.11:4326, 47 -4.5, 52 1",
        "http://www.opengis.net/def/crs/EPSG/0/4326, 47 -4.5, 52 1",
        "EPSG:4326, -4.5 47, 1 52",
        "http://www.opengis.net/gml/srs/epsg.xml#4326, -4.5 47, 1 52",
        "urn:ogc:def:crs:OGC:1.3:CRS84, -4.5 47, 1 52",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84, -4.5 47, 1 52",
        "CRS:84, -4.5 47, 1 52",
        "'', 47 -4.5, 52 1"
    })
    void knowsWhichCoordinateComesFirst(String reference, String lower, String upper) throws FilterException {
        assertThat(box(envelope(reference, lower, upper))).isEqualTo(BRITTANY);
    }

    @Test
    void takesABoxWithoutAReferenceForLongitudesFirstWhereLatitudesAreNone() throws FilterException {
        assertThat(box(envelope("", "-141 42", "-52 84"))).isEqualTo(new BoundingBox(-141, 42, -52, 84));
    }

    @Test
    void cutsABoxAtTheAntimeridian() throws FilterException {
        Filter.Spatial spatial = (Filter.Spatial) ogc(envelope("CRS:84", "170 -20", "-170 20"));
        assertThat(spatial.place().stream().map(Shape::box))
                .containsExactly(new BoundingBox(170, -20, 180, 20), new BoundingBox(-180, -20, -170, 20));
    }

    @Test
    void readsGeometriesOfEveryGml() throws FilterException {
        String ring = "<exterior><LinearRing><posList>0 0 0 10 10 10 0 0</posList></LinearRing></exterior>";
        for (String geometry : List.of(
                "<Polygon srsName='CRS:84'>" + ring + "</Polygon>",
                "<MultiSurface srsName='CRS:84'><surfaceMember><Polygon>" + ring
                        + "</Polygon></surfaceMember></MultiSurface>",
                "<Polygon srsName='EPSG:4326'><outerBoundaryIs><LinearRing><coordinates>0,0 0,10 10,10 0,0</coordinates>"
                        + "</LinearRing></outerBoundaryIs></Polygon>")) {
            Filter.Spatial spatial =
                    (Filter.Spatial) ogc("<Intersects><PropertyName>p</PropertyName>" + geometry + "</Intersects>");
            assertThat(spatial.place().getFirst().box()).isEqualTo(new BoundingBox(0, 0, 10, 10));
        }
        Filter.Distance near = (Filter.Distance) ogc("<DWithin><PropertyName>p</PropertyName>"
                + "<Point srsName='urn:ogc:def:crs:EPSG::4326'><pos>48 -5</pos></Point>"
                + "<Distance units='km'>5</Distance></DWithin>");
        assertThat(near.metres()).isEqualTo(5000);
        assertThat(near.place().getFirst().box()).isEqualTo(new BoundingBox(-5, 48, -5, 48));
    }

    @Test
    void readsTimesOfFilterEncoding2() throws FilterException {
        assertThat(fes("<During><ValueReference>t</ValueReference><TimePeriod><beginPosition>2009</beginPosition>"
                        + "<endPosition>2010</endPosition></TimePeriod></During>"))
                .isEqualTo(new Filter.Temporal("t", Filter.TemporalRelation.DURING, TimeInterval.parse("2009/2010")));
        assertThat(fes("<After><ValueReference>t</ValueReference><TimeInstant><timePosition>2009-05-01</timePosition>"
                        + "</TimeInstant></After>"))
                .isEqualTo(new Filter.Temporal("t", Filter.TemporalRelation.AFTER, TimeInterval.parse("2009-05-01")));
    }

    @Test
    void readsIdentifiers() throws FilterException {
        assertThat(fes("<ResourceId rid='a'/><ResourceId rid='b'/>"))
                .isEqualTo(new Filter.In(
                        FilterEncoding.RESOURCE_ID,
                        List.of(new Literal.Text("a"), new Literal.Text("b")),
                        Filter.Case.EXACT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<Add/>",
                "<And/>",
                "<PropertyIsEqualTo/>",
                "<PropertyIsEqualTo><PropertyName>a</PropertyName><Function name='f'/></PropertyIsEqualTo>",
                "<PropertyIsEqualTo><PropertyName>a</PropertyName><Add><Literal>1</Literal></Add></PropertyIsEqualTo>",
                "<PropertyIsEqualTo><PropertyName/><Literal>1</Literal></PropertyIsEqualTo>",
                "<BBOX><PropertyName>p</PropertyName></BBOX>",
                "<BBOX><PropertyName>p</PropertyName><Envelope><lowerCorner>1</lowerCorner></Envelope></BBOX>",
                "<BBOX><PropertyName>p</PropertyName><Envelope><lowerCorner>a b</lowerCorner><upperCorner>1 1</upperCorner>"
                        + "</Envelope></BBOX>",
                "<BBOX><PropertyName>p</PropertyName><Envelope srsName='CRS:84'><lowerCorner>1e300 NaN</lowerCorner>"
                        + "<upperCorner>1 1</upperCorner></Envelope></BBOX>",
                "<BBOX><PropertyName>p</PropertyName><Envelope srsName='EPSG:2154'><lowerCorner>1 1</lowerCorner>"
                        + "<upperCorner>2 2</upperCorner></Envelope></BBOX>",
                "<Intersects><PropertyName>p</PropertyName><Point><pos>91 181</pos></Point></Intersects>",
                "<Intersects><PropertyName>p</PropertyName><LineString><posList>1 1</posList></LineString></Intersects>",
                "<During><PropertyName>p</PropertyName><Literal>yesterday</Literal></During>"
            })
    void refusesWhatMeansNothing(String condition) {
        assertThatThrownBy(() -> ogc(condition)).isInstanceOf(FilterException.class);
    }

    @Test
    void refusesAFilterOfAnotherNamespace() {
        assertThatThrownBy(
                        () -> FilterEncoding.read("<Filter xmlns='http://www.opengis.net/foo'/>", FilterLimits.USUAL))
                .isInstanceOf(FilterException.class)
                .hasMessageContaining("http://www.opengis.net/ogc");
    }

    @Test
    void refusesWhatIsTooDeepOrTooMuchWithoutGoingThere() {
        for (int depth : new int[] {51, 150, 10_000}) {
            assertThatThrownBy(() -> ogc("<Not>".repeat(depth) + "</Not>".repeat(depth)))
                    .isInstanceOf(FilterException.class);
        }
        String one = "<PropertyIsNull><PropertyName>a</PropertyName></PropertyIsNull>";
        assertThatThrownBy(() -> ogc("<Or>" + one.repeat(1001) + "</Or>"))
                .isInstanceOf(FilterException.class)
                .hasMessageContaining("1000");
        assertThatThrownBy(() -> ogc("<Intersects><PropertyName>p</PropertyName><LineString><posList>"
                        + "1 1 ".repeat(10_001) + "</posList></LineString></Intersects>"))
                .isInstanceOf(FilterException.class)
                .hasMessageContaining("10000");
    }

    private static String envelope(String reference, String lower, String upper) {
        String name = reference.isEmpty() ? "" : " srsName='" + reference + "'";
        return "<BBOX><PropertyName>ows:BoundingBox</PropertyName><Envelope" + name + "><lowerCorner>" + lower
                + "</lowerCorner><upperCorner>" + upper + "</upperCorner></Envelope></BBOX>";
    }

    private static BoundingBox box(String condition) throws FilterException {
        return ((Filter.Spatial) ogc(condition)).place().getFirst().box();
    }

    private static Filter ogc(String condition) throws FilterException {
        return FilterEncoding.read(
                "<Filter xmlns='" + FilterEncoding.OGC + "'>" + condition + "</Filter>", FilterLimits.USUAL);
    }

    private static Filter fes(String condition) throws FilterException {
        return FilterEncoding.read(
                "<Filter xmlns='" + FilterEncoding.FES + "'>" + condition + "</Filter>", FilterLimits.USUAL);
    }
}
