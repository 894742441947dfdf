package io.tillstream.portal.payments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The machines' door to refunds that the provider refuses: which there are, and what a person did about one. */
@RestController
class RefundsDoor {
    private static final int SHOWN = 200;

    private final PaymentBook book;
    private final PaymentDesk desk;

    RefundsDoor(PaymentBook book, PaymentDesk desk) {
        this.book = book;
        this.desk = desk;
    }

    /** Which refund is meant, as the list names it. */
    record Meant(@Nullable String payment, @Nullable String key) {
        PaymentId id() {
            return new PaymentId(String.valueOf(payment));
        }

        String of() {
            return String.valueOf(key);
        }
    }

    @GetMapping("/api/refunds")
    Map<String, List<Map<String, Object>>> refused() {
        return Map.of(
                "refused", book.refused(SHOWN).stream().map(RefundsDoor::asJson).toList());
    }

    private static Map<String, Object> asJson(PaymentBook.Refused one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("payment", one.refund().payment().value());
        json.put("key", one.refund().key());
        json.put("order", one.order());
        json.put("amount", one.refund().amount().toString());
        if (one.next() != null) {
            json.put("askedNext", one.next().toString());
        }
        return json;
    }

    /** It was given back at the provider by hand. */
    @PostMapping("/api/refunds/done")
    ResponseEntity<Map<String, String>> done(@RequestBody Meant meant) {
        return answer(desk.byHand(meant.id(), meant.of()));
    }

    /** It was not: the provider is to be asked again at once. */
    @PostMapping("/api/refunds/again")
    ResponseEntity<Map<String, String>> again(@RequestBody Meant meant) {
        return answer(desk.again(meant.id(), meant.of()));
    }

    private static ResponseEntity<Map<String, String>> answer(PaymentDesk.Said said) {
        return switch (said) {
            case NOTED -> ResponseEntity.noContent().build();
            case UNKNOWN ->
                error(HttpStatus.NOT_FOUND, "There is no such refund; GET /api/refunds lists those that are refused.");
            case UNDERWAY ->
                error(
                        HttpStatus.CONFLICT,
                        "The provider is being asked for this refund; look at GET /api/refunds in a minute.");
            case RETURNED ->
                error(
                        HttpStatus.CONFLICT,
                        "This refund has gone back already; if it was given by hand as well, ask the provider.");
        };
    }

    private static ResponseEntity<Map<String, String>> error(HttpStatus status, String text) {
        return ResponseEntity.status(status).body(Map.of("error", text));
    }

    @ExceptionHandler(IllegalArgumentException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Map<String, String> refuse() {
        return Map.of(
                "error", "A payment is p and 20 of a-z and 2-7; GET /api/refunds lists refunds that are refused.");
    }
}
