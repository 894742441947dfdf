package io.tillstream.till;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.sale.Act;
import io.tillstream.till.sale.Counter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole till without a network: it was enrolled and had a catalogue before, so it sells. It is noon at the shop. */
public final class RunningTill implements AutoCloseable {
    private final ConfigurableApplicationContext app;

    private RunningTill(ConfigurableApplicationContext app) {
        this.app = app;
    }

    /** A till that knows these lines of the protocol, with further settings. */
    public static RunningTill start(Path data, List<String> lines, String... settings) throws IOException {
        return start(data, lines, Map.of(), settings);
    }

    /** The same with parts of a test's own in place of the till's, by the names of its beans. */
    public static RunningTill start(Path data, List<String> lines, Map<String, Object> parts, String... settings)
            throws IOException {
        prepare(data, lines);
        List<String> arguments = new ArrayList<>(List.of(
                "--till.data=" + data,
                "--till.gateway=https://127.0.0.1:1",
                "--tillstream.clock-offset=" + Duration.between(Instant.now(), Shop.NOON)));
        arguments.addAll(List.of(settings));
        if (arguments.stream().noneMatch(setting -> setting.startsWith("--server.port="))) {
            arguments.add("--server.port=0");
        }
        SpringApplication application = new SpringApplication(TillApp.class);
        application.setAllowBeanDefinitionOverriding(!parts.isEmpty());
        application.addInitializers(
                (GenericApplicationContext context) -> parts.forEach((name, part) -> put(context, name, part)));
        return new RunningTill(application.run(arguments.toArray(String[]::new)));
    }

    @SuppressWarnings("unchecked")
    private static <T> void put(GenericApplicationContext context, String name, T part) {
        context.registerBean(name, (Class<T>) part.getClass(), () -> part);
    }

    /** As after an earlier start with a network: the till knows who it is, and these lines of the protocol. */
    static void prepare(Path data, List<String> lines) throws IOException {
        Identity identity = Shop.identity();
        Files.write(data.resolve("identity.json"), CanonicalJson.encode(identity));
        HeadOfficeFake headOffice = new HeadOfficeFake();
        headOffice.answer("a-1", true, false, lines);
        try (CatalogueFeed feed =
                new CatalogueFeed(data, new Catalogue(identity, Shop.AT_NOON), headOffice, Shop.AT_NOON)) {
            feed.start();
            Await.until(() -> Files.exists(data.resolve("catalogue.items")));
        }
    }

    /** Where its screen is. */
    public String address() {
        return "http://127.0.0.1:" + app.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** A part of it, as Spring put it together. */
    <T> T bean(String name, Class<T> type) {
        return app.getBean(name, type);
    }

    public Counter desk() {
        return app.getBean(Counter.class);
    }

    /** Does these acts, one after the other. */
    public void does(Act... acts) {
        for (Act act : acts) {
            desk().submit(act).join();
        }
    }

    /** Types this and presses Enter. */
    public void types(String... texts) {
        for (String text : texts) {
            does(new Act.Typed(text));
        }
    }

    /** What the receipt before says to a scanner. */
    public String lastReceipt() {
        return Objects.requireNonNull(desk().view().last(), "a sale before")
                .sale()
                .source()
                .receiptNumber();
    }

    /** Leaves whatever is open, so that the next customer may come. */
    public void clear() {
        does(new Act.Back(), new Act.Back(), new Act.Back(), new Act.TakeBack(""), new Act.Back(), new Act.Cancel());
    }

    @Override
    public void close() {
        app.close();
    }
}
