package io.tillstream.portal.payments;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the provider says that something has changed. It is believed in nothing: the payment is asked about. */
@RestController
class NoticesDoor {
    static final String PATH = "/payment-notices";
    private static final int LONGEST = 4_096;
    private static final int UNAUTHORISED = 401;

    private final PaymentProvider provider;
    private final PaymentBook book;
    private final Clock clock;

    NoticesDoor(PaymentProvider provider, PaymentBook book, Clock clock) {
        this.provider = provider;
        this.book = book;
        this.clock = clock;
    }

    @PostMapping(PATH)
    ResponseEntity<Void> hear(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST);
        Optional<PaymentProvider.Notice> notice = provider.heard(request::getHeader, body);
        if (notice.isEmpty()) {
            return ResponseEntity.status(UNAUTHORISED).build();
        }
        if (book.isNew(notice.get().id(), clock.instant())) {
            book.hurry(notice.get().payment(), clock.instant());
        }
        return ResponseEntity.noContent().build();
    }
}
