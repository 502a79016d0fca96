package org.estran.app.thredds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.estran.judging.Shared;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * DAP4 of groups, 64-bit integers, texts and enumerations as netCDF-C and a few lines of Python read it, which take the
 * chunks apart and count the checksums for themselves.
 */
@Tag("outside")
class Dap4ReadersTest extends ThreddsServed {

    private static final List<String> FILES = List.of(
            "dap4/test_groups1.nc",
            "dap4/test_enum_1.nc",
            "dap4/test_unlim1.nc",
            "dap4/test_utf8.nc",
            "dap4/test_struct_nested.nc",
            "dap4/test_vlen1.nc",
            "grid/nc_test_cdf5.nc",
            "grid/eraint_uvz.nc",
            "grid/ocean.nc");

    @BeforeEach
    void published() throws Exception {
        if (catalogue.find("dap4_data").isEmpty()) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (String file : FILES) {
                files.put(file, Files.readAllBytes(Shared.data("samples/" + file)));
            }
            data.publish("dap4_data", files);
        }
    }

    @Test
    void netcdfCReadsGroupsIntegersAndTexts() throws Exception {
        for (String file : List.of(
                "dap4/test_groups1.nc",
                "dap4/test_unlim1.nc",
                "grid/nc_test_cdf5.nc",
                "grid/eraint_uvz.nc",
                "grid/ocean.nc")) {
            String said = python(
                    """
                    import sys, numpy
                    from netCDF4 import Dataset
                    remote, local = Dataset(sys.argv[1]), Dataset(sys.argv[2])
                    counted = 0
                    def same(a, b):
                        global counted
                        a.set_auto_maskandscale(False); b.set_auto_maskandscale(False)
                        assert set(a.groups) == set(b.groups), (a.groups, b.groups)
                        for name, v in b.variables.items():
                            w = a.variables[name]
                            assert v.dtype == w.dtype and v.shape == w.shape, (name, v.dtype, w.dtype)
                            assert v[...].tolist() == w[...].tolist(), name
                            counted += 1
                        for name in b.groups:
                            same(a.groups[name], b.groups[name])
                    same(remote, local)
                    print('same', counted)
                    """,
                    remote(file) + "#mode=dap4",
                    Shared.data("samples/" + file).toString());
            assertThat(said).as(file).contains("same");
        }
    }

    /** The chunks (volume 2, chapter 3) and the CRC-32 behind each variable (chapter 4), by another hand than ours. */
    @Test
    void everyChecksumIsThatOfItsVariable() throws Exception {
        for (String file :
                List.of("dap4/test_groups1.nc", "dap4/test_enum_1.nc", "dap4/test_utf8.nc", "grid/nc_test_cdf5.nc")) {
            String said = python("""
                    import struct, sys, urllib.request, zlib
                    import xml.etree.ElementTree as tree
                    body = urllib.request.urlopen(sys.argv[1], timeout=30).read()
                    chunks, at, last = [], 0, False
                    while not last:
                        head, = struct.unpack('>I', body[at:at + 4])
                        flags, size = head >> 24, head & 0xffffff
                        assert not flags & 2, 'an error chunk'
                        chunks.append(body[at + 4:at + 4 + size])
                        at, last = at + 4 + size, flags & 1
                    assert at == len(body)
                    space = '{http://xml.opendap.org/ns/DAP/4.0#}'
                    root = tree.fromstring(chunks[0].decode())
                    data, at, checked = b''.join(chunks[1:]), 0, 0
                    widths = dict(Int8=1, UInt8=1, Char=1, Byte=1, Int16=2, UInt16=2, Int32=4, UInt32=4,
                                  Int64=8, UInt64=8, Float32=4, Float64=8)
                    bases = {e.get('name'): e.get('basetype') for e in root.iter(space + 'Enumeration')}
                    sizes = {}
                    def name(group, path):
                        for d in group.findall(space + 'Dimension'):
                            sizes[path + '/' + d.get('name')] = int(d.get('size'))
                        for g in group.findall(space + 'Group'):
                            name(g, path + '/' + g.get('name'))
                    name(root, '')
                    def walk(group):
                        global at, checked
                        for v in group:
                            kind = v.tag.replace(space, '')
                            if kind == 'Enum':
                                kind = bases[v.get('enum').split('/')[-1]]
                            if kind not in widths and kind != 'String':
                                continue
                            count = 1
                            for d in v.findall(space + 'Dim'):
                                count *= int(d.get('size') or sizes[d.get('name')])
                            begin = at
                            if kind == 'String':
                                for _ in range(count):
                                    at += 8 + struct.unpack('<q', data[at:at + 8])[0]
                            else:
                                at += count * widths[kind]
                            assert zlib.crc32(data[begin:at]) == struct.unpack('<I', data[at:at + 4])[0], v.get('name')
                            at, checked = at + 4, checked + 1
                        for g in group.findall(space + 'Group'):
                            walk(g)
                    walk(root)
                    assert at == len(data), (at, len(data))
                    print('checked', checked)
                    """, remote(file) + ".dap?dap4.checksum=true");
            assertThat(said).as(file).containsPattern("checked [1-9]");
        }
    }

    /** Compound and variable-length values are in no declaration, and whoever asks for one is told so in DAP4's words. */
    @Test
    void whatIsNotInTheModelIsRefusedInForm() throws Exception {
        for (String file : List.of("dap4/test_struct_nested.nc", "dap4/test_vlen1.nc")) {
            assertThat(get("/thredds/dap4/dap4_data/" + file + ".dmr.xml").body())
                    .doesNotContain("name=\"x\"");
            HttpResponse<String> refused = get("/thredds/dap4/dap4_data/" + file + ".dap?dap4.ce=/x");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/vnd.opendap.dap4.error+xml");
            assertThat(refused.body()).contains("httpcode=\"400\"").contains("x");
        }
    }

    /** Records and lists beside plain numbers, made by netCDF-C: the numbers are served, the others refused by their reason. */
    @Test
    void compoundAndVariableLengthValuesAreRefusedAndTheRestIsServed() throws Exception {
        Path made = Files.createTempFile("types", ".nc");
        python("""
                import netCDF4, numpy, sys
                d = netCDF4.Dataset(sys.argv[1], 'w')
                d.createDimension('n', 3)
                pair = numpy.dtype([('speed', 'f4'), ('heading', 'i2')])
                flow = d.createVariable('flow', d.createCompoundType(pair, 'pair'), ('n',))
                flow[:] = numpy.array([(1, 2), (3, 4), (5, 6)], pair)
                casts = d.createVariable('casts', d.createVLType('i4', 'ragged'), ('n',))
                for i in range(3):
                    casts[i] = numpy.arange(i + 1, dtype='i4')
                plain = d.createVariable('plain', 'f8', ('n',))
                plain[:] = [1.5, 2.5, 3.5]
                d.close()
                """, made.toString());
        data.publish("own_types", Map.of("types.nc", Files.readAllBytes(made)));
        Files.delete(made);
        String at = "/thredds/dap4/own_types/types.nc";
        assertThat(get(at + ".dmr.xml").body())
                .contains("name=\"plain\"")
                .doesNotContain("name=\"flow\"", "name=\"casts\"");
        assertThat(get(at + ".dap?dap4.ce=/plain").statusCode()).isEqualTo(200);
        for (String variable : List.of("flow", "casts")) {
            HttpResponse<String> refused = get(at + ".dap?dap4.ce=/" + variable);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("The values of /" + variable + " are not read: ");
        }
    }

    private String remote(String file) {
        return "http://localhost:" + port + "/thredds/dap4/dap4_data/" + file;
    }

    private static String python(String script, String... arguments) throws Exception {
        Path file = Files.writeString(Files.createTempFile("dap4", ".py"), script);
        Path said = Files.createTempFile("dap4", ".txt");
        List<String> command = new java.util.ArrayList<>(List.of("/usr/bin/python3", file.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String output = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
