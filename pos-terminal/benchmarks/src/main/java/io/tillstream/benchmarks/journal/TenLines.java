package io.tillstream.benchmarks.journal;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sale that is committed: ten different items, tax included, paid in cash. */
final class TenLines {
    static final TillId TILL = TillId.parse("s1-t1");
    static final int EPOCH = 1;

    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Money ZERO = Money.zero(GBP);
    private static final List<Gtin> ITEMS = items();

    private TenLines() {}

    static EpochOpened opening(TillId till) {
        return new EpochOpened(new Source(till, EPOCH, 1), NOON, DAY, "enrolled", null);
    }

    static Sale sale(Source source) {
        List<SaleLine> lines = new ArrayList<>();
        long net = 0;
        long tax = 0;
        for (int line = 1; line <= 10; line++) {
            long minor = 120L * line;
            lines.add(line(line, minor));
            net += minor;
            tax += minor / 6;
        }
        Money total = Money.ofMinor(net, GBP);
        return new Sale(
                source,
                NOON.plusSeconds(source.sequence()),
                DAY,
                "c01",
                null,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                lines,
                List.of(new TaxTotal("standard", 2000, true, Money.ofMinor(net - tax, GBP), Money.ofMinor(tax, GBP))),
                List.of(new Tender(Tender.TenderType.CASH, total, ZERO)),
                ZERO,
                total,
                List.of(),
                List.of());
    }

    private static SaleLine line(int line, long minor) {
        Money price = Money.ofMinor(minor, GBP);
        return new SaleLine(
                line,
                ITEMS.get(line - 1),
                Quantity.each(1),
                price,
                SaleLine.PriceSource.PRICE_BOOK,
                price,
                List.of(),
                price,
                "standard",
                Money.ofMinor(minor / 6, GBP),
                0,
                null);
    }

    private static List<Gtin> items() {
        List<Gtin> items = new ArrayList<>();
        for (int item = 1; item <= 10; item++) {
            String digits = String.format(Locale.ROOT, "40063813%04d", item);
            int sum = 0;
            for (int i = 0; i < digits.length(); i++) {
                sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
            }
            items.add(Gtin.ofDigits(digits + (10 - sum % 10) % 10));
        }
        return List.copyOf(items);
    }
}
