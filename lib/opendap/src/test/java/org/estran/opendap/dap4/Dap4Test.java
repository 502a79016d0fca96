package org.estran.opendap.dap4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.CRC32;
import javax.xml.parsers.DocumentBuilderFactory;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.DataVariable;
import org.estran.judging.Shared;
import org.estran.opendap.DapException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** DAP4 of real files: declared, cut, sent in chunks and taken apart again; beside what THREDDS 5.5 sent. */
class Dap4Test {

    /** The parts of a data response. */
    private record Response(String dmr, ByteBuffer data) {}

    @Test
    void theDataOfGroupsAreThoseThatThreddsSent() throws Exception {
        byte[] recorded = Files.readAllBytes(Shared.data("samples/protocol/thredds-5.5/groups.dap"));
        try (DataFile file = open("dap4/test_groups1.nc")) {
            Response theirs = takeApart(recorded);
            Response ours = takeApart(response(file, "", false));
            assertThat(ours.data()).isEqualTo(theirs.data());
            assertThat(names(ours.dmr(), "Group")).isEqualTo(names(theirs.dmr(), "Group"));
            assertThat(names(ours.dmr(), "Int32")).isEqualTo(names(theirs.dmr(), "Int32"));
            assertThat(names(ours.dmr(), "Float32")).isEqualTo(names(theirs.dmr(), "Float32"));
            assertThat(names(ours.dmr(), "Dimension")).isEqualTo(names(theirs.dmr(), "Dimension"));
            assertThat(names(ours.dmr(), "Dim")).isEqualTo(names(theirs.dmr(), "Dim"));
        }
    }

    @Test
    void everyNumericTypeOfCdf5IsDeclaredAndSentAsItIs() throws Exception {
        try (DataFile file = open("grid/nc_test_cdf5.nc")) {
            Dap4Dataset dataset = new Dap4Dataset(file);
            ByteBuffer data = takeApart(response(file, "", false)).data().order(ByteOrder.LITTLE_ENDIAN);
            for (DataVariable variable : dataset.variables()) {
                ByteBuffer expected = file.read(variable).encode(ByteOrder.LITTLE_ENDIAN);
                byte[] sent = new byte[expected.remaining()];
                data.get(sent);
                assertThat(ByteBuffer.wrap(sent)).as(variable.name()).isEqualTo(expected.rewind());
            }
            assertThat(data.hasRemaining()).isFalse();
            assertThat(Dmr.text(dataset, "f", Constraint4.parse(dataset, "")))
                    .contains("<Int64 name=\"x3\">")
                    .contains("<UInt64 name=\"z3\">")
                    .contains("<UInt16 name=\"t3\">")
                    .contains("<Char name=\"c\"/>");
        }
    }

    @Test
    void textsOfAnyLengthAndScriptAreSent() throws Exception {
        try (DataFile file = open("dap4/test_utf8.nc")) {
            ByteBuffer data = takeApart(response(file, "", false)).data().order(ByteOrder.LITTLE_ENDIAN);
            for (String text : file.read(file.variable("vs").orElseThrow()).strings()) {
                byte[] bytes = new byte[(int) data.getLong()];
                data.get(bytes);
                assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(text);
            }
            assertThat(data.hasRemaining()).isFalse();
        }
    }

    @Test
    void enumerationsAreDeclaredWithTheirNames() throws Exception {
        try (DataFile file = open("dap4/test_enum_1.nc")) {
            Dap4Dataset dataset = new Dap4Dataset(file);
            assertThat(Dmr.text(dataset, "f", Constraint4.parse(dataset, "")))
                    .contains("basetype=\"Int8\"")
                    .contains("<EnumConst name=\"Stratus\" value=\"2\"/>")
                    .contains("<Enum name=\"primary_cloud\" enum=\"/primary_cloud_enum\">");
        }
    }

    @Test
    void aPartIsCutAndCarriesItsChecksum() throws Exception {
        try (DataFile file = open("grid/GFS_Global_onedeg_20120515_1200.grib2.nc")) {
            Response cut = takeApart(response(file, "/Cloud_water[0][30:10:60][0:45:359];/lat[0:2]", true));
            assertThat(names(cut.dmr(), "Float32")).containsExactly("Cloud_water");
            assertThat(cut.dmr()).contains("<Dim size=\"4\"/>").contains("<Dim size=\"8\"/>");
            ByteBuffer data = cut.data().order(ByteOrder.LITTLE_ENDIAN);
            // In the order of the file: latitudes may come first or last.
            int values = 4 * 8 * 4;
            int places = 3 * 8;
            assertThat(data.remaining()).isEqualTo(values + 4 + places + 4);
            boolean valuesFirst = cut.dmr().indexOf("Cloud_water") < cut.dmr().indexOf("\"lat\">");
            byte[] first = new byte[valuesFirst ? values : places];
            data.get(first);
            CRC32 crc = new CRC32();
            crc.update(first);
            assertThat(data.getInt()).isEqualTo((int) crc.getValue());
        }
    }

