package io.tillstream.till.counter;

import io.tillstream.checkout.receipt.PaperLayout;
import io.tillstream.peripherals.DeviceLine;
import io.tillstream.peripherals.EscPosPrinter;
import io.tillstream.receipt.EscPosRenderer;
import io.tillstream.receipt.PrinterProfile;
import io.tillstream.receipt.ReceiptFonts;
import io.tillstream.receipt.TextMode;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The printer of a till, as it is set: {@code till.printer} and what begins like it, and the drawer at its socket.
 *
 * @param line how it is reached; absent for a till without a printer
 * @param profile what it can do
 * @param drawer what its drawer's switch means
 * @param ribbonLines how many lines its ink ribbon lasts; 0 without one
 */
public record PrinterSetting(@Nullable DeviceLine line, PrinterProfile profile, DrawerSwitch drawer, int ribbonLines) {
    /** The settings that are read here. */
    public static final Set<String> NAMES = Set.of(
            "till.printer",
            "till.printer.columns",
            "till.printer.text",
            "till.printer.cutter",
            "till.printer.ribbon-lines",
            "till.drawer.open-level");

    private static final Logger LOG = LoggerFactory.getLogger(PrinterSetting.class);

    /** No printer. */
    public static PrinterSetting none() {
        return new PrinterSetting(null, PrinterProfile.MM_80, DrawerSwitch.NONE, 0);
    }

    /**
     * Reads the settings.
     *
     * @param text gives a setting by its name, or the empty text
     * @param wrong takes what is wrong
     */
    public static PrinterSetting read(UnaryOperator<String> text, List<String> wrong) {
        return new PrinterSetting(
                line(text.apply("till.printer"), wrong),
                columns(text.apply("till.printer.columns"), wrong)
                        .withText(mode(text.apply("till.printer.text"), wrong))
                        .withCutter(cutter(text.apply("till.printer.cutter"), wrong)),
                drawer(text.apply("till.drawer.open-level"), wrong),
                ribbon(text.apply("till.printer.ribbon-lines"), wrong));
    }

    private static @Nullable DeviceLine line(String text, List<String> wrong) {
        try {
            return text.isEmpty() ? null : DeviceLine.parse(text);
        } catch (IllegalArgumentException e) {
            wrong.add("till.printer is \"" + text + "\"; a serial device's path, or tcp://host:9100");
            return null;
        }
    }

    private static PrinterProfile columns(String text, List<String> wrong) {
        if (text.isEmpty() || text.equals("48")) {
            return PrinterProfile.MM_80;
        }
        if (!text.equals("32")) {
            wrong.add("till.printer.columns is \"" + text + "\"; 48 (80 mm paper) or 32 (58 mm)");
        }
        return PrinterProfile.MM_58;
    }

    private static TextMode mode(String text, List<String> wrong) {
        return text.isEmpty()
                ? TextMode.CODE_PAGE
                : TextMode.of(text).orElseGet(() -> {
                    wrong.add("till.printer.text is \"" + text + "\"; code-page, gb18030 or raster");
                    return TextMode.CODE_PAGE;
                });
    }

    private static boolean cutter(String text, List<String> wrong) {
        if (!text.isEmpty() && !text.equals("yes") && !text.equals("no")) {
            wrong.add("till.printer.cutter is \"" + text + "\"; yes or no");
        }
        return !text.equals("no");
    }

    private static int ribbon(String text, List<String> wrong) {
        if (text.matches("\\d{1,7}")) {
            return Integer.parseInt(text);
        }
        if (!text.isEmpty()) {
            wrong.add("till.printer.ribbon-lines is \"" + text
                    + "\"; how many lines an ink ribbon lasts, 0 for a printer without one");
        }
        return 0;
    }

    private static DrawerSwitch drawer(String text, List<String> wrong) {
        return text.isEmpty()
                ? DrawerSwitch.NONE
                : DrawerSwitch.of(text).orElseGet(() -> {
                    wrong.add("till.drawer.open-level is \"" + text
                            + "\"; high, low, or none for a drawer without a switch");
                    return DrawerSwitch.NONE;
                });
    }

    /** Starts the printer, whose lines are counted where it has a ribbon; it need not be there yet. */
    public ReceiptPrinter start(Clock clock, RibbonCount ribbon) {
        ReceiptPrinter printer = start(clock);
        return ribbon.isCounted() ? new RibbonPrinter(printer, new PaperLayout(profile.columns()), ribbon) : printer;
    }

    /** Starts the printer; it need not be there yet. */
    public ReceiptPrinter start(Clock clock) {
        if (line == null) {
            return ReceiptPrinter.none();
        }
        if (!ReceiptFonts.canDrawChinese()) {
            LOG.warn(
                    "No font on this machine has Chinese characters; a receipt with characters that the printer on {} has not"
                            + " cannot be printed; install one, on Debian: apt install fonts-wqy-zenhei.",
                    line.name());
        }
        return PrinterAside.of(
                new EscPosReceiptPrinter(EscPosPrinter.start(line, clock), new EscPosRenderer(profile), drawer));
    }
}
