package io.tillstream.gateway.order;

import io.tillstream.events.OrderId;
import io.tillstream.events.TillId;
import io.tillstream.gateway.device.SignatureCheck;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.gateway.log.TopicFeed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives a member's order to one till of its store at a time, so that two do not both hand it over. */
@RestController
final class OrdersDoor {
    private final SignatureCheck signatures;
    private final TopicFeed feed;
    private final HandedOrders handed;
    private final OrderHolds holds;

    OrdersDoor(
            SignatureCheck signatures,
            @Qualifier(HandedOrders.FEED) TopicFeed feed,
            HandedOrders handed,
            OrderHolds holds) {
        this.signatures = signatures;
        this.feed = feed;
        this.handed = handed;
        this.holds = holds;
    }

    @PostMapping("/till/v1/orders/{order}/hold")
    ResponseEntity<Void> hold(HttpServletRequest request, @PathVariable String order) throws IOException {
        TillId till = signatures.open(request).device().till();
        OrderId number = number(order);
        if (!feed.isReady()) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Gateway",
                    "still reading which orders went",
                    "one that went would be given out again",
                    "try again in a moment");
        }
        handed.receipt(till.store(), number).ifPresent(receipt -> {
            throw Refusal.of(
                    HttpStatus.GONE,
                    "Receipt that handed order " + number + " over",
                    receipt.receiptNumber(),
                    "an order goes out once",
                    "leave the goods where they are and look at that receipt");
        });
        holds.take(number, till).ifPresent(other -> {
            throw Refusal.of(
                    HttpStatus.LOCKED,
                    "Till that hands order " + number + " over",
                    other.toString(),
                    "one till at a time may",
                    "finish or leave it there, then ask again");
        });
        return ResponseEntity.noContent()
                .header("Tillstream-Held-Seconds", Long.toString(OrderHolds.TIME.toSeconds()))
                .build();
    }

    @DeleteMapping("/till/v1/orders/{order}/hold")
    ResponseEntity<Void> letGo(HttpServletRequest request, @PathVariable String order) throws IOException {
        TillId till = signatures.open(request).device().till();
        holds.letGo(number(order), till);
        return ResponseEntity.noContent().build();
    }

    private static OrderId number(String text) {
        if (!OrderId.isOne(text)) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "Order",
                    text,
                    "it is the letter w and 12 characters a to z or 2 to 7",
                    "scan the code the member shows");
        }
        return OrderId.of(text);
    }
}
