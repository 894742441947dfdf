package io.tillstream.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import io.tillstream.events.Language;
import io.tillstream.receipt.Paper.Look;
import io.tillstream.receipt.Paper.Position;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Byte vectors of pos-devices.md, section 2. */
class EscPosInterpreterTest {
    private static Paper read(String hex) {
        return EscPosInterpreter.read(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static String ascii(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void readsTextWithItsLook() {
        Paper paper = read("1B 40 1B 4D 30 1B 45 01 1D 21 11 1B 2D 30 1B 61 31 1B 32 1D 42 00 41 0A");

        assertThat(paper.items())
                .containsExactly(new Paper.TextLine(
                        List.of(new Paper.Span("A", new Look(true, false, false, 2, 2))), Position.CENTRE));
    }

    @ParameterizedTest
    @CsvSource({"1B 74 13 D5, €", "1B 74 13 9C, £", "1B 74 10 80, €", "1B 74 02 9C, £", "9C, £"})
    void readsTextInItsTable(String hex, String text) {
        assertThat(read(hex).lines()).containsExactly(text);
    }

    @Test
    void readsChineseOfPrintersThatHaveIt() {
        assertThat(read("1C 26 BB E1 D4 B1 1C 2E 41 0A").lines()).containsExactly("会员A");
    }

    @Test
    void readsCutsAndPulses() {
        Paper paper = read("1D 56 30 1D 56 31 1D 56 42 03 1B 70 30 64 C8 1B 70 31 32 32");

        assertThat(paper.items())
                .containsExactly(
                        new Paper.Cut(true),
                        new Paper.Cut(false),
                        new Paper.Cut(false),
                        new Paper.DrawerPulse(2, 200),
                        new Paper.DrawerPulse(5, 100));
    }

    @Test
    void readsBarCodesOfBothForms() {
        Paper paper = read("1D 68 64 1D 77 02 1D 48 30 1D 66 30 1B 61 30 1D 6B 02" + ascii("4006381333931") + "00"
                + "1D 6B 43 0D" + ascii("4006381333931") + "1D 6B 49 0A" + ascii("{BT0001-42"));

        assertThat(paper.codes())
                .containsExactly(
                        new Paper.Code("EAN-13", "4006381333931", 2, Position.LEFT),
                        new Paper.Code("EAN-13", "4006381333931", 2, Position.LEFT),
                        new Paper.Code("Code 128", "{BT0001-42", 2, Position.LEFT));
    }

    @Test
    void readsAQrCodeFromItsCommands() {
        Paper paper = read("1B 61 30 1D 28 6B 04 00 31 41 30 00 1D 28 6B 03 00 31 43 04 1D 28 6B 03 00 31 45 31"
                + " 1D 28 6B 05 00 31 50 30 48 49 1D 28 6B 03 00 31 51 30");

        assertThat(paper.items()).containsExactly(new Paper.Code("QR Code", "HI", 4, Position.LEFT));
        assertThat(paper.notUnderstood()).isEmpty();
    }

    @Test
    void readsAQrCodeFromAPicture() throws Exception {
        BitMatrix matrix = new QRCodeWriter().encode("TSR:s1-t1/1/42", BarcodeFormat.QR_CODE, 200, 200);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex("1D7630001900C800"));
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 200; x += 8) {
                int eight = 0;
                for (int bit = 0; bit < 8; bit++) {
                    eight = eight << 1 | (matrix.get(x + bit, y) ? 1 : 0);
                }
                bytes.write(eight);
            }
        }

        assertThat(EscPosInterpreter.read(bytes.toByteArray()).codes())
                .extracting(Paper.Code::content)
                .containsExactly("TSR:s1-t1/1/42");
    }

    @Test
    void takesNoCommandOutOfAPicture() {
        // A picture of one row whose dots look like ESC p, DLE EOT and GS V.
        Paper paper = read("1D 76 30 00 08 00 01 00 1B 70 30 64 10 04 01 1D 41 0A");

        assertThat(paper.drawerPulses()).isZero();
        assertThat(paper.pictures()).hasSize(1);
        assertThat(paper.lines()).containsExactly("A");
    }

    @Test
    void reportsWhatItDoesNotUnderstandAndReadsOn() {
        Paper paper = read("1B 7E 41 0A 1D 7D 42 0A");

        assertThat(paper.lines()).containsExactly("A", "B");
        assertThat(paper.notUnderstood())
                .extracting(Paper.NotUnderstood::offset)
                .containsExactly(0, 4);
    }

    @Test
    void readsABreakWithinACommandAsNotUnderstood() {
        Paper paper = read("41 0A 1D 76 30 00 48 00 18 00 FF FF");

        assertThat(paper.lines()).containsExactly("A");
        assertThat(paper.notUnderstood())
                .extracting(Paper.NotUnderstood::offset)
                .containsExactly(2);
    }

    @Test
    void neverThrowsWhateverItReads() {
        qt().forAll(lists().of(integers().between(0, 255)).ofSizeBetween(0, 200))
                .checkAssert(values -> {
                    byte[] bytes = new byte[values.size()];
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] = values.get(i).byteValue();
                    }
                    assertThat(EscPosInterpreter.read(bytes).items()).isNotNull();
                });
    }

    @Test
    void cutsAStreamIntoTheSameCommandsHoweverItTricklesIn() {
        byte[] receipt = new EscPosRenderer(PrinterProfile.MM_58)
                .render(CornerShop.inTaiwan().receipt(Language.ZH_TW));
        List<byte[]> whole = commands(receipt, receipt.length);

        for (int chunk : new int[] {1, 7, 512}) {
            assertThat(commands(receipt, chunk)).containsExactlyElementsOf(whole);
        }
        assertThat(whole.stream().mapToInt(command -> command.length).sum()).isEqualTo(receipt.length);
    }

    private static List<byte[]> commands(byte[] bytes, int chunk) {
        EscPosStream stream = new EscPosStream();
        List<byte[]> commands = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += chunk) {
            byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + chunk));
            stream.accept(piece, piece.length).forEach(command -> commands.add(command.bytes()));
        }
        return commands;
    }
}
