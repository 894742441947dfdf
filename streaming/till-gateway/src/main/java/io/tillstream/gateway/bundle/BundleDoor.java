package io.tillstream.gateway.bundle;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.TillId;
import io.tillstream.events.till.TillBundle;
import io.tillstream.gateway.device.SignatureCheck;
import io.tillstream.gateway.device.SignedRequest;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.gateway.log.TopicFeed;
import io.tillstream.gateway.log.TopicWriter;
import io.tillstream.gateway.settings.Clocks;
import io.tillstream.wire.Topics;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes a till's log and state, a zip file, in answer to a request of head office, and nothing that nobody asked for. */
@RestController
final class BundleDoor {
    /** What was just small enough may be a little larger packed anew by another program; it still fits into a record. */
    private static final int LARGEST_PACKED = TillBundle.LARGEST + 32 * 1024;

    private final SignatureCheck signatures;
    private final OpenRequests requests;
    private final TopicFeed feed;
    private final TopicWriter log;
    private final Clocks clocks;

    BundleDoor(
            SignatureCheck signatures,
            OpenRequests requests,
            @Qualifier(BundleTopics.FEED) TopicFeed feed,
            TopicWriter log,
            Clocks clocks) {
        this.signatures = signatures;
        this.requests = requests;
        this.feed = feed;
        this.log = log;
        this.clocks = clocks;
    }

    @PostMapping("/till/v1/bundles/{id}")
    ResponseEntity<Void> take(@PathVariable String id, HttpServletRequest request) throws IOException {
        SignedRequest signed = signatures.open(request);
        TillId till = signed.device().till();
        if (!feed.isReady()) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Gateway",
                    "still reading the requests for logs",
                    "none is taken before",
                    "send it again in a minute");
        }
        if (!requests.isOpen(till, id)) {
            throw Refusal.of(
                    HttpStatus.CONFLICT,
                    "Bundle",
                    "answers no request that is open",
                    "the newest request of head office is answered, for a day",
                    "wait until head office asks till " + till);
        }
        if (!requests.isAnswered(till, id)) {
            append(till, id, packed(signed.body()));
            requests.answered(till, id);
        }
        return ResponseEntity.noContent().build();
    }

    private static byte[] packed(byte[] zip) {
        if (zip.length > TillBundle.LARGEST) {
            throw tooLarge(zip.length);
        }
        try {
            byte[] packed = PlainZip.of(zip);
            if (packed.length > LARGEST_PACKED) {
                throw tooLarge(packed.length);
            }
            return packed;
        } catch (PlainZip.Unfit e) {
            throw Refusal.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Bundle",
                    String.valueOf(e.getMessage()),
                    "it is a zip file of a few plain files",
                    "wait until head office asks again");
        }
    }

    private static Refusal tooLarge(int bytes) {
        return Refusal.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "Bundle",
                bytes + " bytes",
                "it has at most " + TillBundle.LARGEST,
                "leave older lines of the log out");
    }

    private void append(TillId till, String id, byte[] zip) {
        TillBundle bundle = new TillBundle(
                till,
                id,
                clocks.wall().instant().truncatedTo(ChronoUnit.MILLIS),
                Base64.getEncoder().encodeToString(zip));
        try {
            log.append(Topics.TILL_BUNDLE.name(), till.toString(), List.of(CanonicalJson.encode(bundle)));
        } catch (TopicWriter.LogUnavailable e) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Log",
                    "did not acknowledge",
                    "a bundle counts as received only then",
                    "send it again in a minute");
        }
    }
}
