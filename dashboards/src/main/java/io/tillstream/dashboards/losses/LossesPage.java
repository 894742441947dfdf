package io.tillstream.dashboards.losses;

import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.Conduct;
import io.tillstream.events.ledger.LossSignal;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /losses}: who stands out and why, the receipts that settle it, and what came of looking. */
@Controller
final class LossesPage {
    private static final int LONGEST_NOTE = 500;
    private static final int CASHIERS_SHOWN = 200;

    private final LossSignals signals;
    private final CashierPeriods periods;
    private final StaffNames names;
    private final Reviews reviews;
    private final NamedReceipts receipts;

    LossesPage(LossSignals signals, CashierPeriods periods, StaffNames names, Reviews reviews, NamedReceipts receipts) {
        this.receipts = receipts;
        this.signals = signals;
        this.periods = periods;
        this.names = names;
        this.reviews = reviews;
    }

    @GetMapping("/losses")
    String page(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        fill(shops, model);
        return "losses";
    }

    @GetMapping("/losses/list")
    String list(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        fill(shops, model);
        return "losses :: list";
    }

    @PostMapping("/losses/review")
    String review(
            @RequestParam(defaultValue = "") String signal,
            @RequestParam long seen,
            @RequestParam Review.Outcome outcome,
            @RequestParam(defaultValue = "") String note,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            Principal user,
            HttpServletResponse response,
            Model model) {
        Optional<LossSignal> standing = signals.of(signal, shops.filter());
        String said = note.strip();
        if (standing.isEmpty()) {
            return refused(HttpStatus.NOT_FOUND, show.say("losses.refused.gone"), shops, response, model);
        }
        if (seen < 1 || seen > standing.get().count()) {
            return refused(HttpStatus.BAD_REQUEST, show.say("losses.refused.seen"), shops, response, model);
        }
        if (said.length() > LONGEST_NOTE || said.codePoints().anyMatch(LossesPage::isControl)) {
            return refused(
                    HttpStatus.BAD_REQUEST,
                    show.say("losses.refused.note", show.number(LONGEST_NOTE)),
                    shops,
                    response,
                    model);
        }
        if (outcome == Review.Outcome.EXPLAINED && said.isEmpty()) {
            return refused(HttpStatus.BAD_REQUEST, show.say("losses.refused.reason"), shops, response, model);
        }
        reviews.record(signal, standing.get(), seen, outcome, said, user.getName());
        return back(shops);
    }

    @PostMapping("/losses/undo")
    String undo(@RequestParam long id, @ModelAttribute(name = "shops", binding = false) Shops shops) {
        boolean own = reviews.latest().values().stream()
                .anyMatch(review -> review.id() == id
                        && signals.of(review.signal(), shops.filter()).isPresent());
        if (own) {
            reviews.undo(id);
        }
        return back(shops);
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r';
    }

    private String refused(HttpStatus status, String sentence, Shops shops, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        model.addAttribute("refused", sentence);
        fill(shops, model);
        return "losses";
    }

    private static String back(Shops shops) {
        return "redirect:" + Links.link("/losses", "store", shops.key());
    }

    private void fill(Shops shops, Model model) {
        Map<String, LossSignal> found = signals.of(shops.filter());
        Map<String, Review> latest = reviews.latest();
        Predicate<StoreId> own = store -> shops.reach().covers(store);
        Map<Source, NamedReceipt> named = receipts.of(
                found.values().stream()
                        .flatMap(signal -> signal.receipts().stream())
                        .filter(receipt -> own.test(receipt.till().store()))
                        .distinct()
                        .toList(),
                own);
        List<LossRow> rows = found.entrySet().stream()
                .map(each -> new LossRow(
                        each.getKey(),
                        each.getValue(),
                        who(each.getValue()),
                        each.getValue().receipts().stream()
                                .flatMap(receipt -> Optional.ofNullable(named.get(receipt)).stream())
                                .toList(),
                        latest.get(each.getKey())))
                .sorted(LossRow.BY_MONEY)
                .toList();
        List<String> keys = new ArrayList<>(found.keySet());
        List<CashierRow> cashiers = shops.shown().stream()
                .map(Store::store)
                .flatMap(store -> CashierRow.of(store, periods.latest(store), names, keys).stream())
                .limit(CASHIERS_SHOWN)
                .toList();
        model.addAttribute("open", rows.stream().filter(row -> !row.isSettled()).toList());
        model.addAttribute("settled", rows.stream().filter(LossRow::isSettled).toList());
        model.addAttribute("cashiers", cashiers);
        model.addAttribute(
                "kinds",
                Stream.of(Conduct.Kind.values())
                        .filter(kind -> cashiers.stream().anyMatch(row -> row.count(kind) > 0))
                        .toList());
        model.addAttribute("outcomes", Review.Outcome.values());
        model.addAttribute("weeks", CashierPeriods.TOGETHER * 4);
    }

    private String who(LossSignal signal) {
        return signal.subject() == LossSignal.Subject.MEMBER ? signal.id() : names.of(signal.id());
    }
}
