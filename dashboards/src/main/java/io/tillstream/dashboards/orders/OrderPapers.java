package io.tillstream.dashboards.orders;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tillstream.dashboards.export.Csv;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Suppliers;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.receipt.ReceiptFonts;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** An order as a supplier reads it: a PDF, a table for spreadsheets, and a letter with both that somebody still has to send. */
@Component
final class OrderPapers {
    /** Spreadsheets take a file for UTF-8 when it begins with this. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String END = "\r\n";
    private static final Logger LOG = LoggerFactory.getLogger(OrderPapers.class);

    private final MessageSource messages;
    private final Assortment assortment;
    private final Suppliers suppliers;

    OrderPapers(MessageSource messages, Assortment assortment, Suppliers suppliers) {
        this.messages = messages;
        this.assortment = assortment;
        this.suppliers = suppliers;
    }

    /** Comma-separated values after RFC 4180, UTF-8 with a byte order mark; no value can become a formula. */
    String csv(SentOrder order, Language language) {
        StringBuilder rows = new StringBuilder(BYTE_ORDER_MARK);
        rows.append(Csv.row(List.of(
                say("orders.paper.order", language),
                say("orders.paper.store", language),
                say("orders.paper.delivery", language),
                say("orders.paper.item", language),
                say("orders.paper.code", language),
                say("orders.paper.name", language),
                say("orders.paper.packs", language),
                say("orders.paper.quantity", language),
                say("orders.paper.unit", language),
                say("orders.paper.unit-cost", language),
                say("orders.paper.cost", language),
                say("orders.paper.currency", language))));
        for (SentOrder.Line line : order.lines()) {
            rows.append(Csv.row(List.of(
                    order.number(),
                    storeName(order, language),
                    order.delivery().toString(),
                    line.gtin().value(),
                    assortment.product(line.gtin()).map(Product::externalCode).orElse(""),
                    assortment
                            .product(line.gtin())
                            .map(product -> product.name().in(language))
                            .orElse(""),
                    line.packs() == 0 ? "" : Integer.toString(line.packs()),
                    Long.toString(line.ordered().amount()),
                    line.ordered().unit().symbol(),
                    money(line.unitCost()),
                    money(line.cost()),
                    code(line.unitCost()))));
        }
        return rows.toString();
    }

    /**
     * A page of A4 or more, to be printed or sent.
     *
     * @throws ReceiptFonts.FontMissing when no font of this machine has its characters
     */
    byte[] pdf(SentOrder order, Language language) {
        return OrderPdf.of(sheet(order, language));
    }

    private OrderSheet sheet(SentOrder order, Language language) {
        return new OrderSheet(
                language,
                say("orders.paper.title", language),
                order.number(),
                say(
                        "orders.paper.ordered",
                        language,
                        date(order.sentAt().atZone(zone(order)).toLocalDate(), language)),
                new OrderSheet.Part(
                        say("orders.paper.supplier", language),
                        List.of(
                                supplier(order.supplier()).in(language),
                                address(order).orElse(""))),
                new OrderSheet.Part(
                        say("orders.paper.store", language),
                        List.of(
                                storeName(order, language),
                                say(
                                        "orders.paper.store-id",
                                        language,
                                        order.store().value()))),
                new OrderSheet.Part(
                        say("orders.paper.delivery", language),
                        List.of(
                                date(order.delivery(), language),
                                order.delivery()
                                        .getDayOfWeek()
                                        .getDisplayName(TextStyle.FULL, Locale.forLanguageTag(language.tag())))),
                List.of(
                        "#",
                        say("orders.paper.item", language),
                        say("orders.paper.code", language),
                        say("orders.paper.name", language),
                        say("orders.paper.packs", language),
                        say("orders.paper.quantity", language),
                        cost(order, language)),
                order.lines().stream().map(line -> row(line, language)).toList(),
                sum(order, language),
                say("orders.paper.note", language),
                (page, of) -> say("orders.paper.page", language, page, of));
    }

    private OrderSheet.Row row(SentOrder.Line line, Language language) {
        return new OrderSheet.Row(
                line.gtin().ean13(),
                assortment.product(line.gtin()).map(Product::externalCode).orElse(""),
                assortment
                        .product(line.gtin())
                        .map(product -> product.name().in(language))
                        .orElse(""),
                line.packs() == 0
                        ? ""
                        : number(line.packs()) + " × " + number(line.ordered().amount() / line.packs()),
                number(line.ordered().amount()) + (line.ordered().unit() == Quantity.Unit.GRAM ? " g" : ""),
                money(line.cost()));
    }

    /** Lines and packs, and what they come to where any cost is known. */
    private String sum(SentOrder order, Language language) {
        String sum = say(
                "orders.paper.sum",
                language,
                number(order.lines().size()),
                number(order.lines().stream().mapToLong(SentOrder.Line::packs).sum()));
        Money cost = order.cost();
        if (cost == null) {
            return sum;
        }
        String all = money(cost) + " " + cost.currency().code();
        return sum + " · "
                + (order.withoutCost() == 0
                        ? say("orders.paper.total", language, all)
                        : say("orders.paper.part-total", language, all, number(order.withoutCost())));
    }

