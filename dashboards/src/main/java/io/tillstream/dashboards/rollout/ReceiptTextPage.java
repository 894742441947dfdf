package io.tillstream.dashboards.rollout;

import io.tillstream.dashboards.approval.Approvals;
import io.tillstream.dashboards.fleet.TillHealths;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Language;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.till.ReceiptText;
import io.tillstream.events.till.SettingsHeld;
import io.tillstream.receipt.PrinterProfile;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /fleet/receipts}: what stands at the head and foot of receipts. It is looked at as a printer prints it, and then rolled out
 * like settings.
 */
@Controller
final class ReceiptTextPage {
    private static final int LISTED = 30;
    /** The text somebody looked at last, in their own session. */
    private static final String LOOKED_AT = "receipt-text";

    private final Rollouts rollouts;
    private final RolloutDesk desk;
    private final TillHealths healths;
    private final Assortment assortment;
    private final Approvals approvals;
    private final SecondPerson second;
    private final Clock clock;

    ReceiptTextPage(
            Rollouts rollouts,
            RolloutDesk desk,
            TillHealths healths,
            Assortment assortment,
            Approvals approvals,
            SecondPerson second,
            Clock clock) {
        this.rollouts = rollouts;
        this.desk = desk;
        this.healths = healths;
        this.assortment = assortment;
        this.approvals = approvals;
        this.second = second;
        this.clock = clock;
    }

    /** A text that somebody looks at, and the store it is shown for. */
    record LookedAt(String store, PrintedText text) {}

    @GetMapping("/fleet/receipts")
    String list(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        fill(shops, model);
        return "fleet-receipts";
    }

    private void fill(Shops shops, Model model) {
        List<TillHealths.Heard> heard = healths.heard(shops.filter());
        model.addAttribute("rollouts", rollouts.latest(Rollouts.Gives.TEXT, LISTED));
        model.addAttribute("atTills", rollouts.textsAtTills());
        model.addAttribute("languages", Language.values());
        model.addAttribute("able", able(heard).size());
        model.addAttribute("unable", heard.size() - able(heard).size());
        model.addAttribute("two", shops.key() == null && second.isNeeded());
    }

    private static List<TillHealths.Heard> able(List<TillHealths.Heard> heard) {
        return heard.stream()
                .filter(each -> Optional.ofNullable(each.health().settings())
                        .map(SettingsHeld::receipts)
                        .isPresent())
                .toList();
    }

    /** Shows it on paper, and keeps nothing of it but for this session. */
    @PostMapping("/fleet/receipts/look")
    String look(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam Map<String, String> form,
            HttpSession session,
            HttpServletResponse response,
            Model model) {
        TextForm read = read(shops, form, show);
        PrintedText text = read.text();
        if (text == null) {
            return refuse(read.trouble(), form, shops, response, model);
        }
        session.setAttribute(
                LOOKED_AT,
                CanonicalJson.text(new LookedAt(shops.clockStore().store().value(), text)));
        model.addAttribute("form", form);
        model.addAttribute("replaces", replaced(able(healths.heard(shops.filter())), text));
        model.addAttribute("look", Integer.toHexString(text.hashCode()));
        fill(shops, model);
        return "fleet-receipts";
    }

    private TextForm read(Shops shops, Map<String, String> form, Show show) {
        Set<ZoneId> zones = assortment.stores().stream()
                .filter(store -> shops.filter().test(store.store()))
                .map(Store::zone)
                .collect(Collectors.toSet());
        return TextForm.read(form, zones, now(), show);
    }

    private String refuse(
            List<String> trouble, Map<String, String> form, Shops shops, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("refused", trouble);
        model.addAttribute("form", form);
        fill(shops, model);
        return "fleet-receipts";
    }