    @Test
    void aSharedDimensionIsCutForAllThatHaveIt() throws Exception {
        try (DataFile file = open("dap4/test_groups1.nc")) {
            Dap4Dataset dataset = new Dap4Dataset(file);
            List<Asked> asked = Constraint4.parse(dataset, "/dim1=[1:2:4];/g/h/v1;/g/i");
            assertThat(asked).extracting(a -> a.variable().name()).containsExactly("/g/h/v1", "/g/i/v1", "/g/i/v3");
            assertThat(asked.get(0).slab().toString()).isEqualTo("[1:2:3]");
            assertThat(asked.get(1).slab().toString()).isEqualTo("[1:2:3]");
            assertThat(asked.get(2).whole()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nosuch",
                "/g/nosuch",
                "/g/h/v1[5]",
                "/g/h/v1[0:5]",
                "/g/h/v1[3:2]",
                "/g/h/v1[0:0:2]",
                "/g/h/v1[0][0]",
                "/g/h/v1[-1]",
                "/g/h/v1[0];/g/h/v1[1]",
                "/g/h/v1[a]",
                "/nodim=[0]",
                "/dim1=[0:9]",
                "/g/h/v1|v1>5",
                "/g/h/v1[99999999999999999999]"
            })
    void whatCannotBeReadIsRefusedBeforeAnythingIs(String expression) throws Exception {
        try (DataFile file = open("dap4/test_groups1.nc")) {
            Dap4Dataset dataset = new Dap4Dataset(file);
            assertThatThrownBy(() -> Constraint4.parse(dataset, expression)).isInstanceOf(DapException.class);
        }
    }

    @Test
    void openEndsAndStarsReachTheLastIndex() throws Exception {
        try (DataFile file = open("dap4/test_groups1.nc")) {
            Dap4Dataset dataset = new Dap4Dataset(file);
            for (String slice : new String[] {"[2:]", "[2:*]", "[2:4]", "[2:1:4]", "[2:1:]"}) {
                assertThat(Constraint4.parse(dataset, "/g/h/v1" + slice)
                                .getFirst()
                                .slab()
                                .toString())
                        .as(slice)
                        .isEqualTo("[2:1:4]");
            }
            assertThat(Constraint4.parse(dataset, "/g/h/v1[]").getFirst().whole())
                    .isTrue();
        }
    }

    /** Volume 1: a map is a variable of the same response, whose dimensions are among the variable's and cut alike. */
    @Test
    void theMapsOfAVariableAreItsCoordinatesCutAsItIs() throws Exception {
        try (DataFile file = open("grid/eraint_uvz.nc")) {
            Dap4Dataset dataset = new Dap4Dataset(file);
            String maps =
                    "<Map name=\"/month\"/><Map name=\"/level\"/><Map name=\"/latitude\"/><Map name=\"/longitude\"/>";
            String whole =
                    Dmr.text(dataset, "f", Constraint4.parse(dataset, "")).replaceAll("\r\n *", "");
            assertThat(whole).contains("<Dim name=\"/longitude\"/>" + maps + "<Attribute");
            assertThat(whole.split("<Map name=\"/level\"/>")).hasSize(4);
            assertThat(Dmr.text(dataset, "f", Constraint4.parse(dataset, "/u"))).doesNotContain("<Map");
            String cut = Dmr.text(
                    dataset,
                    "f",
                    Constraint4.parse(dataset, "/u[0][0][0:9][0:9];/latitude[0:9];/longitude[0:8];/level[1]"));
            assertThat(cut)
                    .contains("<Map name=\"/latitude\"/>")
                    .doesNotContain("<Map name=\"/longitude\"/>", "<Map name=\"/level\"/>");
        }
    }

    /** Shorts whose fill value is NaN: netCDF-C would not open the dataset. */
    @Test
    void aFillValueThatCanBeNoValueIsLeftOut() throws Exception {
        try (DataFile file = open("grid/eraint_uvz.nc")) {
            Dap4Dataset dataset = new Dap4Dataset(file);
            String z = Dmr.text(dataset, "f", Constraint4.parse(dataset, "/z"));
            assertThat(z)
                    .contains("<Int16 name=\"z\">")
                    .contains("\"scale_factor\"")
                    .doesNotContain("_FillValue");
        }
    }

    @Test
    void largeAnswersComeInManyChunks() throws Exception {
        try (DataFile file = open("grid/eraint_uvz.nc")) {
            byte[] answer = response(file, "/u", true);
            int chunks = 0;
            boolean last = false;
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(answer));
            while (!last) {
                int head = in.readInt();
                last = (head >>> 24 & 1) == 1;
                in.skipNBytes(head & 0xFFFFFF);
                chunks++;
            }
            assertThat(in.available()).isZero();
            assertThat(chunks).isGreaterThan(3);
        }
    }

    private static Response takeApart(byte[] answer) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(answer));
        int head = in.readInt();
        assertThat(head >>> 24 & 4).as("little-endian").isEqualTo(4);
        String dmr = new String(in.readNBytes(head & 0xFFFFFF), StandardCharsets.UTF_8);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        do {
            head = in.readInt();
            data.write(in.readNBytes(head & 0xFFFFFF));
        } while ((head >>> 24 & 1) == 0);
        return new Response(dmr, ByteBuffer.wrap(data.toByteArray()));
    }

    private static byte[] response(DataFile file, String constraint, boolean checksums)
            throws IOException, DapException {
        Dap4Dataset dataset = new Dap4Dataset(file);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DataResponse(dataset, "f.nc", Constraint4.parse(dataset, constraint), checksums, () -> {}).writeTo(bytes);
        return bytes.toByteArray();
    }

    private static List<String> names(String dmr, String element) throws Exception {
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(dmr.getBytes(StandardCharsets.UTF_8)));
        var found = document.getElementsByTagName(element);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(i -> ((Element) found.item(i)).getAttribute("name"))
                .toList();
    }

    private static DataFile open(String path) throws IOException {
        return DataFiles.open(Shared.data("samples/" + path));
    }
}
