package io.tillstream.dashboards.receiving;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.masterdata.StockWriter;
import io.tillstream.dashboards.orders.AwaitedOrders;
import io.tillstream.dashboards.orders.AwaitedOrders.Awaited;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockLine;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
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

/** {@code /receiving}: goods of an order are counted in, with what is missing, what is too much and until when it keeps. */
@Controller
final class ReceivingPage {
    private final AwaitedOrders orders;
    private final SlipReader reader;
    private final StockWriter stock;
    private final AuditLog log;
    private final Clock clock;

    ReceivingPage(AwaitedOrders orders, SlipReader reader, StockWriter stock, AuditLog log, Clock clock) {
        this.orders = orders;
        this.reader = reader;
        this.stock = stock;
        this.log = log;
        this.clock = clock;
    }

    @GetMapping("/receiving")
    String list(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        model.addAttribute("orders", orders.of(shops.filter()));
        return "receiving";
    }

    @GetMapping("/receiving/{to}/{number}")
    String order(
            @PathVariable StoreId to,
            @PathVariable String number,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Model model) {
        Awaited order = known(to, number, shops);
        return page(order, Slip.of(order.lines()), clock.instant().toEpochMilli(), model);
    }

    /** Books what came. The same page sent twice is one delivery: its time of making is part of the delivery's id. */
    @PostMapping("/receiving/{to}/{number}")
    String receive(
            @PathVariable StoreId to,
            @PathVariable String number,
            @RequestParam long made,
            @RequestParam(defaultValue = "false") boolean anyway,
            @RequestParam MultiValueMap<String, String> form,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Model model) {
        Awaited order = known(to, number, shops);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = LocalDate.ofInstant(now, store(to, shops).zone());
        Slip written = reader.read(order.lines(), form, today);
        Slip slip = anyway ? written.takenAnyway() : written;
        List<StockLine> came = slip.wrong().isEmpty() ? reader.came(slip) : List.of();
        if (came.isEmpty()) {
            model.addAttribute("nothing", slip.wrong().isEmpty());
            return page(order, slip, made, model);
        }
        GoodsReceived delivery = new GoodsReceived(
                to + "-" + number + "-" + Long.toString(made, Character.MAX_RADIX),
                to,
                now,
                today,
                false,
                "counted in",
                number,
                came);
        log.noteAndDo(
                AuditKind.GOODS_RECEIVED,
                to + "|" + number,
                Map.of(
                        "delivery",
                        delivery.id(),
                        "lines",
                        came.size(),
                        "takenAnyway",
                        written.wrong().size() - slip.wrong().size()),
                () -> stock.say(delivery));
        model.addAttribute("order", order);
        model.addAttribute("came", came);
        model.addAttribute("differences", reader.differences(order.lines(), came));
        return "received";
    }

    private static String page(Awaited order, Slip slip, long made, Model model) {
        model.addAttribute("order", order);
        model.addAttribute("slip", slip);
        model.addAttribute("made", made);
        return "receive";
    }

    private Awaited known(StoreId store, String number, Shops shops) {
        store(store, shops);
        return orders.of(store, number)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Order " + number + " of store " + store + " is not awaited."));
    }

    private static Store store(StoreId id, Shops shops) {
        shops.require(id);
        return shops.all().stream()
                .filter(store -> store.store().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Store " + id + " is not known."));
    }
}
