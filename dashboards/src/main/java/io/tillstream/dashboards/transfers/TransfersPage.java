package io.tillstream.dashboards.transfers;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.counts.CountSheet;
import io.tillstream.dashboards.counts.SheetReader;
import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.StockWriter;
import io.tillstream.dashboards.stock.InTransit;
import io.tillstream.dashboards.stock.OnHands;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.events.stock.StockArrived;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockSent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /transfers}: ways between stores that are worth going, what is on its way, and both ends of it. */
@Controller
final class TransfersPage {
    private static final int PAST_SHOWN = 50;

    private final TripAdvice advice;
    private final InTransit transit;
    private final SheetReader reader;
    private final Assortment assortment;
    private final StockWriter stock;
    private final OnHands books;
    private final TransferEnds ends;
    private final AuditLog log;
    private final Clock clock;

    TransfersPage(
            TripAdvice advice,
            InTransit transit,
            SheetReader reader,
            Assortment assortment,
            StockWriter stock,
            OnHands books,
            TransferEnds ends,
            AuditLog log,
            Clock clock) {
        this.advice = advice;
        this.transit = transit;
        this.reader = reader;
        this.assortment = assortment;
        this.stock = stock;
        this.books = books;
        this.ends = ends;
        this.log = log;
        this.clock = clock;
    }

    @GetMapping("/transfers")
    String list(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        Instant now = clock.instant();
        List<StockTransfer> transfers = transit.of(shops.filter());
        List<StockTransfer> past = transfers.stream()
                .filter(transfer -> transfer.arrivedAt() != null)
                .limit(PAST_SHOWN)
                .toList();
        Set<String> back = takenBack(past);
        List<Trip> trips = advice.to(shops.filter());
        model.addAttribute("trips", trips);
        model.addAttribute(
                "net", trips.stream().map(Trip::net).reduce(this::plus).orElse(null));
        model.addAttribute(
                "underWay",
                transfers.stream()
                        .filter(transfer -> transfer.arrivedAt() == null)
                        .map(transfer -> Passage.of(transfer, now, false))
                        .toList());
        model.addAttribute(
                "arrived",
                past.stream()
                        .map(transfer -> Passage.of(transfer, now, back.contains(transfer.transfer())))
                        .toList());
        return "transfers";
    }

    private Set<String> takenBack(List<StockTransfer> transfers) {
        return log.done(
                AuditKind.TRANSFER_TAKEN_BACK,
                transfers.stream().map(StockTransfer::transfer).toList());
    }

    /** Of chains that sell in several currencies, the first one's. */
    private Money plus(Money sum, Money next) {
        return sum.currency().equals(next.currency()) ? sum.plus(next) : sum;
    }

    @GetMapping("/transfers/send")
    String send(
            @RequestParam StoreId from,
            @RequestParam StoreId to,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Model model) {
        require(from, to, shops);
        List<CountSheet.Line> lines = new ArrayList<>();
        advice.proposed(from, to).forEach((item, quantity) -> lines.add(reader.counted(item, quantity)));
        for (int place = 0; place < CountSheet.BESIDES; place++) {
            lines.add(SheetReader.free());
        }
        return sending(from, to, new CountSheet(lines, List.of()), clock.millis(), model);
    }

    private String sending(StoreId from, StoreId to, CountSheet sheet, long made, Model model) {
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("trip", advice.between(from, to).orElse(null));
        model.addAttribute("sheet", sheet);
        model.addAttribute("made", made);
        return "transfer-send";
    }

