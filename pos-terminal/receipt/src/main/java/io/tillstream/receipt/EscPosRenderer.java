package io.tillstream.receipt;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst;
import com.github.anastaciocintra.escpos.Style;
import com.github.anastaciocintra.escpos.Style.FontSize;
import com.github.anastaciocintra.escpos.barcode.QRCode;
import com.github.anastaciocintra.escpos.image.BitonalThreshold;
import com.github.anastaciocintra.escpos.image.CoffeeImageImpl;
import com.github.anastaciocintra.escpos.image.EscPosImage;
import com.github.anastaciocintra.escpos.image.RasterBitImageWrapper;
import io.tillstream.checkout.receipt.Emphasis;
import io.tillstream.checkout.receipt.PaperLayout;
import io.tillstream.checkout.receipt.PaperLine;
import io.tillstream.checkout.receipt.ReceiptDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * A receipt document as the bytes of one print job.
 *
 * <p>A line all of whose characters the printer has is sent as text in the printer's own font, any other as a picture of its
 * own. No byte of the data commands the printer: control characters are taken out first.
 *
 * @param profile what the printer can do
 */
public record EscPosRenderer(PrinterProfile profile) {
    /** From the head to the knife of common printers, in lines. */
    private static final int LINES_TO_CUTTER = 4;

    private static final int LF = 0x0A;
    private static final int PULSE_ON = 100;
    private static final int PULSE_OFF = 200;
    /** How wide a code with more to say may become; its modules stay wide enough for a scanner at a till. */
    private static final int QR_WIDTH_DOTS = 260;

    private static final int MOST_QR_MODULE_DOTS = 6;
    private static final int LEAST_QR_MODULE_DOTS = 3;
    private static final int DARK = 140;

    public byte[] render(ReceiptDocument document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EscPos printer = new EscPos(bytes)) {
            printer.initializePrinter();
            printer.setCharacterCodeTable(EscPos.CharacterCodeTable.CP858_Euro);
            for (PaperLine line : new PaperLayout(profile.columns()).lay(document)) {
                switch (line) {
                    case PaperLine.Printed(String text, Emphasis emphasis) -> text(printer, text, emphasis);
                    case PaperLine.QrCode(String content) -> qrCode(printer, content);
                    case PaperLine.Cut() -> end(printer);
                    case PaperLine.OpenDrawer() -> printer.pulsePin(EscPos.PinConnector.Pin_2, PULSE_ON, PULSE_OFF);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("An array in memory takes every byte.", e);
        }
        return bytes.toByteArray();
    }

    private void end(EscPos printer) throws IOException {
        printer.feed(LINES_TO_CUTTER);
        if (profile.cutter()) {
            printer.cut(EscPos.CutMode.FULL);
        }
    }

    private void text(EscPos printer, String text, Emphasis emphasis) throws IOException {
        String printable = CodePage.simplified(CodePage.harmless(text));
        if (printable.isBlank()) {
            printer.feed(1);
            return;
        }
        Optional<List<TextRun>> runs = TextRun.of(printable, profile.text());
        if (runs.isPresent()) {
            for (TextRun run : runs.get()) {
                run.send(printer, style(emphasis));
            }
            printer.write(LF);
        } else {
            printer.write(
                    new RasterBitImageWrapper(),
                    new EscPosImage(
                            new CoffeeImageImpl(LineRaster.draw(printable, emphasis, profile.dots())),
                            new BitonalThreshold(DARK)));
        }
    }

    private static Style style(Emphasis emphasis) {
        FontSize size = switch (emphasis) {
            case NORMAL, BOLD -> FontSize._1;
            case LARGE -> FontSize._2;
            case HUGE -> FontSize._4;
        };
        return new Style().setBold(emphasis.isBold()).setFontSize(size, size);
    }

    /** The model is left at its default: the library's "model 2" sends Epson's number of model 1. */
    private static void qrCode(EscPos printer, String content) throws IOException {
        int dots =
                Math.clamp(QR_WIDTH_DOTS / QrModules.of(content).getWidth(), LEAST_QR_MODULE_DOTS, MOST_QR_MODULE_DOTS);
        printer.write(
                new QRCode()
                        .setErrorCorrectionLevel(QRCode.QRErrorCorrectionLevel.QR_ECLEVEL_M_Default)
                        .setSize(dots)
                        .setJustification(EscPosConst.Justification.Center),
                CodePage.harmless(content));
        printer.feed(1);
    }
}
