package io.tillstream.till.screen;

import io.tillstream.checkout.returns.RefundPreview;
import io.tillstream.checkout.returns.ReturnOutcome;
import io.tillstream.checkout.returns.ReturnRequest.Item;
import io.tillstream.events.Language;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.sale.CreditStep;
import io.tillstream.till.sale.ReturnStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes down a return and all that confirming it would do. */
final class ReturnWriter {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Catalogue catalogue;
    private final Language language;

    ReturnWriter(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    TillScreen.ReturnPanel write(ReturnStep step) {
        return switch (step) {
            case ReturnStep.Crediting(CreditStep credit) -> credit(credit);
            case ReturnStep.AwaitingReceipt() ->
                withoutLines(null, TillScreen.Search.NONE, TillScreen.Hint.of("return.scan"));
            case ReturnStep.Asking(Source receipt, var _, int time, var _) ->
                withoutLines(
                        receipt,
                        TillScreen.Search.RUNS,
                        time == 1
                                ? TillScreen.Hint.of("return.asking")
                                : TillScreen.Hint.of("return.asking-again", Integer.toString(time)));
            case ReturnStep.NotGiven(Source receipt, int times, Instant at) ->
                withoutLines(
                        receipt,
                        TillScreen.Search.MAY_BE_REPEATED,
                        TillScreen.Hint.of("return.not-given"),
                        TillScreen.Hint.of("return.asked", Integer.toString(times), time(at)));
            case ReturnStep.Refunding(ReturnStep.Choosing choosing, var _) ->
                withoutLines(
                        choosing.history().original().source(),
                        TillScreen.Search.RUNS,
                        TillScreen.Hint.of("return.refunding"));
            case ReturnStep.Choosing choosing ->
                new TillScreen.ReturnPanel(
                        choosing.history().original().source().receiptNumber(),
                        hints(choosing),
                        TillScreen.Search.NONE,
                        choosing.lines().stream()
                                .map(line -> row(choosing, line))
                                .toList(),
                        switch (choosing.outcome()) {
                            case ReturnOutcome.Offered(RefundPreview preview) -> effects(preview);
                            case ReturnOutcome.Refused ignored -> List.of();
                        });
        };
    }

    private TillScreen.ReturnPanel credit(CreditStep credit) {
        List<TillScreen.Hint> hints = new ArrayList<>();
        String card = credit.card();
        hints.add(
                card == null
                        ? TillScreen.Hint.of("credit.scan", credit.limit().display())
                        : TillScreen.Hint.of("credit.card", card.substring(card.length() - 4)));
        String reason = credit.reason();
        hints.add(TillScreen.Hint.of(reason == null ? "credit.why" : "credit.because." + reason));
        List<TillScreen.ReturnRow> rows = new ArrayList<>();
        for (Item item : credit.items()) {
            long pieces = item.quantity().amount();
            rows.add(new TillScreen.ReturnRow(
                    rows.size() + 1,
                    item.item().product().name().in(language),
                    item.item().unitPrice().display(),
                    Long.MAX_VALUE,
                    pieces,
                    1,
                    text(item.quantity()),
                    credit.touched() == rows.size() + 1));
        }
        return new TillScreen.ReturnPanel(
                null,
                hints,
                TillScreen.Search.NONE,
                rows,
                card != null && credit.preview("") instanceof ReturnOutcome.Offered(RefundPreview preview)
                        ? effects(preview)
                        : List.of());
    }

    private static TillScreen.ReturnPanel withoutLines(
            @Nullable Source receipt, TillScreen.Search search, TillScreen.Hint... hints) {
        return new TillScreen.ReturnPanel(
                receipt == null ? null : receipt.receiptNumber(), List.of(hints), search, List.of(), List.of());
    }

    /** As the clock in the store shows it. */
    private String time(Instant at) {
        ZoneId zone = catalogue.store().<ZoneId>map(Store::zone).orElse(ZoneOffset.UTC);
        return SECOND.format(at.atZone(zone));
    }

    private static List<TillScreen.Hint> hints(ReturnStep.Choosing choosing) {
        List<TillScreen.Hint> hints = new ArrayList<>();
        boolean isAnythingLeft =
                choosing.lines().stream().anyMatch(line -> choosing.history().left(line) > 0);
        hints.add(TillScreen.Hint.of(isAnythingLeft ? "return.choose" : "return.nothing-left"));
        hints.add(TillScreen.Hint.of(hint(choosing.checked())));
        if (choosing.lines().stream().anyMatch(choosing::isCardThatStays)) {
            hints.add(TillScreen.Hint.of("return.card-stays"));
        }
        return hints;
    }

    private static String hint(ReturnStep.Checked checked) {
        return switch (checked) {
            case ReturnStep.Checked.ByLedger _ -> "return.by-ledger";
            case ReturnStep.Checked.HereOnly() -> "return.here-only";
        };
    }

    static TillScreen.@Nullable ExchangeRow exchange(ReturnStep.Choosing back) {
        return switch (back.outcome()) {
            case ReturnOutcome.Offered(RefundPreview preview) ->
                new TillScreen.ExchangeRow(
                        back.history().original().source().receiptNumber(),
                        preview.total().display());
            case ReturnOutcome.Refused _ -> null;
        };
    }

    private TillScreen.ReturnRow row(ReturnStep.Choosing choosing, SaleLine line) {
        long left = choosing.left(line);
        Quantity.Unit unit = line.quantity().unit();
        return new TillScreen.ReturnRow(
                line.line(),
                catalogue.name(line.gtin()).in(language),
                text(line.quantity()),
                left,
                choosing.chosen(line),
                choosing.step(line),
                text(new Quantity(choosing.chosen(line), unit)),
                choosing.touched() == line.line());
    }

    private List<TillScreen.Effect> effects(RefundPreview preview) {
        List<TillScreen.Effect> effects = new ArrayList<>();
        effects.add(new TillScreen.Effect("return.total", preview.total().display()));
        preview.tenders()
                .forEach(tender -> effects.add(new TillScreen.Effect(
                        "return.tender-"
                                + tender.type().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        tender.tendered().negated().display())));
        if (preview.pointsTakenBack() != 0) {
            effects.add(new TillScreen.Effect("return.points-taken", "−" + preview.pointsTakenBack()));
        }
        long given =
                preview.pointsGivenBack().stream().mapToLong(PointsLot::points).sum();
        if (given != 0) {
            effects.add(new TillScreen.Effect("return.points-given", "+" + given));
        }
        preview.coupons().forEach(use -> effects.add(new TillScreen.Effect("return.coupon", use.coupon())));
        effects.add(new TillScreen.Effect(
                "return.stock",
                preview.stock().entrySet().stream()
                        .map(item -> catalogue.name(item.getKey()).in(language) + " " + text(item.getValue()))
                        .collect(Collectors.joining(", "))));
        return effects;
    }

    private static String text(Quantity quantity) {
        return switch (quantity.unit()) {
            case EACH -> Long.toString(quantity.amount());
            case GRAM -> BigDecimal.valueOf(quantity.amount(), 3).toPlainString() + " kg";
        };
    }
}