    /** The head of the column of costs; empty where no line has one. */
    private String cost(SentOrder order, Language language) {
        Money cost = order.cost();
        return cost == null
                ? ""
                : say("orders.paper.cost", language) + " " + cost.currency().code();
    }

    private static String money(@Nullable Money money) {
        return money == null ? "" : money.number();
    }

    private static String code(@Nullable Money money) {
        return money == null ? "" : money.currency().code();
    }

    private String date(LocalDate day, Language language) {
        return DateTimeFormatter.ofPattern(say("format.date", language), Locale.forLanguageTag(language.tag()))
                .format(day);
    }

    private static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }

    /** In which language a supplier reads orders; empty where nobody has said. */
    Optional<Language> language(String supplier) {
        return suppliers.supplier(supplier).map(Supplier::language);
    }

    /**
     * A message after RFC 5322 with the table and, where a font for it is there, the PDF attached, to the address that the supplier takes orders at; without one nobody is
     * named. It has no sender (an empty group, RFC 6854): who opens it sends it.
     */
    String letter(SentOrder order, Language language) {
        String boundary = "=_order-" + order.number();
        String subject = say(
                "orders.letter.subject",
                language,
                order.number(),
                order.delivery().toString(),
                storeName(order, language));
        List<String> lines = new ArrayList<>();
        address(order).ifPresent(to -> lines.add("To: " + to));
        lines.add("From: Tillstream:;");
        lines.add("Date: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(order.sentAt().atZone(zone(order))));
        lines.add("Message-ID: <" + order.store() + "." + order.number() + "@tillstream.invalid>");
        lines.add("Subject: " + words(subject));
        lines.add("MIME-Version: 1.0");
        // Mail programs open it as a draft.
        lines.add("X-Unsent: 1");
        lines.add("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"");
        lines.add("");
        String file = "order-" + order.number();
        part(
                lines,
                boundary,
                "text/plain; charset=utf-8",
                null,
                text(order, language).getBytes(UTF_8));
        part(
                lines,
                boundary,
                "text/csv; charset=utf-8",
                file + ".csv",
                csv(order, language).getBytes(UTF_8));
        try {
            part(lines, boundary, "application/pdf", file + ".pdf", pdf(order, language));
        } catch (ReceiptFonts.FontMissing missing) {
            LOG.warn("Order {} is sent without its PDF. {}", order.number(), missing.getMessage());
        }
        lines.add("--" + boundary + "--");
        lines.add("");
        return String.join(END, lines);
    }

    private String text(SentOrder order, Language language) {
        return say(
                        order.lines().size() == 1 ? "orders.letter.text.one" : "orders.letter.text",
                        language,
                        order.number(),
                        order.delivery().toString(),
                        storeName(order, language),
                        Integer.toString(order.lines().size()))
                + END;
    }

    private static void part(List<String> lines, String boundary, String type, @Nullable String file, byte[] content) {
        lines.add("--" + boundary);
        lines.add("Content-Type: " + type);
        lines.add("Content-Transfer-Encoding: base64");
        if (file != null) {
            lines.add("Content-Disposition: attachment; filename=\"" + file + "\"");
        }
        lines.add("");
        lines.add(Base64.getMimeEncoder().encodeToString(content));
    }

    /** A header's text: as it is where it is plain ASCII, else in encoded words of at most 75 characters (RFC 2047). */
    static String words(String text) {
        if (US_ASCII.newEncoder().canEncode(text) && text.chars().allMatch(each -> each >= ' ' && each < 127)) {
            return text;
        }
        List<String> words = new ArrayList<>();
        StringBuilder next = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            String character = Character.toString(point);
            if ((next + character).getBytes(UTF_8).length > 45) {
                words.add(word(next.toString()));
                next.setLength(0);
            }
            next.append(character);
        }
        words.add(word(next.toString()));
        return String.join(END + " ", words);
    }

    private static String word(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "?=";
    }

    private Optional<String> address(SentOrder order) {
        return suppliers.supplier(order.supplier()).map(Supplier::email);
    }

    /** The supplier's name, its code while nobody has named it. */
    LocalText supplier(String code) {
        return suppliers.supplier(code).map(Supplier::name).orElse(LocalText.same(code));
    }

    private String storeName(SentOrder order, Language language) {
        return assortment
                .store(order.store())
                .map(store -> store.name().in(language))
                .orElse(order.store().value());
    }

    private ZoneId zone(SentOrder order) {
        return assortment.store(order.store()).map(Store::zone).orElse(ZoneOffset.UTC);
    }

    private String say(String key, Language language, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.forLanguageTag(language.tag()));
    }
}