    @PostMapping("/fleet/receipts/begin")
    String begin(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam Map<String, String> form,
            Principal user,
            HttpServletResponse response,
            Model model) {
        TextForm read = read(shops, form, show);
        List<String> trouble = new ArrayList<>(read.trouble());
        RolloutForm.trouble(form, show).ifPresent(trouble::add);
        List<TillHealths.Heard> tills = able(healths.heard(shops.filter()));
        if (tills.isEmpty()) {
            trouble.add(show.say("receipts.refused.no-tills"));
        }
        List<TillId> names = tills.stream().map(each -> each.health().till()).toList();
        rollouts.openWith(names)
                .map(open -> show.say("rollout.refused.open", show.number(open)))
                .ifPresent(trouble::add);
        PrintedText text = read.text();
        if (text != null) {
            List<ReceiptText> replaced = replaced(tills, text);
            model.addAttribute("replaces", replaced);
            if (replaced.stream().anyMatch(each -> !form.containsKey("replace." + each.rollOut()))) {
                trouble.add(show.say("receipts.refused.replaces"));
            }
        }
        if (!trouble.isEmpty()) {
            return refuse(trouble, form, shops, response, model);
        }
        boolean two = shops.key() == null && second.isNeeded();
        Instant now = now();
        long id = desk.begin(
                new Rollout(
                        0,
                        Optional.ofNullable(shops.key()).orElse(""),
                        List.of(),
                        null,
                        text,
                        RolloutForm.note(form),
                        RolloutForm.soak(form),
                        user.getName(),
                        now,
                        two ? Rollout.State.ASKED : Rollout.State.RUNNING,
                        -1,
                        null,
                        null),
                Rings.of(tills, now));
        if (two) {
            boolean _ = approvals.ask(RolloutPage.KIND, Long.toString(id), RolloutDesk.subject(id), user.getName());
        }
        return "redirect:/fleet/settings/" + id;
    }

    /** The texts that wait at these tills, and would never be printed once they are told this one, the first to begin first. */
    private List<ReceiptText> replaced(List<TillHealths.Heard> tills, PrintedText text) {
        Instant now = now();
        return tills.stream()
                .flatMap(till -> rollouts.said(till.health().till()).stream())
                .flatMap(said -> said.receipts().stream())
                .filter(each -> each.from().isAfter(now) && !each.from().isBefore(text.from()))
                .distinct()
                .sorted(Comparator.comparing(ReceiptText::from).thenComparingLong(ReceiptText::rollOut))
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The text somebody looks at, on paper. */
    @GetMapping("/fleet/receipts/look.png")
    ResponseEntity<byte[]> paper(
            @RequestParam("in") String language, @RequestParam int columns, @Nullable HttpSession session) {
        Object looked = session == null ? null : session.getAttribute(LOOKED_AT);
        if (!(looked instanceof String json)) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "Nobody looks at a text here; see /fleet/receipts.");
        }
        LookedAt at = CanonicalJson.decode(json, LookedAt.class);
        return paper(at.store(), at.text(), language, columns);
    }

    /** The text of a roll-out, on paper. */
    @GetMapping("/fleet/receipts/{id}.png")
    ResponseEntity<byte[]> paper(
            @PathVariable long id, @RequestParam("in") String language, @RequestParam int columns) {
        Rollout rollout = rollouts.find(id)
                .filter(each -> each.text() != null)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Text " + id + " is not known; see /fleet/receipts."));
        return paper(rollout.scope(), Objects.requireNonNull(rollout.text()), language, columns);
    }

    private static Language language(String tag) {
        return Arrays.stream(Language.values())
                .filter(each -> each.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "A receipt is in en, zh-TW or zh-CN, not in what was asked for."));
    }

    /** In a store, or the first where it is for several. */
    private ResponseEntity<byte[]> paper(String store, PrintedText text, String language, int columns) {
        if (columns != PrinterProfile.MM_58.columns() && columns != PrinterProfile.MM_80.columns()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Paper has 32 or 48 columns, not " + columns + ".");
        }
        List<Store> stores = assortment.stores();
        Store in = stores.stream()
                .filter(each -> each.store().value().equals(store))
                .findFirst()
                .or(() -> stores.stream().findFirst())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No store is known yet."));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .body(new ReceiptExample(in, text).picture(language(language), PrinterProfile.ofColumns(columns)));
    }
}
