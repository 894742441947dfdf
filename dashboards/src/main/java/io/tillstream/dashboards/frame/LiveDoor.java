package io.tillstream.dashboards.frame;

import io.tillstream.dashboards.live.LiveEvents;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /live}: the stream of changes for one open page, those of its reader's stores. */
@RestController
final class LiveDoor {
    private final LiveEvents events;

    LiveDoor(LiveEvents events) {
        this.events = events;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(Principal reader, @ModelAttribute(name = "shops", binding = false) Shops shops) {
        return events.open(reader.getName(), shops.reach()::covers);
    }
}
