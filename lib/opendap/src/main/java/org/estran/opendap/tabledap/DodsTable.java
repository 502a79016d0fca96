package org.estran.opendap.tabledap;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sequence in XDR (DAP 2.0, section 7.3.2.3): a mark before each row and another one behind the last. */
final class DodsTable implements TableSink {

    private static final int ROW = 0x5A000000;
    private static final int END = 0xA5000000;

    private final DataOutputStream out;
    private final List<TableColumn> columns;

    DodsTable(OutputStream out, List<TableColumn> columns) throws IOException {
        this.out = new DataOutputStream(out);
        this.columns = columns;
        out.write((TableStructure.dds(columns) + "\nData:\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        out.writeInt(ROW);
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            switch (columns.get(i).kind()) {
                case STRING -> text(value == null ? "" : value.toString());
                case INT -> out.writeInt(value == null ? Integer.MAX_VALUE : (int) Ordering.seconds(value));
                case FLOAT -> out.writeFloat((float) Ordering.seconds(value));
                case DOUBLE, TIME -> out.writeDouble(Ordering.seconds(value));
            }
        }
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.write(new byte[-bytes.length & 3]);
    }

    @Override
    public void end() throws IOException {
        out.writeInt(END);
        out.flush();
    }
}
