package io.tillstream.dashboards.spreadsheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * One part of a workbook while it is unpacked: plain XML in UTF-8 of elements and texts, as spreadsheets write it, and no more
 * of it than the limits allow. Declarations ({@code <!DOCTYPE}, entities), comments and CDATA end the reading before a parser
 * sees them.
 */
final class UnpackedXml extends FilterInputStream {
    private static final int FREE = 1024 * 1024;
    /** Without a tag; no cell is as long. */
    private static final int LONGEST_RUN = 1024 * 1024;

    private final SheetLimits limits;
    private final Unpacked whole;
    private int before = -1;
    private int run;
    private boolean begun;

    /** What was unpacked of the whole file so far. */
    static final class Unpacked {
        private final long packed;
        private long bytes;

        Unpacked(long packed) {
            this.packed = packed;
        }
    }

    UnpackedXml(InputStream in, Unpacked whole, SheetLimits limits) {
        super(in);
        this.whole = whole;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        if (count > 0) {
            whole.bytes += count;
            if (whole.bytes > limits.unpackedBytes()
                    || (whole.bytes > FREE && whole.bytes / limits.ratio() > whole.packed)) {
                throw new UnreadableSheet(
                        UnreadableSheet.Reason.UNPACKS_TO_TOO_MUCH,
                        limits.unpackedBytes() / (1024 * 1024),
                        limits.ratio());
            }
            for (int i = offset; i < offset + count; i++) {
                look(into[i]);
            }
        }
        return count;
    }

    private void look(byte next) throws UnreadableSheet {
        boolean mark = !begun && (next == (byte) 0xEF || next == (byte) 0xBB || next == (byte) 0xBF);
        if (next == 0 || (!begun && !mark && next != '<') || (before == '<' && next == '!')) {
            throw new UnreadableSheet(UnreadableSheet.Reason.NO_WORKBOOK);
        }
        begun |= next == '<';
        run = next == '<' ? 0 : run + 1;
        if (run > LONGEST_RUN) {
            throw new UnreadableSheet(UnreadableSheet.Reason.NO_WORKBOOK);
        }
        before = next;
    }

    @Override
    public long skip(long count) {
        throw new UnsupportedOperationException("Nothing is skipped: all of it is looked at.");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
