package io.tillstream.dashboards.orders;

import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.reorder.Choices;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.OrderProgress;
import io.tillstream.receipt.ReceiptFonts;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /orders}: what is to be sent to suppliers, what was sent, and how much of it has come. */
@Controller
final class OrdersPage {
    private static final MediaType LETTER = new MediaType("message", "rfc822");
    private static final MediaType TABLE = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Orders orders;
    private final Choices choices;
    private final OrderOutbox outbox;
    private final OrderProgresses progresses;
    private final OrderPapers papers;
    private final OrderFacts facts;
    private final RuleLines rules;
    private final DraftCosts costs;
    private final Clock clock;

    OrdersPage(
            Orders orders,
            Choices choices,
            OrderOutbox outbox,
            OrderProgresses progresses,
            OrderPapers papers,
            OrderFacts facts,
            RuleLines rules,
            DraftCosts costs,
            Clock clock) {
        this.orders = orders;
        this.choices = choices;
        this.outbox = outbox;
        this.progresses = progresses;
        this.papers = papers;
        this.facts = facts;
        this.rules = rules;
        this.costs = costs;
        this.clock = clock;
    }

    /**
     * A draft on the page.
     *
     * @param draft what it is
     * @param cost what it comes to
     * @param supplier its name, absent where nobody has said who delivers
     * @param until the first instant that is too late, absent where no cut-off is known
     * @param seconds from now until then, below zero when it has passed
     */
    record Unsent(
            Draft draft,
            DraftCost cost,
            @Nullable LocalText supplier,
            @Nullable Instant until,
            long seconds) {
        public boolean isTooLate() {
            return until != null && seconds <= 0;
        }

        public boolean isReady() {
            return supplier != null && !isTooLate();
        }
    }

    /**
     * A sent order on the page.
     *
     * @param order what it is
     * @param supplier its name
     * @param state {@code told} (the log has not answered), {@code ordered}, {@code confirmed}, {@code received}, {@code closed}
     *     or {@code cancelled}
     * @param come how many of its lines have come in full
     * @param language in which the supplier reads, absent where nobody has said
     */
    record Sent(
            SentOrder order,
            LocalText supplier,
            String state,
            long come,
            @Nullable Language language) {
        public boolean isOpen() {
            return order.isOurs() && List.of("told", "ordered", "confirmed").contains(state);
        }
    }

    @GetMapping("/orders")
    String page(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @RequestParam(required = false) Orders.@Nullable Outcome said,
            @RequestParam(required = false) @Nullable String small,
            @RequestParam(name = "rules", required = false) RuleDoor.@Nullable Answer answer,
            Model model) {
        fill(shops, said, small, model);
        model.addAttribute("rules", rules.now());
        model.addAttribute("answer", answer);
        return "orders";
    }

    @GetMapping("/orders/list")
    String list(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @RequestParam(required = false) @Nullable String small,
            Model model) {
        fill(shops, null, small, model);
        return "orders :: list";
    }

    @PostMapping("/orders/send")
    String send(
            @RequestParam StoreId to,
            @RequestParam String number,
            @RequestParam(defaultValue = "false") boolean small,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Principal user,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        shops.require(to);
        Orders.Outcome outcome = orders.send(to, number, small, user.getName());
        outbox.look();
        return answer(part, shops, outcome, outcome == Orders.Outcome.TOO_SMALL ? number : null, model);
    }

    @PostMapping("/orders/cancel")
    String cancel(
            @RequestParam StoreId to,
            @RequestParam String number,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Principal user,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        shops.require(to);
        orders.cancel(to, number, user.getName());
        outbox.look();
        return answer(part, shops, null, null, model);
    }

    /** Takes a line off its draft: the choice is undone, the proposal open again. */
    @PostMapping("/orders/undo")
    String undo(
            @RequestParam long choice,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        choices.undo(choice, shops::require);
        return answer(part, shops, null, null, model);
    }

