package io.tillstream.gateway.change;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.StoreId;
import io.tillstream.gateway.device.SignatureCheck;
import io.tillstream.gateway.device.SignedRequest;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.gateway.log.TopicFeed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a till what changed, as NDJSON: a head {@code {"cursor":…,"more":…,"reset":…}}, then one change per line
 * such as {@code {"price":{…}}} or {@code {"removed":{"key":…,"kind":"offers"}}}.
 */
@RestController
final class ChangesDoor {
    private static final long LONGEST_WAIT_SECONDS = 30;

    /** A page a till can hold in memory while it reads it, and that takes well under a second to send. */
    private static final long PAGE_BYTES = 4L * 1024 * 1024;

    private final SignatureCheck signatures;
    private final TopicFeed feed;
    private final ChangeView view;

    ChangesDoor(SignatureCheck signatures, @Qualifier(ChangeTopics.FEED) TopicFeed feed, ChangeView view) {
        this.signatures = signatures;
        this.feed = feed;
        this.view = view;
    }

    record Head(String cursor, boolean reset, boolean more) {}

    record Removed(String kind, String key) {}

    record Removal(Removed removed) {}

    @GetMapping("/till/v1/changes")
    void changes(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "wait", defaultValue = "0") long wait)
            throws IOException, InterruptedException {
        SignedRequest signed = signatures.open(request);
        if (!feed.isReady()) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Gateway",
                    "still reading catalogue and decisions",
                    "half of them would be taken for all",
                    "try again in a moment");
        }
        StoreId store = signed.device().till().store();
        Cursor after = Cursor.parse(cursor);
        view.awaitChange(store, after, Duration.ofSeconds(Math.clamp(wait, 0, LONGEST_WAIT_SECONDS)));
        write(view.page(store, after, PAGE_BYTES), response);
    }

    private static void write(ChangeView.Page page, HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        try (OutputStream out = new BufferedOutputStream(response.getOutputStream(), 64 * 1024)) {
            out.write(CanonicalJson.encode(new Head(page.cursor().toString(), page.reset(), page.more())));
            out.write('\n');
            for (ChangeOrder.Change change : page.changes()) {
                byte[] value = change.value();
                if (value == null) {
                    out.write(CanonicalJson.encode(
                            new Removal(new Removed(change.kind().word(), change.key()))));
                } else {
                    out.write(("{\"" + change.kind().word() + "\":").getBytes(StandardCharsets.US_ASCII));
                    out.write(value);
                    out.write('}');
                }
                out.write('\n');
            }
        }
    }
}
