package io.tillstream.dashboards.fleet;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.masterdata.BundleRequests;
import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.events.TillId;
import io.tillstream.events.till.BundleAsked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

/** {@code /fleet/logs}: asks tills for their log and state, and gives what they sent. */
@Controller
final class BundlePage {
    /** A till that hears of it later sends nothing. */
    private static final Duration WAITS = Duration.ofDays(1);

    private final TillHealths healths;
    private final BundlesAsked asked;
    private final TillBundles bundles;
    private final BundleRequests requests;
    private final AuditLog audit;
    private final Clock clock;
    private final Duration clockOffset;

    BundlePage(
            TillHealths healths,
            BundlesAsked asked,
            TillBundles bundles,
            BundleRequests requests,
            AuditLog audit,
            Clock clock,
            DashboardsSettings settings) {
        this.healths = healths;
        this.asked = asked;
        this.bundles = bundles;
        this.requests = requests;
        this.audit = audit;
        this.clock = clock;
        this.clockOffset = settings.clockOffset();
    }

    /**
     * A till and its log.
     *
     * @param till which
     * @param waits whether it was asked and has not answered yet
     * @param kilobytes of what it sent; absent for nothing within three days
     * @param at when that came, business time; absent with it
     */
    record Row(
            TillId till,
            boolean waits,
            @Nullable Long kilobytes,
            @Nullable Instant at) {}

    @GetMapping("/fleet/logs")
    String page(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        fill(shops, model);
        return "fleet-logs";
    }

    @GetMapping("/fleet/logs/part")
    String part(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        fill(shops, model);
        return "fleet-logs :: part";
    }

    private void fill(Shops shops, Model model) {
        List<Row> rows = healths.heard(shops.filter()).stream()
                .map(heard -> row(heard.health().till()))
                .toList();
        model.addAttribute("rows", rows);
    }

    private Row row(TillId till) {
        Optional<TillBundles.Sent> sent = bundles.of(till);
        return new Row(
                till,
                waits(till),
                sent.map(TillBundles.Sent::zip)
                        .map(zip -> zip.length / 1024 + 1L)
                        .orElse(null),
                sent.map(TillBundles.Sent::at).map(at -> at.plus(clockOffset)).orElse(null));
    }

    private boolean waits(TillId till) {
        return asked.of(till)
                .filter(request -> request.until().isAfter(clock.instant()))
                .filter(request -> !bundles.isAnswered(till, request.id()))
                .isPresent();
    }

    /** One request at a time: while a till has one to answer, nothing more is asked of it. */
    @PostMapping("/fleet/logs/ask")
    String ask(@RequestParam String till, @ModelAttribute(name = "shops", binding = false) Shops shops) {
        TillId id = need(till, shops);
        if (healths.heard(id.store()::equals).stream()
                .noneMatch(heard -> heard.health().till().equals(id))) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "Till " + id + " has never said how it is; start it, then ask.");
        }
        if (!waits(id)) {
            Instant until = clock.instant().plus(WAITS).truncatedTo(ChronoUnit.SECONDS);
            BundleAsked request =
                    new BundleAsked(id, UUID.randomUUID().toString().replace("-", ""), until);
            audit.noteAndDo(
                    AuditKind.LOG_ASKED,
                    id.toString(),
                    Map.of("request", request.id()),
                    () -> requests.ask(request, () -> waits(id)));
        }
        return "redirect:" + Links.link("/fleet/logs", "store", shops.key());
    }

    @GetMapping("/fleet/logs/{till}.zip")
    ResponseEntity<byte[]> file(
            @PathVariable String till, @ModelAttribute(name = "shops", binding = false) Shops shops) {
        TillId id = need(till, shops);
        TillBundles.Sent sent = bundles.of(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Till " + id + " has sent nothing within three days; ask for it."));
        audit.note(AuditKind.LOG_TAKEN, id.toString(), null, Map.of("request", sent.request()));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"till-" + id + ".zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(new MediaType("application", "zip"))
                .body(sent.zip());
    }

    private static TillId need(String till, Shops shops) {
        try {
            TillId id = TillId.parse(till);
            shops.require(id.store());
            return id;
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "\"" + till + "\" is no till; s1-t1 is one.", e);
        }
    }
}