    @GetMapping("/orders/{to}/{number}.csv")
    ResponseEntity<byte[]> table(
            @PathVariable StoreId to,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String in,
            @ModelAttribute(name = "shops", binding = false) Shops shops) {
        shops.require(to);
        SentOrder order = known(to, number);
        return file(order, TABLE, "csv", papers.csv(order, language(order, in)).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/orders/{to}/{number}.eml")
    ResponseEntity<byte[]> letter(
            @PathVariable StoreId to,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String in,
            @ModelAttribute(name = "shops", binding = false) Shops shops) {
        shops.require(to);
        SentOrder order = known(to, number);
        return file(
                order, LETTER, "eml", papers.letter(order, language(order, in)).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/orders/{to}/{number}.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable StoreId to,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String in,
            @ModelAttribute(name = "shops", binding = false) Shops shops) {
        shops.require(to);
        SentOrder order = known(to, number);
        try {
            return file(order, MediaType.APPLICATION_PDF, "pdf", papers.pdf(order, language(order, in)));
        } catch (ReceiptFonts.FontMissing missing) {
            throw new ResponseStatusException(HttpStatus.NOT_IMPLEMENTED, missing.getMessage(), missing);
        }
    }

    private static ResponseEntity<byte[]> file(SentOrder order, MediaType type, String ending, byte[] content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"order-" + order.number() + "." + ending + "\"")
                .contentType(type)
                .body(content);
    }

    /** The one that is asked for, else the supplier's, else English. */
    private Language language(SentOrder order, @Nullable String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst()
                .or(() -> papers.language(order.supplier()))
                .orElse(Language.EN);
    }

    private SentOrder known(StoreId store, String number) {
        return orders.find(store, number)
                .or(() -> facts.of(store, number).map(SentOrder::of))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Order " + number + " of store " + store + " is not known here."));
    }

    /** With the number of a draft that is smaller than its supplier likes, the page asks whether it is to go all the same. */
    private String answer(
            @Nullable String part, Shops shops, Orders.@Nullable Outcome said, @Nullable String small, Model model) {
        if (part == null) {
            return "redirect:" + Links.link("/orders", "store", shops.key(), "said", said, "small", small);
        }
        fill(shops, said, small, model);
        return "orders :: list";
    }

    private void fill(Shops shops, Orders.@Nullable Outcome said, @Nullable String small, Model model) {
        model.addAttribute("small", small);
        model.addAttribute(
                "drafts",
                orders.drafts(shops.filter()).stream().map(this::unsent).toList());
        model.addAttribute("sent", sent(shops));
        model.addAttribute("said", said);
    }

    /** What was sent from here, and what came from other systems. */
    private List<Sent> sent(Shops shops) {
        List<SentOrder> ours = orders.sent(shops.ids());
        return Stream.concat(
                        ours.stream(),
                        facts.latest(shops.ids()).stream()
                                .filter(order -> orders.find(order.store(), order.order())
                                        .isEmpty())
                                .map(SentOrder::of))
                .sorted(Comparator.comparing(SentOrder::sentAt).reversed().thenComparing(SentOrder::number))
                .limit(Orders.SHOWN)
                .map(this::sent)
                .toList();
    }

    private Unsent unsent(Draft draft) {
        Instant until = draft.soonest();
        String supplier = draft.key().supplier();
        return new Unsent(
                draft,
                costs.of(draft),
                supplier == null ? null : papers.supplier(supplier),
                until,
                until == null ? 0 : until.getEpochSecond() - clock.instant().getEpochSecond());
    }

    private Sent sent(SentOrder order) {
        List<OrderProgress.Line> lines = progresses
                .of(order.store(), order.number())
                .map(OrderProgress::lines)
                .orElse(List.of());
        long come = lines.stream()
                .filter(line -> line.ordered().amount() > 0
                        && line.received().amount() >= line.ordered().amount())
                .count();
        return new Sent(
                order,
                papers.supplier(order.supplier()),
                state(order, come),
                come,
                papers.language(order.supplier()).orElse(null));
    }

    private String state(SentOrder order, long come) {
        if (order.cancelledAt() != null) {
            return "cancelled";
        }
        if (come >= order.lines().size()) {
            return "received";
        }
        return progresses
                .of(order.store(), order.number())
                .map(OrderProgress::state)
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .orElse("told");
    }
}
