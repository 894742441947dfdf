package io.tillstream.streaming.webhook;

import io.tillstream.events.webhook.Webhook;
import io.tillstream.events.webhook.WebhookId;
import io.tillstream.events.webhook.WebhookPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One courier for each webhook that is to be told, in its present revision. */
@Component
class Couriers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);

    private final Dispatch dispatch;
    private final Register register;
    private final boolean isThereAKey;
    private final Map<WebhookId, Courier> couriers = new HashMap<>();
    private boolean running;
    private boolean complained;

    Couriers(Dispatch dispatch, WebhookSecrets secrets) {
        this.dispatch = dispatch;
        this.register = dispatch.register();
        this.isThereAKey = secrets.isThereAKey();
        register.onChange(this::adjust);
    }

    /** How far a webhook is told by this instance, more recent than what is noted. */
    synchronized Map<String, WebhookPosition> positions(WebhookId webhook) {
        return Optional.ofNullable(couriers.get(webhook))
                .map(Courier::positions)
                .orElse(Map.of());
    }

    /** Records that are still to be told or passed by, as far as this instance is concerned. */
    synchronized long behind() {
        return couriers.values().stream().mapToLong(Courier::behind).sum();
    }

    private synchronized void adjust() {
        if (!running) {
            return;
        }
        if (!isThereAKey) {
            complain();
            return;
        }
        Set<WebhookId> wanted = new HashSet<>();
        for (Webhook webhook : register.webhooks()) {
            if (!WebhookState.of(webhook, register).isTold()) {
                continue;
            }
            wanted.add(webhook.id());
            Courier present = couriers.get(webhook.id());
            if (present == null || present.revision() != webhook.revision()) {
                if (present != null) {
                    present.askToStop();
                }
                Courier next = new Courier(webhook, dispatch, present);
                couriers.put(webhook.id(), next);
                next.start();
            }
        }
        couriers.entrySet().removeIf(entry -> {
            boolean isOver = !wanted.contains(entry.getKey());
            if (isOver) {
                LOG.info("Webhook {} is told nothing more.", entry.getKey());
                entry.getValue().askToStop();
            }
            return isOver;
        });
    }

    private void complain() {
        if (!complained && !register.webhooks().isEmpty()) {
            LOG.error(
                    "{} webhooks are told nothing: tillstream.webhook.key is not set.",
                    register.webhooks().size());
            complained = true;
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        adjust();
    }

    @Override
    public void stop() {
        List<Courier> left;
        synchronized (this) {
            running = false;
            left = new ArrayList<>(couriers.values());
            couriers.clear();
        }
        left.forEach(Courier::askToStop);
        left.forEach(courier -> courier.awaitEnd(Dispatch.STOP_PATIENCE));
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
