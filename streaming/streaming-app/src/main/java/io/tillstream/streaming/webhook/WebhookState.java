package io.tillstream.streaming.webhook;

import io.tillstream.events.webhook.Webhook;
import io.tillstream.events.webhook.WebhookPosition;
import java.util.Collection;

/** How a webhook stands. */
public enum WebhookState {
    /** Messages arrive, or there are none. */
    TELLING,
    /** One does not arrive, and is tried again. */
    FAILING,
    /** Somebody has stopped it. */
    PAUSED,
    /** One did not arrive for days: nothing is told until somebody changes the webhook. */
    GAVE_UP,
    /** The receiver answered 410: as above. */
    GONE;

    static WebhookState of(Webhook webhook, Register register) {
        return of(webhook, register.positions(webhook.id()));
    }

    static WebhookState of(Webhook webhook, Collection<WebhookPosition> positions) {
        WebhookState state = webhook.paused() ? PAUSED : TELLING;
        for (WebhookPosition position : positions) {
            WebhookPosition.Trouble trouble = position.trouble();
            if (trouble == null || position.revision() != webhook.revision()) {
                continue;
            }
            if (trouble.end() != null) {
                return switch (trouble.end()) {
                    case GONE -> GONE;
                    case GAVE_UP -> GAVE_UP;
                };
            }
            state = state == TELLING ? FAILING : state;
        }
        return state;
    }

    /** Whether messages are sent. */
    boolean isTold() {
        return this == TELLING || this == FAILING;
    }

    /** Whether nobody wanted that. */
    boolean isStopped() {
        return this == GAVE_UP || this == GONE;
    }
}
