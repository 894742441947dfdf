package io.tillstream.dashboards.fleet;

import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.masterdata.AnnouncedPrices;
import io.tillstream.events.TillId;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /fleet/prices}: which tills sell at the prices that were published, which hold them, which do not. */
@Controller
final class PricesPage {
    private final AnnouncedPrices prices;
    private final TillHealths healths;
    private final Clock clock;

    PricesPage(AnnouncedPrices prices, TillHealths healths, Clock clock) {
        this.prices = prices;
        this.healths = healths;
        this.clock = clock;
    }

    /**
     * A till and a change of prices.
     *
     * @param till which
     * @param stand how far it is
     * @param at when it was last heard of, business time
     * @param steps how many of the prices are meant for its store
     */
    record Row(TillId till, PriceStand stand, Instant at, int steps) {}

    @GetMapping("/fleet/prices")
    String page(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String stand,
            Model model) {
        fill(shops, at, stand, model);
        return "fleet-prices";
    }

    @GetMapping("/fleet/prices/part")
    String part(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String stand,
            Model model) {
        fill(shops, at, stand, model);
        return "fleet-prices :: part";
    }

    private void fill(Shops shops, @Nullable String at, @Nullable String stand, Model model) {
        Instant now = clock.instant();
        List<TillHealths.Heard> heard = healths.heard(shops.filter());
        List<ChangeCount> changes = prices.latest(shops.filter()).stream()
                .map(change -> ChangeCount.of(change, heard, now))
                .toList();
        model.addAttribute("changes", changes);
        model.addAttribute("at", at);
        model.addAttribute("wanted", stand);
        model.addAttribute("stands", PriceStand.values());
        if (at != null) {
            AnnouncedPrices.PriceChange change = prices.at(instant(at))
                    .orElseThrow(() -> new ResponseStatusException(
                            HttpStatus.NOT_FOUND, "No price begins at " + at + "; /fleet/prices lists those that do."));
            List<Row> rows = heard.stream()
                    .filter(each -> change.concerns(each.health().till().store()))
                    .map(each -> row(change, each, now))
                    .toList();
            model.addAttribute("count", ChangeCount.of(change, heard, now));
            model.addAttribute(
                    "rows",
                    rows.stream()
                            .filter(row -> stand == null || row.stand().name().equalsIgnoreCase(stand))
                            .sorted(Comparator.comparing(Row::stand, Comparator.reverseOrder())
                                    .thenComparing(Row::till))
                            .toList());
        }
    }

    private static Row row(AnnouncedPrices.PriceChange change, TillHealths.Heard heard, Instant now) {
        TillId till = heard.health().till();
        return new Row(
                till,
                PriceStand.of(change, till.store(), heard.health().holding(), now),
                heard.at(),
                change.in(till.store()).count());
    }

    private static Instant instant(String at) {
        try {
            return Instant.parse(at);
        } catch (DateTimeParseException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "\"" + at + "\" is no instant; it is like 2026-12-01T06:00:00Z.", e);
        }
    }
}