    /** Says that goods have left. The same page sent twice is one transfer: its number follows from when it was made. */
    @PostMapping("/transfers/send")
    String sent(
            @RequestParam StoreId from,
            @RequestParam StoreId to,
            @RequestParam long made,
            @RequestParam(required = false) @Nullable String sure,
            @RequestParam MultiValueMap<String, String> form,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Model model) {
        Store sender = require(from, to, shops);
        CountSheet sheet = reader.read(form);
        List<StockLine> lines = sheet.wrong().isEmpty() ? lines(sheet) : List.of();
        if (lines.isEmpty()) {
            model.addAttribute("nothing", sheet.wrong().isEmpty());
            return sending(from, to, sheet, made, model);
        }
        BooksAsked asked = BooksAsked.of(lines, from, books);
        if (!asked.lines().isEmpty() && !asked.key().equals(sure)) {
            model.addAttribute("asked", asked);
            return sending(from, to, sheet, made, model);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String number = from + "-" + to + "-" + Long.toString(made, Character.MAX_RADIX);
        StockSent leg =
                new StockSent(number + "-out", from, now, LocalDate.ofInstant(now, sender.zone()), number, to, lines);
        log.noteAndDo(
                AuditKind.TRANSFER_SENT,
                number,
                Map.of("from", from.value(), "to", to.value(), "lines", lines.size()),
                () -> stock.say(leg));
        return "redirect:" + Links.link("/transfers", "store", shops.key(), "sent", number);
    }

    @GetMapping("/transfers/{number}")
    String one(@PathVariable String number, @ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        StockTransfer transfer = known(number, shops);
        return one(transfer, awaited(transfer), shops, model);
    }

    /** The sheet on which its goods are counted when they come. */
    private CountSheet awaited(StockTransfer transfer) {
        List<CountSheet.Line> lines = new ArrayList<>();
        transfer.lines().forEach(line -> lines.add(reader.empty(line.gtin())));
        for (int place = 0; place < CountSheet.BESIDES; place++) {
            lines.add(SheetReader.free());
        }
        return new CountSheet(lines, List.of());
    }

    private String one(StockTransfer transfer, CountSheet sheet, Shops shops, Model model) {
        boolean back = takenBack(List.of(transfer)).contains(transfer.transfer());
        model.addAttribute("passage", Passage.of(transfer, clock.instant(), back));
        model.addAttribute("sheet", sheet);
        model.addAttribute("mayReceive", shops.reach().covers(transfer.to()));
        model.addAttribute(
                "mayTakeBack",
                transfer.arrivedAt() == null
                        && transfer.sentAt() != null
                        && shops.reach().covers(transfer.from())
                        && shops.reach().covers(transfer.to()));
        return "transfer";
    }

    /** Says that goods have arrived, once; a transfer of which something has arrived takes nothing more here. */
    @PostMapping("/transfers/{number}")
    String arrived(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> form,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Model model) {
        StockTransfer transfer = known(number, shops);
        shops.require(transfer.to());
        CountSheet sheet = reader.read(form);
        List<StockLine> lines = sheet.wrong().isEmpty() ? lines(sheet) : List.of();
        if (lines.isEmpty() || transfer.arrivedAt() != null) {
            model.addAttribute("nothing", sheet.wrong().isEmpty() && transfer.arrivedAt() == null);
            return one(transfer, sheet, shops, model);
        }
        if (!ends.begin(number, AuditKind.TRANSFER_ARRIVED)) {
            model.addAttribute("ended", ends.held(number).orElse(null));
            return one(transfer, sheet, shops, model);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        StockArrived leg = new StockArrived(
                number + "-in",
                transfer.to(),
                now,
                LocalDate.ofInstant(now, store(transfer.to()).zone()),
                number,
                transfer.from(),
                lines);
        say(AuditKind.TRANSFER_ARRIVED, leg);
        model.addAttribute("passage", Passage.of(transfer, now, false).with(lines));
        return "transfer-arrived";
    }

    /**
     * Takes a transfer back of which nothing has arrived: all its goods arrive where they left, under the same number, so that the
     * books of the sender hold them again and nobody awaits them any more.
     */
    @PostMapping("/transfers/{number}/back")
    String back(
            @PathVariable String number, @ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        StockTransfer transfer = known(number, shops);
        Store sender = require(transfer.from(), transfer.to(), shops);
        List<StockLine> lines = transfer.lines().stream()
                .filter(line -> line.sent().amount() > 0)
                .map(line -> new StockLine(line.gtin(), line.sent()))
                .toList();
        if (transfer.arrivedAt() != null || lines.isEmpty()) {
            return "redirect:" + Links.link("/transfers/" + number, "store", shops.key());
        }
        if (!ends.begin(number, AuditKind.TRANSFER_TAKEN_BACK)) {
            model.addAttribute("ended", ends.held(number).orElse(null));
            return one(transfer, awaited(transfer), shops, model);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        say(
                AuditKind.TRANSFER_TAKEN_BACK,
                new StockArrived(
                        number + "-back",
                        transfer.from(),
                        now,
                        LocalDate.ofInstant(now, sender.zone()),
                        number,
                        transfer.to(),
                        lines));
        return "redirect:" + Links.link("/transfers", "store", shops.key(), "back", number);
    }

    private void say(AuditKind how, StockArrived leg) {
        try {
            log.noteAndDo(how, leg.transfer(), Map.of("lines", leg.lines().size()), () -> stock.say(leg));
        } catch (RuntimeException notSaid) {
            ends.notSaid(leg.transfer());
            throw notSaid;
        }
        ends.said(leg.transfer());
    }

    private static List<StockLine> lines(CountSheet sheet) {
        return sheet.counted().stream()
                .filter(line -> line.holds().amount() > 0)
                .map(line -> new StockLine(Objects.requireNonNull(line.item()), line.holds()))
                .toList();
    }

    private StockTransfer known(String number, Shops shops) {
        return transit.of(number)
                .filter(transfer ->
                        shops.reach().covers(transfer.from()) || shops.reach().covers(transfer.to()))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Transfer " + number + " is not known; look at the list again."));
    }

    /** The sender, when the reader has both stores and they are two. */
    private Store require(StoreId from, StoreId to, Shops shops) {
        shops.require(from);
        shops.require(to);
        if (from.equals(to)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Goods of store " + from + " are there already; name another store.");
        }
        store(to);
        return store(from);
    }

    private Store store(StoreId id) {
        return assortment
                .store(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Store " + id + " is not known."));
    }
}
