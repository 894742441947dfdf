package io.tillstream.portal.points;

import io.tillstream.events.Language;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.receipts.Receipts;
import io.tillstream.portal.signin.SignedInMember;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The points ledger of the member who is signed in. */
@Controller
class PointsPage {
    private static final int PAGE = 30;

    private final PointsLedger ledger;
    private final Receipts receipts;
    private final Assortment assortment;

    PointsPage(PointsLedger ledger, Receipts receipts, Assortment assortment) {
        this.ledger = ledger;
        this.receipts = receipts;
        this.assortment = assortment;
    }

    /**
     * An entry with the receipt line it comes from.
     *
     * @param entry the entry
     * @param item what was bought or brought back; absent while the receipt is still on its way
     * @param saleLine the line; absent likewise
     * @param zone the store's zone; of expired points that of their day
     */
    record Row(
            PointsLedger.Entry entry,
            @Nullable String item,
            @Nullable SaleLine saleLine,
            ZoneId zone) {}

    @GetMapping("/points")
    String show(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam(name = "skip", defaultValue = "0") int skip,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale,
            Model model) {
        int from = Math.max(0, skip);
        List<PointsLedger.Entry> found = ledger.latest(signedIn.member(), from, PAGE + 1);
        List<PointsLedger.Entry> shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("balance", ledger.balanceOf(signedIn.member()));
        model.addAttribute("rows", rows(signedIn, shown, Languages.of(locale)));
        model.addAttribute("next", found.size() > PAGE ? from + PAGE : null);
        return htmx == null ? "points/points" : "points/points :: rows";
    }

    private List<Row> rows(SignedInMember signedIn, List<PointsLedger.Entry> entries, Language language) {
        Map<Source, Optional<Sale>> sales = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (PointsLedger.Entry entry : entries) {
            if (entry.sale() == null) {
                rows.add(new Row(entry, null, null, ZoneOffset.UTC));
                continue;
            }
            Optional<SaleLine> line = sales.computeIfAbsent(
                            entry.sale(), sale -> receipts.find(signedIn.member(), sale))
                    .flatMap(sale -> lineOf(sale, entry.line()));
            rows.add(new Row(
                    entry,
                    line.map(one -> assortment.nameOf(one.gtin()).in(language)).orElse(null),
                    line.orElse(null),
                    assortment.zoneOf(entry.sale().till().store())));
        }
        return rows;
    }

    private static Optional<SaleLine> lineOf(Sale sale, int number) {
        return sale.lines().stream().filter(line -> line.line() == number).findFirst();
    }
}
