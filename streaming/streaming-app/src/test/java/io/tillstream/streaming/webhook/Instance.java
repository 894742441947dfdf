package io.tillstream.streaming.webhook;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tillstream.events.webhook.WebhookId;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;

/** What of an instance of streaming-app tells webhooks, put together as there, without everything else. */
final class Instance implements AutoCloseable {
    static final WebhookSecrets SECRETS =
            new WebhookSecrets("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final BackOff QUICK = new BackOff(Duration.ofMillis(20), Duration.ofMillis(200));

    /** As short as the broker lets it be. */
    private static final Duration ABSENCE = Duration.ofSeconds(6);

    private final Register register;
    private final WebhookLog log;
    private final Admin admin;
    private final Post post;
    private final Couriers couriers;
    private final Webhooks webhooks;

    Instance(String kafka) {
        AddressRule addresses = new AddressRule(false, InetAddress::getAllByName);
        register = new Register(kafka);
        log = new WebhookLog(kafka);
        admin = Admin.create(Map.of("bootstrap.servers", kafka));
        post = new Post(SECRETS, addresses, TIMEOUT, InstantSource.system());
        Beginning beginning = new Beginning(admin, register);
        couriers = new Couriers(
                new Dispatch(
                        kafka,
                        register,
                        log,
                        beginning,
                        post,
                        new Manner(QUICK, Duration.ofDays(5), ABSENCE, InstantSource.system(), new Random(7)),
                        new WebhookMeters(new SimpleMeterRegistry())),
                SECRETS);
        webhooks = new Webhooks(register, log, SECRETS, addresses, couriers, beginning, post);
        register.start();
        couriers.start();
    }

    /** In a JVM of its own that can be killed; the argument is the broker's address. */
    public static void main(String[] args) throws InterruptedException {
        Instance instance = new Instance(args[0]);
        try (instance) {
            new CountDownLatch(1).await();
        }
    }

    Webhooks webhooks() {
        return webhooks;
    }

    /** How many partitions of a webhook it tells. */
    int own(WebhookId webhook) {
        return couriers.positions(webhook).size();
    }

    @Override
    public void close() {
        couriers.stop();
        register.stop();
        post.close();
        log.close();
        admin.close(Duration.ZERO);
    }
}
