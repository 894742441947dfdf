package io.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import io.tillstream.till.sale.Act;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every door of the till that changes something, as the till itself lists them: none opens to another web page, and no field
 * of any takes a card number. The numbers are ones the card networks publish for tests; they belong to nobody.
 */
@Timeout(240)
class DoorsTest {
    private static final List<String> CARDS = List.of(
            "4111111111111111", "4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005", "6200000000000005");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path data;

    private static RunningTill till;
    private static List<Door> doors;

    /** A door and the names of its fields. */
    private record Door(String path, List<String> fields) {
        String form(String value) {
            return fields.stream()
                    .map(field -> field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }
    }

    @BeforeAll
    static void start() throws IOException {
        till = RunningTill.start(data, Shop.catalogue());
        keepTheLog();
        doors = till
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(entry ->
                        entry.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .map(path -> new Door(
                                path.replaceAll("\\{[^}]*}", "1"),
                                Stream.of(entry.getValue().getMethodParameters())
                                        .map(parameter -> parameter.getParameterAnnotation(RequestParam.class))
                                        .filter(annotation -> annotation != null)
                                        .map(annotation ->
                                                annotation.name().isEmpty() ? annotation.value() : annotation.name())
                                        .toList())))
                .toList();
    }

    /** What a till says is kept beside its files, as the conductor keeps it. */
    private static void keepTheLog() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(context);
        lines.setPattern("%level %logger %msg%n%ex");
        lines.start();
        FileAppender<ILoggingEvent> file = new FileAppender<>();
        file.setContext(context);
        file.setFile(data.resolve("till.log").toString());
        file.setEncoder(lines);
        file.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(file);
    }

    @AfterAll
    static void stop() {
        till.close();
    }

    private static int post(Door door, String form, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(till.address() + door.path()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void openToNoOtherWebPage() throws Exception {
        assertThat(doors).hasSizeGreaterThan(60);
        till.types(Shop.MILK.ean13());
        Object before = till.desk().view().sale();

        for (Door door : doors) {
            assertThat(post(door, door.form("1"), "Sec-Fetch-Site", "cross-site"))
                    .as(door.path())
                    .isEqualTo(403);
            assertThat(post(door, door.form("1"), "Origin", "https://elsewhere.example"))
                    .as(door.path())
                    .isEqualTo(403);
        }

        assertThat(till.desk().view().sale()).isEqualTo(before);
        till.clear();
    }

    /** A page elsewhere has its own name lead to this machine, so that its browser calls it the same origin. */
    @Test
    void openToNoPageWhoseNameLeadsHere() throws Exception {
        assertThat(statusOf("127.0.0.1")).contains(" 200 ");
        assertThat(statusOf("localhost")).contains(" 200 ");
        assertThat(statusOf("elsewhere.example")).contains(" 401 ");
    }

    private static String statusOf(String name) throws IOException {
        URI address = URI.create(till.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request = "GET /api/status HTTP/1.1\r\nHost: " + name + ":" + address.getPort()
                    + "\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("");
        }
    }

    @Test
    void keepNoCardNumberOfAnyField() throws Exception {
        List<Act> toBasket = List.of(new Act.Typed(Shop.COFFEE.ean13()));
        List<Act> toPayment = List.of(new Act.Typed(Shop.COFFEE.ean13()), new Act.BeginPayment());
        for (List<Act> before : List.of(List.<Act>of(), toBasket, toPayment)) {
            for (Door door : doors) {
                for (String card : door.fields().isEmpty() ? List.<String>of() : CARDS) {
                    till.clear();
                    till.does(before.toArray(Act[]::new));
                    assertThat(post(door, door.form(card))).as(door.path()).isLessThan(500);
                }
            }
        }
        till.clear();

        Set<String> digits =
                CARDS.stream().map(card -> card.replaceAll("[ -]", "")).collect(Collectors.toSet());
        assertThat(data.resolve("till.log")).isNotEmptyFile();
        assertThat(filesWith(digits)).isEmpty();
        assertThat(TillBooks.in(data).violations()).isEmpty();
    }

    /** Files of the till, logs among them, in which one of these stands, with or without separators between the digits. */
    private static List<String> filesWith(Set<String> digits) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .replaceAll("(?<=[0-9])[ -](?=[0-9])", "");
                digits.stream().filter(text::contains).forEach(one -> found.add(data.relativize(file) + ": " + one));
            }
        }
        return found;
    }
}
