package io.tillstream.codes;

import io.tillstream.codes.gs1.Reading;
import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.events.decision.OfferTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scan 'TEXT'}: what a scanner sent, taken apart; exit 1 when it cannot be used. */
@picocli.CommandLine.Command(
        name = "scan",
        description = "Parses what a scanner sent; an AIM identifier in front is optional, GS is written as \\x1D.")
public final class ScanCommand extends Command {
    @Parameters(paramLabel = "TEXT", description = "What the scanner sent, without the closing CR.")
    String text = "";

    @Option(
            names = "--lenient",
            description =
                    "Accept what shops really print: an item stays good whatever is missing or damaged beside it.")
    boolean lenient;

    @Option(
            names = "--layouts",
            paramLabel = "F",
            description = "The shop's own codes with weights and prices, a layout per line (docs/reference/scan.md).")
    @Nullable
    Path layouts;

    public static void main(String[] arguments) {
        System.exit(execute(new ScanCommand(), arguments));
    }

    @Override
    protected int run() {
        Scan scan = inStoreCodes()
                .read(ScanParser.parse(text.replace("\\x1D", "\u001D"), lenient ? Reading.LENIENT : Reading.STRICT));
        Map<String, Object> document = document(scan);
        print(people(scan), document);
        return Boolean.TRUE.equals(document.get("valid")) ? ExitCode.SUCCESS : ExitCode.DOES_NOT_HOLD;
    }

    private InStoreCodes inStoreCodes() {
        if (layouts == null) {
            return InStoreCodes.PLAIN;
        }
        try {
            return InStoreCodes.parse(Files.readAllLines(layouts));
        } catch (IOException e) {
            throw new Complaint(
                    "File " + layouts,
                    "it cannot be read as UTF-8 text",
                    "it holds a layout per line",
                    "give another file");
        } catch (IllegalArgumentException e) {
            throw new Complaint(
                    "File " + layouts,
                    String.valueOf(e.getMessage()).replaceFirst("\\.$", ""),
                    "a layout looks like 21IIIIIWWWWWC 3",
                    "correct it; docs/reference/scan.md explains them");
        }
    }

    private static Map<String, Object> document(Scan scan) {
        return switch (scan) {
            case Scan.ItemCode item -> {
                Map<String, Object> document = frame(item, true);
                document.put("gtin", item.gtin().value());
                document.put("elements", item.elements());
                document.put("weightGrams", item.weightGrams());
                document.put("priceMinor", item.priceMinor());
                document.put(
                        "expires",
                        item.expires() == null ? null : item.expires().toString());
                yield document;
            }
            case Scan.Member member -> frame(member, true);
            case Scan.Receipt receipt -> frame(receipt, true);
            case Scan.StoredValue stored -> frame(stored, true);
            case Scan.PutAside slip -> frame(slip, true);
            case Scan.Offer offer -> frame(offer, true);
            case Scan.Unknown unknown -> {
                Map<String, Object> document = frame(unknown, false);
                document.put("error", "The code is no item, card, slip or receipt of ours.");
                yield document;
            }
            case Scan.Invalid invalid -> {
                Map<String, Object> document = frame(invalid, false);
                document.put("error", invalid.reason());
                yield document;
            }
        };
    }

    private static Map<String, Object> frame(Scan scan, boolean valid) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("valid", valid);
        document.put("symbology", scan.symbology().title());
        document.put("gtin", null);
        document.put("elements", List.of());
        document.put("weightGrams", null);
        document.put("priceMinor", null);
        document.put("expires", null);
        document.put("error", null);
        return document;
    }

    private static String people(Scan scan) {
        String kind = " (" + scan.symbology().title() + ")";
        return switch (scan) {
            case Scan.ItemCode item -> "Item " + item.gtin() + kind + elements(item);
            case Scan.Member member -> "Member card " + member.card().text() + kind;
            case Scan.Receipt receipt -> "Receipt " + receipt.sale() + kind;
            case Scan.StoredValue stored -> "Gift card " + stored.card().text() + kind;
            case Scan.PutAside slip -> "Basket put aside " + slip.suspended() + kind;
            case Scan.Offer offer -> offer(offer.proof().terms()) + kind;
            case Scan.Unknown unknown -> "Unknown: \"" + unknown.text() + "\"" + kind;
            case Scan.Invalid invalid -> "Invalid: " + invalid.reason() + kind;
        };
    }

    private static String offer(OfferTerms terms) {
        return "Offer of " + terms.percentOff() + " % off " + terms.gtin() + " until " + terms.validUntil()
                + ", signature not checked";
    }

    private static String elements(Scan.ItemCode item) {
        StringBuilder text = new StringBuilder();
        item.elements()
                .forEach(element ->
                        text.append(" (").append(element.ai()).append(")").append(element.value()));
        if (item.elements().isEmpty() && item.weightGrams() != null) {
            text.append(", ").append(item.weightGrams()).append(" g");
        }
        if (item.elements().isEmpty() && item.priceMinor() != null) {
            text.append(", price ").append(item.priceMinor()).append(" minor units");
        }
        return text.toString();
    }
}
