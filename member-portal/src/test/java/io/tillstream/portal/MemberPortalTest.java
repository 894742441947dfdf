package io.tillstream.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.CardHash;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.Reservation;
import io.tillstream.events.member.Member;
import io.tillstream.events.member.MemberFeedback;
import io.tillstream.events.message.CampaignMessage;
import io.tillstream.events.message.Channel;
import io.tillstream.events.message.MessageReach;
import io.tillstream.events.message.MessageTally;
import io.tillstream.events.reservation.ReservationDue;
import io.tillstream.portal.payments.OnlinePayment;
import io.tillstream.portal.payments.PaymentMethod;
import io.tillstream.wire.Topics;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.JsonNode;

class MemberPortalTest {
    @TempDir
    static Path folder;

    private static RunningPortal portal;

    @BeforeAll
    static void open() throws Exception {
        portal = new RunningPortal(folder);
    }

    @AfterAll
    static void close() throws IOException {
        portal.close();
    }

    /** The ledger has no clock: whoever asked for goods says when their time is over. */
    @Nested
    class Reserving {
        @Test
        void saysOnceOfEachReservationThatItIsDueAndForgetsItWhenTheLedgerHasAnswered() throws Exception {
            Instant past = RunningPortal.BUSINESS_NOW.minusSeconds(60);
            Instant later = RunningPortal.BUSINESS_NOW.plus(Duration.ofDays(3));
            answer("web-1", Reservation.State.GRANTED, past);
            answer("web-2", Reservation.State.GRANTED, later);
            answer("web-3", Reservation.State.REFUSED, past);

            RunningPortal.await(
                    () -> portal.town().latest(Topics.RESERVATION_REQUEST).containsKey("s1"));

            assertThat(portal.town().latest(Topics.RESERVATION_REQUEST).get("s1"))
                    .isInstanceOfSatisfying(ReservationDue.class, due -> {
                        assertThat(due.reservation()).isEqualTo("web-1");
                        assertThat(due.gtin()).isEqualTo(Town.MUG);
                        assertThat(due.at()).isAfter(past).isBefore(later);
                    });
            assertThat(open()).containsExactly("web-1", "web-2");

            answer("web-1", Reservation.State.LAPSED, past);
            answer("web-2", Reservation.State.COLLECTED, later);
            RunningPortal.await(() -> open().isEmpty());
        }

        private void answer(String number, Reservation.State state, Instant until) throws Exception {
            portal.town()
                    .tell(
                            Topics.RESERVATION,
                            Map.of(
                                    number,
                                    new Reservation(
                                            number,
                                            StoreId.of("s1"),
                                            Town.MUG,
                                            state,
                                            Quantity.each(1),
                                            Quantity.each(0),
                                            until)));
        }

        private List<String> open() {
            return portal.database()
                    .queryForList("select reservation from open_reservation order by reservation", String.class);
        }
    }

    @Nested
    class WritingToMembers {
        @Test
        void asksFirstSendsOnceTellsCountsAndStopsAtOneClick() throws Exception {
            try (Visitor anne = portal.anne()) {
                assertThat(anne.get("/privacy").body())
                        .contains("name=\"allow\" value=\"EMAIL\"")
                        .doesNotContain("checked=\"checked\"");
                HttpResponse<String> refused =
                        anne.post("/privacy/messages", Map.of("email", "a\nBcc:b@c.example", "allow", "EMAIL"));
                assertThat(refused.statusCode()).isEqualTo(422);
                assertThat(refused.body()).contains("That is no e-mail address");
                HttpResponse<String> kept = anne.post(
                        "/privacy/messages",
                        Map.of("email", "anne@mail.example", "allow", "EMAIL", "language", "zh-TW"));
                assertThat(kept.uri().getQuery()).isEqualTo("kept=true");
                assertThat(kept.body()).contains("checked=\"checked\"", "anne@mail.example");
            }
            portal.town().tell(Topics.CAMPAIGN_MESSAGE, Map.of("lamps", message()));
            confirmTheAddress();
            Path file = portal.messages().resolve("email/lamps." + Town.ANNE + ".eml");

            RunningPortal.await(() -> Files.exists(file));

            String mail = Files.readString(file);
            assertThat(mail).contains("To: anne@mail.example", "Content-Language: zh-TW");
            RunningPortal.await(() -> {
                MessageTally tally = portal.town().latest(Topics.MESSAGE_TALLY).get("lamps");
                return tally != null
                        && tally.counts().equals(List.of(new MessageTally.Count(MessageTally.Reason.DELIVERED, 1)));
            });
            assertThat(portal.town().latest(Topics.MESSAGE_REACH)).containsKey(MessageReach.EVERYBODY);

            Matcher link = Pattern.compile("List-Unsubscribe: *\\R? *<http://[^/]+(/unsubscribe/[^>]+)>")
                    .matcher(mail);
            assertThat(link.find()).isTrue();
            try (Visitor program = portal.visitor()) {
                assertThat(program.get(link.group(1)).statusCode()).isEqualTo(200);
                assertThat(allowed()).containsExactly("EMAIL");
                String wrong = link.group(1).replaceAll(".$", "x");
                assertThat(program.postWithoutToken(wrong, Map.of()).statusCode())
                        .isEqualTo(404);
                assertThat(program.get(link.group(1).replace("/email/", "/sms/"))
                                .statusCode())
                        .isEqualTo(404);
                HttpResponse<String> done =
                        program.postWithoutToken(link.group(1), Map.of("List-Unsubscribe", "One-Click"));
                assertThat(done.statusCode()).isEqualTo(200);
                assertThat(done.body()).contains("You get no more e-mails with offers.");
            }
            assertThat(allowed()).isEmpty();
            assertThat(portal.database()
                            .queryForList(
                                    "select allowed || ' ' || how from message_consent_step where member = ? order by id",
                                    String.class,
                                    Town.ANNE.value()))
                    .containsExactly("true profile", "false link");
        }

        /** By the link in the first e-mail, signed in or not. */
        private void confirmTheAddress() throws Exception {
            String[] question = {""};
            RunningPortal.await(() -> {
                question[0] = questionTo(Town.ANNE);
                return !question[0].isEmpty();
            });
            Matcher link = Pattern.compile("/confirm-address/\\S+").matcher(question[0]);
            assertThat(link.find()).isTrue();
            try (Visitor anybody = portal.visitor()) {
                assertThat(anybody.get(link.group()).statusCode()).isEqualTo(200);
                assertThat(anybody.post(link.group() + "x", Map.of()).statusCode())
                        .isEqualTo(410);
                HttpResponse<String> done = anybody.post(link.group(), Map.of());
                assertThat(done.statusCode()).isEqualTo(200);
                assertThat(done.body()).contains("Messages with offers may come to this address from now on.");
                assertThat(anybody.post(link.group(), Map.of()).statusCode()).isEqualTo(410);
            }
        }

        /** Its text; empty while there is none. */
        private String questionTo(MemberId member) throws Exception {
            Path folder = portal.messages().resolve("email");
            if (!Files.isDirectory(folder)) {
                return "";
            }
            try (Stream<Path> files = Files.list(folder)) {
                Path file = files.filter(
                                each -> each.getFileName().toString().matches("address-.*" + member + "\\.eml"))
                        .findFirst()
                        .orElse(null);
                if (file == null) {
                    return "";
                }
                try (InputStream in = Files.newInputStream(file)) {
                    return new MimeMessage(Session.getInstance(new Properties()), in)
                            .getContent()
                            .toString();
                }
            }
        }

        private List<String> allowed() {
            return portal.database()
                    .queryForList(
                            "select channel from message_consent where member = ? and allowed",
                            String.class,
                            Town.ANNE.value());
        }

        private static CampaignMessage message() {
            return new CampaignMessage(
                    "lamps",
                    new LocalText("Lamps", "檯燈", "台灯"),
                    new LocalText("A tenth off.", "九折。", "九折。"),
                    List.of(Channel.EMAIL),
                    null,
                    0,
                    null,
                    RunningPortal.BUSINESS_NOW.minusSeconds(60),
                    RunningPortal.BUSINESS_NOW.plus(Duration.ofDays(1)),
                    CampaignMessage.State.GOING);
        }
    }

    @Nested
    class Importing {
        @Test
        void tellsTheChainOfEachMemberByTheHashOfTheCard() {
            Member anne = portal.town().latest(Topics.MEMBER).get(Town.ANNE.value());

            assertThat(anne)
                    .isEqualTo(new Member(
                            Town.ANNE,
                            CardHash.of("5a".repeat(32), "TSM0000000000017"),
                            true,
                            LocalDate.parse("2011-01-04")));
        }

        @Test
        void takesTheSameMembersTwiceWithoutChangingAnything() throws Exception {
            try (Visitor machine = portal.visitor()) {
                HttpResponse<String> again = take(machine, RunningPortal.MEMBERS);

                assertThat(again.statusCode()).isEqualTo(200);
                assertThat(again.body()).contains("\"members\":2").contains("\"new\":0");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"member\":\"nobody\",\"card\":\"TSM0000000000031\",\"enrolledOn\":\"2011-01-04\",\"personalised\":true}",
                    "{\"member\":\"mccccccccccccccc2\",\"card\":\"TSM0000000000030\",\"enrolledOn\":\"2011-01-04\",\"personalised\":true}",
                    "{\"member\":\"mccccccccccccccc2\",\"card\":\"TSM0000000000017\",\"enrolledOn\":\"2011-01-04\",\"personalised\":true}",
                    "{\"member\":\"mccccccccccccccc2\",\"card\":\"TSM0000000000031\",\"enrolledOn\":\"2011-01-04\",\"personalised\":true,\"name\":\"A 4242 4242 4242 4242\"}",
                    "no json"
                })
        void storesNothingOfARequestWithOneBadLineAndNamesIt(String badLine) throws Exception {
            String good = "{\"member\":\"mddddddddddddddd2\",\"card\":\"TSM0000000000048\","
                    + "\"enrolledOn\":\"2011-01-04\",\"personalised\":true}\n";
            try (Visitor machine = portal.visitor()) {
                HttpResponse<String> refused = take(machine, good + badLine + "\n");

                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(refused.body()).contains("Line 2");
                assertThat(portal.database()
                                .queryForList(
                                        "select member from member where member = 'mddddddddddddddd2'", String.class))
                        .isEmpty();
            }
        }

        @Test
        void refusesAMachineWithoutTheToken() throws Exception {
            try (Visitor machine = portal.visitor()) {
                HttpResponse<String> refused =
                        machine.machine("/api/import/members", "guess", "application/x-ndjson", RunningPortal.MEMBERS);

                assertThat(refused.statusCode()).isEqualTo(401);
            }
        }

        private static HttpResponse<String> take(Visitor machine, String body) throws Exception {
            return machine.machine("/api/import/members", Visitor.TOKEN, "application/x-ndjson", body);
        }
    }

    /** Journey I4: a test card's number in any field is refused with a line and kept nowhere. */
    @Nested
    class CardNumbersTyped {
        private static final String CARD = "4242424242424242";
        private static final String LINE = "Card numbers are typed on the payment provider’s page only.";

        /** Routes and their fields are the mapping's own: a new one is tried by itself. */
        @Test
        void areRefusedInEveryFieldOfEveryRouteAndKeptNowhere() throws Exception {
            Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
            ListAppender<ILoggingEvent> log = new ListAppender<>();
            log.start();
            root.addAppender(log);
            Set<String> tried = new TreeSet<>();
            try (Visitor anne = portal.anne()) {
                anne.get("/privacy");
                for (Map.Entry<RequestMappingInfo, HandlerMethod> route :
                        portal.routes().entrySet()) {
                    PathPatternsRequestCondition paths =
                            Objects.requireNonNull(route.getKey().getPathPatternsCondition());
                    for (String path : paths.getPatternValues()) {
                        Set<RequestMethod> methods =
                                route.getKey().getMethodsCondition().getMethods();
                        boolean isPost = methods.contains(RequestMethod.POST);
                        for (String field : fields(route.getValue())) {
                            refuses(anne, isPost, path.replaceAll("\\{[^}]*}", "x"), field);
                        }
                        if (path.contains("{")) {
                            String filled = path.replaceAll("\\{[^}]*}", CARD);
                            check(filled, isPost ? anne.post(filled, Map.of()) : anne.get(filled));
                        }
                        tried.add(path);
                    }
                }
                refuses(anne, true, "/sign-in", "card");
                refuses(anne, true, "/sign-in", "password");
                refuses(anne, true, "/sign-out", "anything");
                refuses(anne, false, "/nowhere", "anything");
                HttpResponse<String> asked = anne.machine(
                        "/api/assistant",
                        Visitor.TOKEN,
                        "application/json",
                        "{\"text\":\"is 4242 4242 4242 4242 mine\",\"language\":\"en\"}");
                assertThat(asked.statusCode()).isEqualTo(400);
                assertThat(digits(asked.body())).doesNotContain(CARD);
            } finally {
                root.detachAppender(log);
            }

            assertThat(tried).contains("/products", "/orders/{id}/pay", "/feedback", "/api/assistant", "/assistant");
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .noneMatch(line -> digits(line).contains(CARD));
            assertThat(columnsWith(CARD)).isEmpty();
            assertThat(portal.town().isAnywhere(CARD)).isFalse();
        }

        /** What the method of a route reads, and something that nobody reads. */
        private static Set<String> fields(HandlerMethod method) {
            Set<String> fields = new TreeSet<>(Set.of("anything"));
            for (MethodParameter parameter : method.getMethodParameters()) {
                parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                Class<?> type = parameter.getParameterType();
                if (type.isRecord()) {
                    Arrays.stream(type.getRecordComponents()).forEach(one -> fields.add(one.getName()));
                } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                    fields.add(Objects.requireNonNull(parameter.getParameterName()));
                }
            }
            return fields;
        }

        private static void refuses(Visitor visitor, boolean isPost, String path, String field) throws Exception {
            for (String text : List.of(CARD, "my card is 4242 4242 4242 4242, thanks")) {
                String asked = path + "?" + field + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
                check(path + " " + field, isPost ? posted(visitor, path, asked, field, text) : visitor.get(asked));
            }
        }

        private static HttpResponse<String> posted(
                Visitor visitor, String path, String asked, String field, String text) throws Exception {
            return path.startsWith("/api/")
                    ? visitor.machine(asked, Visitor.TOKEN, "application/json", "{}")
                    : visitor.post(path, Map.of(field, text));
        }

        private static void check(String what, HttpResponse<String> refused) {
            assertThat(refused.statusCode()).as(what).isEqualTo(400);
            if (!what.startsWith("/api/")) {
                assertThat(refused.body()).as(what).contains(LINE);
            }
        }

        private static String digits(String text) {
            return text.replaceAll("\\D", "");
        }

        private static List<String> columnsWith(String number) {
            List<String> found = new ArrayList<>();
            for (Map<String, Object> column : portal.database().queryForList("""
                    select table_name, column_name from information_schema.columns
                    where table_schema = current_schema() and data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY')
                    """)) {
                String name = column.get("table_name") + "." + column.get("column_name");
                Long there = portal.database()
                        .queryForObject(
                                "select count(*) from \"" + column.get("table_name") + "\" where regexp_replace(\""
                                        + column.get("column_name") + "\"::text, '[ -]', '', 'g') like ?",
                                Long.class,
                                "%" + number + "%");
                if (there == null || there > 0) {
                    found.add(name);
                }
            }
            return found;
        }
    }

    /** What {@code ./tillstream ask} knocks at. */
    @Nested
    class Asking {
        @Test
        void answersAMachineInTheNameOfTheMemberBesideTheText() throws Exception {
            try (Visitor machine = portal.visitor()) {
                String asked = ask(machine, "show me receipt s1-t1/1/3", Town.ANNE.value());
                String beas = ask(machine, "show me receipt s1-t1/1/3", Town.BEA.value());
                String nobodys = ask(machine, "how many points does " + Town.ANNE + " have", null);

                assertThat(asked).contains("\"intent\":\"receipt_lookup\"", "\"entries\":[]");
                assertThat(beas).contains("\"kind\":\"receipt\"", "\"total\":\"15.00 GBP\"");
                assertThat(nobodys).contains("\"entries\":[]").doesNotContain(Town.ANNE.value());
            }
        }

        @Test
        void asksAMachineForItsTokenAndForALanguageThatItSpeaks() throws Exception {
            try (Visitor machine = portal.visitor()) {
                String body = "{\"text\":\"hello\",\"language\":\"fr\"}";

                assertThat(machine.machine("/api/assistant", "another token of no use", "application/json", body)
                                .statusCode())
                        .isEqualTo(401);
                assertThat(machine.machine("/api/assistant", Visitor.TOKEN, "application/json", body)
                                .statusCode())
                        .isEqualTo(400);
            }
        }

        private static String ask(Visitor machine, String text, @Nullable String member) throws Exception {
            String who = member == null ? "" : ",\"member\":\"" + member + "\"";
            HttpResponse<String> answer = machine.machine(
                    "/api/assistant",
                    Visitor.TOKEN,
                    "application/json",
                    "{\"text\":\"" + text + "\",\"language\":\"en\"" + who + "}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }

    /** What members call things, and what they are told about them. */
    @Nested
    class LookingForProducts {
        @BeforeAll
        static void price() throws Exception {
            portal.town().priceTheLamp();
            RunningPortal.await(() -> !portal.database()
                    .queryForList("select p.gtin from price p join stock s on s.gtin = p.gtin")
                    .isEmpty());
        }

        @Test
        void saysWhatAThingCostsAndWhatTheUsualStoreHadWhen() throws Exception {
            try (Visitor anne = portal.anne()) {
                String page = anne.get("/products?q=raeding+lmap").body();

                assertThat(page).contains("Reading lamp", "£15.00", "Nearly spelled like this");
                assertThat(page).contains("7 in stock, as of Nov 9, 2011 10:05");
                assertThat(page).doesNotContain("White mug");
            }
        }

        @Test
        void findsAThingByAnotherNameAndAcrossLanguages() throws Exception {
            try (Visitor anne = portal.anne()) {
                assertThat(anne.get("/products?q=light+bulb").body()).contains("Reading lamp", "Another name for it");
                assertThat(anne.get("/products?q=" + URLEncoder.encode("阅读灯", StandardCharsets.UTF_8))
                                .body())
                        .contains("Reading lamp");
            }
        }

        @Test
        void saysWhatNobodyKnowsAndNothingAsMarkup() throws Exception {
            try (Visitor anne = portal.anne()) {
                String mug = anne.get("/products?q=mug").body();
                String nothing = anne.get("/products?q=%3Ci%3Ehovercraft").body();

                assertThat(mug).contains("No price known", "No record of stock in this store", "&lt;b&gt;large");
                assertThat(nothing)
                        .contains("Nothing here goes by", "&lt;i&gt;hovercraft")
                        .doesNotContain("<i>hover");
            }
        }

        @Test
        void answersTheAssistantFromTheSameSearch() throws Exception {
            try (Visitor machine = portal.visitor()) {
                assertThat(Asking.ask(machine, "do you sell light bulbs?", null))
                        .contains("\"intent\":\"product_search\"", "Reading lamp");
            }
        }
    }

    /** With the search cluster and without it members see the same. */
    @Nested
    class LookingForProductsInTheCluster {
        private static final Gtin TORCH = Gtin.ofDigits("2000000000039");
        private static final Pattern FOUND = Pattern.compile("<ul class=\"rows found.*</ul>", Pattern.DOTALL);
        private static final int A_SEARCH = 3;

        private String found(Visitor visitor, String words) throws Exception {
            Matcher found = FOUND.matcher(
                    visitor.get("/products?q=" + words.replace(' ', '+')).body());
            return found.find() ? found.group() : "nothing";
        }

        private void awaitTheCluster(Visitor visitor) throws Exception {
            RunningPortal.await(() -> {
                int before = portal.searchDoor().questions();
                String _ = found(visitor, "reading lamp");
                return portal.searchDoor().questions() - before >= A_SEARCH;
            });
        }

        @Test
        void showsTheSameWhileItIsSilentOrGoneAndAsksItAgainByItself() throws Exception {
            try (Visitor anne = portal.anne()) {
                awaitTheCluster(anne);
                String there = found(anne, "raeding lmap");
                assertThat(there).contains("Reading lamp");

                portal.searchDoor().fallSilent();
                assertThat(found(anne, "raeding lmap")).isEqualTo(there);
                portal.searchDoor().speak();
                awaitTheCluster(anne);

                portal.searchDoor().shut();
                assertThat(found(anne, "raeding lmap")).isEqualTo(there);
                portal.searchDoor().open();
                awaitTheCluster(anne);
                assertThat(found(anne, "raeding lmap")).isEqualTo(there);
            }
        }

        /** Sooner than the index in memory, which is made anew once a minute, would show it. */
        @Test
        void showsAProductThatIsNewRenamedAndGone() throws Exception {
            try (Visitor anne = portal.anne()) {
                awaitTheCluster(anne);
                portal.town().sell(TORCH, new LocalText("Garden torch", "花園火把", "花园火把"));
                RunningPortal.await(() -> found(anne, "torch").contains("Garden torch"));

                portal.town().sell(TORCH, new LocalText("Garden beacon", "花園信標", "花园信标"));
                RunningPortal.await(() -> found(anne, "beacon").contains("Garden beacon"));
                RunningPortal.await(() -> !found(anne, "torch").contains("Garden"));

                portal.town().stopSelling(TORCH);
                RunningPortal.await(() -> !found(anne, "beacon").contains("row"));
            }
        }
    }

    /** What members think goes to the log without names and numbers, once for each form. */
    @Nested
    class SayingWhatOneThinks {
        private static final Pattern FORM = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
        private static final String WORDS =
                "<script>alert(1)</script> I waited half an hour, call +44 555 010 9999 or anne@example.org";
        private static final String COVERED = "<script>alert(1)</script> I waited half an hour, call ••• or •••";

        @Test
        void tellsItOnceWithItsNumbersCoveredAndNothingOfItAsMarkup() throws Exception {
            try (Visitor anne = portal.anne()) {
                Map<String, String> form =
                        Map.of("token", tokenOf(anne), "stars", "2", "text", WORDS, "receipt", "s1-t1/1/2");

                HttpResponse<String> thanks = anne.post("/feedback", form);
                anne.get("/feedback");
                HttpResponse<String> again = anne.post("/feedback", form);

                assertThat(thanks.statusCode()).isEqualTo(201);
                assertThat(thanks.body())
                        .contains("&lt;script&gt;alert(1)", "•••")
                        .doesNotContain("<script>alert", "9999", "anne@");
                assertThat(again.statusCode()).isEqualTo(201);
            }
            List<MemberFeedback> told = toldOf(Town.ANNE);
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().text()).isEqualTo(COVERED);
            assertThat(told.getFirst().stars()).isEqualTo(2);
            assertThat(told.getFirst().store()).isEqualTo(StoreId.of("s1"));
            assertThat(portal.database()
                            .queryForList("select fact from member_feedback", String.class)
                            .toString())
                    .doesNotContain("9999", "anne@");
        }

        @ParameterizedTest
        @CsvSource({"'', ''", "6, fine", "x, fine", "'', TOO_LONG"})
        void saysWhatHasToBePutRightAndKeepsTheWords(String stars, String text) throws Exception {
            try (Visitor bea = portal.bea()) {
                String words = text.equals("TOO_LONG") ? "too long ".repeat(112) : text;

                HttpResponse<String> refused =
                        bea.post("/feedback", Map.of("token", tokenOf(bea), "stars", stars, "text", words));

                assertThat(refused.statusCode()).isEqualTo(422);
                assertThat(refused.body()).contains("role=\"alert\"", words);
            }
            assertThat(toldOf(Town.BEA)).isEmpty();
        }

        @Test
        void knowsNoReceiptOfSomebodyElse() throws Exception {
            try (Visitor anne = portal.anne()) {
                HttpResponse<String> refused =
                        anne.post("/feedback", Map.of("token", tokenOf(anne), "text", "Fine", "receipt", "s1-t1/1/3"));

                assertThat(refused.statusCode()).isEqualTo(404);
            }
        }

        @Test
        void takesOverWhatWasSaidToTheAssistant() throws Exception {
            try (Visitor anne = portal.anne()) {
                anne.get("/assistant");
                String answer = anne.post("/assistant", Map.of("text", "I have a complaint about the cashier"))
                        .body();
                String draft = anne.post("/feedback/draft", Map.of("text", "I have a complaint about the cashier"))
                        .body();

                assertThat(answer).contains("action=\"/feedback/draft\"");
                assertThat(draft).contains(">I have a complaint about the cashier</textarea>");
            }
        }

        private static String tokenOf(Visitor visitor) throws Exception {
            Matcher token = FORM.matcher(visitor.get("/feedback").body());
            assertThat(token.find()).isTrue();
            return token.group(1);
        }

        private static List<MemberFeedback> toldOf(MemberId member) {
            return portal.town().latest(Topics.MEMBER_FEEDBACK).values().stream()
                    .filter(one -> one.member().equals(member))
                    .toList();
        }
    }

    @Nested
    class Joining {
        private static final String PASSWORD = "a lamp, a mug, a book";
        private static final Pattern CARD = Pattern.compile("TSM\\d [\\d ]{14}");

        @Test
        void handsOutACardThatSignsInAtOnce() throws Exception {
            try (Visitor visitor = portal.visitor()) {
                visitor.get("/join");
                HttpResponse<String> joined = visitor.post(
                        "/join", Map.of("name", "Canary Name", "phone", "+44 555 010 9999", "password", PASSWORD));
                assertThat(joined.statusCode()).isEqualTo(201);
                Matcher card = CARD.matcher(joined.body());
                assertThat(card.find()).isTrue();

                HttpResponse<String> home = visitor.signIn(card.group(), PASSWORD);

                assertThat(home.uri().getPath()).isEqualTo("/");
                assertThat(home.body()).contains("Canary Name").contains(card.group());
            }
        }

        @Test
        void keepsNameAndTelephoneOutOfTheDatabaseInClearAndOutOfTheTopics() throws Exception {
            try (Visitor visitor = portal.visitor()) {
                visitor.get("/join");
                visitor.post("/join", Map.of("name", "Canary Name", "phone", "+445550109999", "password", PASSWORD));
            }

            List<Map<String, Object>> rows = portal.database()
                    .queryForList("select encode(name_sealed, 'escape') as name,"
                            + " encode(phone_sealed, 'escape') as phone from member where name_sealed is not null");
            assertThat(rows)
                    .isNotEmpty()
                    .allSatisfy(row ->
                            assertThat(row.toString()).doesNotContain("Canary").doesNotContain("5550109999"));
            assertThat(portal.town().latest(Topics.MEMBER).toString()).doesNotContain("Canary");
        }

        @ParameterizedTest
        @CsvSource({"'',+445550109999,a lamp and a mug", "Cleo,12,a lamp and a mug", "Cleo,+445550109999,too short"})
        void saysWhatHasToBePutRight(String name, String phone, String password) throws Exception {
            try (Visitor visitor = portal.visitor()) {
                visitor.get("/join");
                HttpResponse<String> again =
                        visitor.post("/join", Map.of("name", name, "phone", phone, "password", password));

                assertThat(again.statusCode()).isEqualTo(422);
                assertThat(again.body()).contains("role=\"alert\"").doesNotContain(password.repeat(2));
            }
        }
    }

    @Nested
    class SigningIn {
        @ParameterizedTest
        @ValueSource(strings = {"TSM0000000000017", "tsm 0000 0000 0001 7", "0000000000017"})
        void takesTheCardHoweverItIsTyped(String card) throws Exception {
            try (Visitor visitor = portal.visitor()) {
                assertThat(visitor.signIn(card, RunningPortal.ANNES_PASSWORD)
                                .uri()
                                .getPath())
                        .isEqualTo("/");
            }
        }

        @Test
        void answersTheSameForAWrongPasswordAndAnUnknownCard() throws Exception {
            try (Visitor visitor = portal.visitor()) {
                HttpResponse<String> wrong = visitor.signIn(Town.BEAS_CARD, "not the right password");
                HttpResponse<String> unknown = visitor.signIn("TSM0000000000055", "not the right password");

                assertThat(wrong.uri()).isEqualTo(unknown.uri());
                assertThat(wrong.uri().getQuery()).isEqualTo("failed");
                assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode());
            }
        }

        @Test
        void closesForACardAfterTenFailures() throws Exception {
            try (Visitor visitor = portal.visitor()) {
                for (int i = 0; i < 10; i++) {
                    visitor.signIn("TSM0000000000062", "not the right password");
                }

                assertThat(visitor.signIn("TSM0000000000062", "not the right password")
                                .uri()
                                .getQuery())
                        .isEqualTo("wait");
                assertThat(visitor.signIn(Town.ANNES_CARD, RunningPortal.ANNES_PASSWORD)
                                .uri()
                                .getPath())
                        .isEqualTo("/");
            }
        }

        @Test
        void endsEverySessionWhenThePasswordChanges() throws Exception {
            try (Visitor bea = portal.bea();
                    Visitor machine = portal.visitor()) {
                HttpResponse<String> changed = machine.machine(
                        RunningPortal.passwordOf(Town.BEA),
                        Visitor.TOKEN,
                        "application/json",
                        RunningPortal.password(RunningPortal.BEAS_PASSWORD));

                assertThat(changed.statusCode()).isEqualTo(204);
                assertThat(bea.get("/points").uri().getPath()).isEqualTo("/sign-in");
            }
        }

        @Test
        void refusesAPasswordThatIsTooShort() throws Exception {
            try (Visitor machine = portal.visitor()) {
                HttpResponse<String> refused = machine.machine(
                        RunningPortal.passwordOf(Town.BEA),
                        Visitor.TOKEN,
                        "application/json",
                        RunningPortal.password("short"));

                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(refused.body()).contains("15").doesNotContain("short\"");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "/points", "/receipts", "/receipts/s1-t1/1/2", "/offers", "/privacy", "/feedback"})
        void asksStrangersToSignIn(String path) throws Exception {
            try (Visitor stranger = portal.visitor()) {
                assertThat(stranger.get(path).uri().getPath()).isEqualTo("/sign-in");
            }
        }
    }

    @Nested
    class Points {
        @Test
        void showsEveryEntryWithItsLineAndTheirSum() throws Exception {
            try (Visitor anne = portal.anne()) {
                String page = anne.get("/points").body();

                assertThat(page)
                        .contains(">17<")
                        .contains(">+4<")
                        .contains(">+15<")
                        .contains(">−2<");
                assertThat(page).contains("/receipts/s1-t1/1/2#line-2").contains("Reading lamp");
                assertThat(page).doesNotContain("still on its way").doesNotContain("s1-t1/1/3");
            }
        }

        @Test
        void showsPointsThatPaidWithTheirReceiptAndNoLine() throws Exception {
            try (Visitor bea = portal.bea()) {
                assertThat(bea.get("/points").body())
                        .contains("Paid with points", "Spent as payment", "receipt s1-t1/1/5<", ">−6<", ">9<");
            }
        }

        @Test
        void countsAnEntryOnceHoweverOftenItIsTold() throws Exception {
            Long before = place();
            portal.town().repeatAnEntry();
            RunningPortal.await(() -> place() > before);

            try (Visitor anne = portal.anne()) {
                assertThat(anne.get("/points").body()).contains(">17<");
            }
        }

        private static Long place() {
            Long place = portal.database()
                    .queryForObject(
                            "select sum(next_offset) from reading_place where topic = 'aggregate.points-entry.v1'",
                            Long.class);
            return place == null ? 0L : place;
        }
    }

    @Nested
    class StayingSignedIn {
        private static final String ANNES_CARD = "0000000000017";
        private static final String BEAS_CARD = "0000000000024";
        private static final String COOKIE = "TILLSTREAM_DEVICE";

        @AfterEach
        void nobodyStays() {
            portal.database().update("delete from device");
        }

        private static Visitor staying() throws Exception {
            Visitor anne = portal.visitor();
            anne.signInAndStay(ANNES_CARD, RunningPortal.ANNES_PASSWORD);
            return anne;
        }

        private static boolean isSignedIn(Visitor visitor) throws Exception {
            return visitor.get("/points").uri().getPath().equals("/points");
        }

        private static String onlyDevice() {
            return portal.database()
                    .queryForList("select id from device", String.class)
                    .getFirst();
        }

        @Test
        void isForWhoeverAsksForIt() throws Exception {
            try (Visitor stays = staying();
                    Visitor goes = portal.anne()) {
                stays.closeBrowser();
                goes.closeBrowser();

                assertThat(isSignedIn(stays)).isTrue();
                assertThat(isSignedIn(goes)).isFalse();
                assertThat(stays.get("/devices").body()).contains("Chrome · Android", "This one");
            }
        }

        @Test
        void isNotReadOutOfTheTable() throws Exception {
            try (Visitor stays = staying()) {
                String token = new String(
                        Base64.getDecoder().decode(stays.cookie(COOKIE).orElseThrow()), StandardCharsets.UTF_8);
                Map<String, Object> row = portal.database().queryForMap("select * from device");

                assertThat(token).hasSize(43);
                assertThat(row.toString()).doesNotContain(token).contains("Chrome · Android");
            }
        }

        @Test
        void endsWhereTheMemberEndsItFromElsewhere() throws Exception {
            try (Visitor lost = staying();
                    Visitor desk = portal.anne()) {
                desk.get("/devices");
                desk.post("/devices/end", Map.of("device", onlyDevice()));

                assertThat(isSignedIn(lost)).as("in the session that is open").isFalse();
                lost.closeBrowser();
                assertThat(isSignedIn(lost))
                        .as("after the browser was opened again")
                        .isFalse();
                assertThat(isSignedIn(desk)).isTrue();
            }
        }

        @Test
        void endsEverywhereButHere() throws Exception {
            try (Visitor here = staying();
                    Visitor there = staying();
                    Visitor visit = portal.anne()) {
                here.get("/devices");
                assertThat(here.post("/devices/end-others", Map.of()).body()).contains("signed in only here");

                assertThat(isSignedIn(there)).isFalse();
                assertThat(isSignedIn(visit)).isFalse();
                here.closeBrowser();
                assertThat(isSignedIn(here)).isTrue();
            }
        }

        @Test
        void isNotEndedByAnotherMember() throws Exception {
            try (Visitor anne = staying();
                    Visitor bea = portal.bea()) {
                bea.get("/devices");
                assertThat(bea.post("/devices/end", Map.of("device", onlyDevice()))
                                .body())
                        .contains("signed out already");

                anne.closeBrowser();
                assertThat(isSignedIn(anne)).isTrue();
            }
        }

        @Test
        void endsWithSigningOutAndWithANewPassword() throws Exception {
            try (Visitor leaves = staying();
                    Visitor robbed = staying()) {
                leaves.get("/");
                leaves.post("/sign-out", Map.of());
                assertThat(isSignedIn(leaves)).isFalse();

                try (Visitor machine = portal.visitor()) {
                    machine.machine(
                            RunningPortal.passwordOf(Town.ANNE),
                            Visitor.TOKEN,
                            "application/json",
                            RunningPortal.password(RunningPortal.ANNES_PASSWORD));
                }
                robbed.closeBrowser();
                assertThat(isSignedIn(robbed)).isFalse();
                assertThat(portal.database().queryForObject("select count(*) from device", Long.class))
                        .isZero();
            }
        }

        @Test
        void outlivesAVisitThatIsOneTooMany() throws Exception {
            List<Visitor> visits = new ArrayList<>();
            try (Visitor telephone = staying()) {
                for (int visit = 0; visit < 12; visit++) {
                    visits.add(portal.anne());
                }
                telephone.get("/points");

                assertThat(isSignedIn(telephone)).isTrue();
                telephone.closeBrowser();
                assertThat(isSignedIn(telephone)).isTrue();
            } finally {
                visits.forEach(Visitor::close);
            }
        }

        @Test
        void doesNotBringTheOneBackWhoSatHereBefore() throws Exception {
            try (Visitor browser = staying()) {
                browser.signIn(BEAS_CARD, RunningPortal.BEAS_PASSWORD);
                assertThat(isSignedIn(browser)).isTrue();
                browser.closeBrowser();

                assertThat(isSignedIn(browser)).isFalse();
            }
        }

        @Test
        void isOverAfterThirtyDays() throws Exception {
            try (Visitor anne = staying()) {
                portal.database().update("update device set since = since - interval '31 days'");
                anne.closeBrowser();

                assertThat(isSignedIn(anne)).isFalse();
                portal.applyRetention();
                assertThat(portal.database().queryForList("select id from device"))
                        .isEmpty();
            }
        }
    }

    @Nested
    class Receipts {
        @Test
        void showsALineItsDiscountAndItsPoints() throws Exception {
            try (Visitor anne = portal.anne()) {
                String page = anne.get("/receipts/s1-t1/1/2").body();

                assertThat(page)
                        .contains("£5.10")
                        .contains("−£0.51")
                        .contains("£19.59")
                        .contains("Market Street");
                assertThat(page).contains("White mug &lt;b&gt;large&lt;/b&gt;").doesNotContain("<b>large");
            }
        }

        @Test
        void isHandedOutAsTheTillWouldPrintItOnceMore() throws Exception {
            try (Visitor anne = portal.anne();
                    Visitor bea = portal.bea()) {
                HttpResponse<byte[]> file = anne.download("/receipts/s1-t1/1/2/pdf");

                assertThat(file.headers().firstValue("Content-Type")).contains("application/pdf");
                assertThat(file.headers().firstValue("Cache-Control").orElse(""))
                        .contains("no-store");
                try (PDDocument pdf = Loader.loadPDF(file.body())) {
                    // Each character has a cell of its own on paper; where words end is guessed by whoever reads the
                    // file.
                    assertThat(new PDFTextStripper().getText(pdf).replace(" ", ""))
                            .contains("COPY", "MarketStreet", "s1-t1/1/2", "Readinglamp", "19.59");
                }
                assertThat(anne.get("/receipts/s1-t1/1/2").body()).contains("href=\"/receipts/s1-t1/1/2/pdf\"");
                assertThat(bea.get("/receipts/s1-t1/1/2/pdf").statusCode()).isEqualTo(404);
            }
        }

        @Test
        void hidesAnotherMembersReceiptAsIfItWereNone() throws Exception {
            try (Visitor bea = portal.bea()) {
                HttpResponse<String> annes = bea.get("/receipts/s1-t1/1/2");
                HttpResponse<String> nobodys = bea.get("/receipts/s1-t1/1/999");
                HttpResponse<String> nonsense = bea.get("/receipts/s1-t1/1/x");

                assertThat(annes.statusCode()).isEqualTo(404);
                assertThat(nobodys.statusCode()).isEqualTo(404);
                assertThat(nonsense.statusCode()).isEqualTo(404);
                assertThat(withoutToken(annes).replace("/1/2", "/1/999")).isEqualTo(withoutToken(nobodys));
                assertThat(bea.get("/receipts").body()).doesNotContain("s1-t1/1/2");
            }
        }
    }

    /** Every page carries a token of its own. */
    private static String withoutToken(HttpResponse<String> page) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Nested
    class Offers {
        @Test
        void saysWhyEachWasMade() throws Exception {
            try (Visitor anne = portal.anne()) {
                String page = anne.get("/offers").body();

                assertThat(page)
                        .contains("Reading lamp")
                        .contains("10 % off one")
                        .contains("You buy this often");
                assertThat(page)
                        .contains("by what you buy and when, and what members like you buy.")
                        .contains("Picked for you");
            }
        }

        @Test
        void tellsThatAProgramChoseAsTheLawOfThePlaceWants() throws Exception {
            try (Visitor anne = portal.anne();
                    Visitor bea = portal.bea()) {
                assertThat(anne.get("/offers").body())
                        .contains("THIS PRICE WAS SET BY AN ALGORITHM USING YOUR PERSONAL DATA")
                        .contains("A program chooses these offers");
                assertThat(bea.get("/offers").body())
                        .doesNotContain("BY AN ALGORITHM")
                        .doesNotContain("A program chooses");
            }
        }

        @Test
        void showsNoneToAMemberWhoSwitchedThemOff() throws Exception {
            try (Visitor bea = portal.bea()) {
                assertThat(bea.get("/offers").body()).contains("Personal offers are switched off");
            }
        }

        @Test
        void showsThePromotionsThatTheTillGivesThisMemberAndNoOther() throws Exception {
            try (Visitor anne = portal.anne();
                    Visitor bea = portal.bea()) {
                assertThat(anne.get("/offers").body())
                        .contains("Lamp weeks", "10 % off Reading lamp", "In all stores · until Nov 30, 2011")
                        .contains("One for nothing", "The cheapest of 3 × home for nothing")
                        .contains("Come back", "£2.00 off each of White mug &lt;b&gt;large&lt;/b&gt;")
                        .doesNotContain("For others", "With a code", "Paused now");
                assertThat(bea.get("/offers").body())
                        .contains("Lamp weeks", "One for nothing")
                        .doesNotContain("Come back", "purchases it would have");
            }
        }

        @Test
        void saysWhyInASentence() throws Exception {
            try (Visitor anne = portal.anne()) {
                assertThat(anne.get("/offers").body())
                        .contains("Everybody gets this.", "All members get this.")
                        .contains(
                                "Because you bought home in the last 365 days and did not buy home in the last 60 days.")
                        .doesNotContain("Nearly lost");
            }
        }

        /** Two mugs at 2.55 with 2.00 off each, and a tenth of a lamp at 15.00; what came back is not counted. */
        @Test
        void putsFirstWhatWouldHaveSavedMostOnWhatWasBought() throws Exception {
            try (Visitor anne = portal.anne()) {
                String page = anne.get("/offers").body();

                assertThat(page)
                        .containsSubsequence("Come back", "it would have taken off £4.00", "Lamp weeks", "off £1.50");
                assertThat(anne.get("/").body())
                        .containsSubsequence("Offers for you", "Come back", "Lamp weeks", "One for nothing");
            }
        }

        @Test
        void tellsTheTillsWhatAMemberDoesNotWant() throws Exception {
            try (Visitor anne = portal.anne()) {
                anne.get("/offers");
                String page = anne.post("/offers/not-for-me", Map.of("offer", "lamps"))
                        .body();
                anne.post("/offers/not-for-me", Map.of("offer", "picks", "gtin", Town.MUG.value()));
                Member told = portal.town().latest(Topics.MEMBER).get(Town.ANNE.value());
                anne.post("/offers/again", Map.of("offer", "lamps"));
                anne.post("/offers/again", Map.of("offer", "picks", "gtin", Town.MUG.value()));
                Member toldAgain = portal.town().latest(Topics.MEMBER).get(Town.ANNE.value());

                assertThat(page).contains("Not for me (1)").doesNotContain("10 % off Reading lamp");
                assertThat(told).isNotNull();
                assertThat(told.declines("lamps", null)).isTrue();
                assertThat(told.declines("picks", Town.MUG)).isTrue();
                assertThat(told.declines("picks", Town.LAMP)).isFalse();
                assertThat(toldAgain).extracting(Member::declined).isNull();
                assertThat(anne.get("/offers").body()).contains("10 % off Reading lamp");
            }
        }

        @Test
        void tellsNobodyWhatWasNeverOffered() throws Exception {
            try (Visitor anne = portal.anne()) {
                anne.get("/offers");

                for (String offer : List.of("anything", "others", "code", "paused")) {
                    assertThat(anne.post("/offers/not-for-me", Map.of("offer", offer))
                                    .statusCode())
                            .as(offer)
                            .isEqualTo(404);
                }
                assertThat(anne.post("/offers/not-for-me", Map.of("offer", "picks", "gtin", "rubbish"))
                                .statusCode())
                        .isEqualTo(404);
            }
        }
    }

    @Nested
    class Privacy {
        @Test
        void tellsTheChainWhenTheSwitchMoves() throws Exception {
            try (Visitor anne = portal.anne()) {
                anne.get("/privacy");
                String off = anne.post("/privacy/personalisation", Map.of("allowed", "false"))
                        .body();
                Member told = portal.town().latest(Topics.MEMBER).get(Town.ANNE.value());
                anne.post("/privacy/personalisation", Map.of("allowed", "true"));
                Member toldAgain = portal.town().latest(Topics.MEMBER).get(Town.ANNE.value());

                assertThat(off).contains("aria-checked=\"false\"");
                assertThat(told).extracting(Member::personalised).isEqualTo(false);
                assertThat(toldAgain).extracting(Member::personalised).isEqualTo(true);
            }
        }

        @Test
        void movesForNobodyWithoutTheFormsToken() throws Exception {
            try (Visitor anne = portal.anne()) {
                assertThat(anne.postWithoutToken("/privacy/personalisation", Map.of("allowed", "false"))
                                .statusCode())
                        .isEqualTo(403);
            }
        }
    }

    /** Privacy that a member acts on: a copy of everything, and the end. */
    @Nested
    class Leaving {
        private static final String CLARA = "mcccccccccccccccc";
        private static final String CARD = "TSM0000000000079";
        private static final String PASSWORD = "clara likes long words";

        /** Tables that go on holding a member's number: books, views of topics, and proofs of what was allowed. */
        private static final List<String> KEPT = List.of(
                "member",
                "member_order",
                "message_consent_step",
                "online_payment",
                "personalisation_step",
                "receipt",
                "points_entry",
                "points_balance",
                "points_account",
                "member_offers",
                "member_stay");

        /** Those that do not. */
        private static final List<String> EMPTIED = List.of(
                "cart",
                "cart_line",
                "credential",
                "device",
                "email_proof",
                "email_question",
                "member_case",
                "member_declined",
                "member_feedback",
                "member_key",
                "message_consent",
                "member_phone",
                "saved_method",
                // What waits to be sent; what was sent is counted on.
                "message_delivery");

        @Test
        void handsOutAllThatIsKnownToReadAndForPrograms() throws Exception {
            try (Visitor anne = portal.anne()) {
                HttpResponse<byte[]> file = anne.download("/privacy/my-data.zip");
                Map<String, String> entries = unzipped(file.body());

                assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                        .contains("attachment");
                assertThat(entries.get("my-data.html"))
                        .contains("What we know of you", "TSM0000000000017", "Reading lamp", "s1-t1/1/2", "Earned")
                        .contains("White mug &lt;b&gt;large")
                        .doesNotContain("??");
                JsonNode document = CanonicalJson.decode(entries.getOrDefault("my-data.json", "{}"), JsonNode.class);
                assertThat(document.path("points")
                                .valueStream()
                                .mapToLong(row -> row.path("points").asLong())
                                .sum())
                        .isEqualTo(17);
                assertThat(document.path("purchases").size())
                        .isEqualTo(portal.database()
                                .queryForObject(
                                        "select sum(jsonb_array_length(fact::jsonb -> 'lines')) from receipt where member = ?",
                                        Integer.class,
                                        Town.ANNE.value()));
            }
        }

        @Test
        void showsWhatWasDecidedWhenAndWhere() throws Exception {
            try (Visitor bea = portal.bea()) {
                bea.get("/privacy");
                bea.post("/privacy/personalisation", Map.of("allowed", "true"));
                bea.post("/privacy/personalisation", Map.of("allowed", "false"));

                assertThat(bea.get("/privacy").body())
                        .contains("What you decided", "on this page", "brought from an earlier system");
            }
            assertThat(portal.database()
                            .queryForList(
                                    "select allowed || ' ' || how from personalisation_step where member = ? order by id",
                                    String.class,
                                    Town.BEA.value()))
                    .containsExactly("false import", "true profile", "false profile");
            assertThatThrownBy(() -> portal.database().update("update personalisation_step set allowed = true"))
                    .hasMessageContaining("takes new rows only");
        }

        @Test
        void destroysTheKeyEverySessionAndAllThatLeadsToThePerson() throws Exception {
            enrol();
            try (Visitor clara = portal.signedIn(CARD, PASSWORD);
                    Visitor elsewhere = portal.signedIn(CARD, PASSWORD)) {
                leaveTraces(clara);

                clara.get("/privacy/forget");
                HttpResponse<String> mistyped =
                        clara.post("/privacy/forget", Map.of("card", "0078", "password", "not my password at all"));
                assertThat(mistyped.statusCode()).isEqualTo(422);
                assertThat(mistyped.body())
                        .contains("These are not the last four digits", "The password is wrong")
                        .doesNotContain("not my password");
                assertThat(clara.get("/points").uri().getPath()).isEqualTo("/points");

                HttpResponse<String> gone = clara.post("/privacy/forget", Map.of("card", "0079", "password", PASSWORD));
                assertThat(gone.uri().toString()).endsWith("/sign-in?forgotten");
                assertThat(gone.body()).contains("Your membership has ended");
                assertThat(clara.get("/points").uri().getPath()).isEqualTo("/sign-in");
                assertThat(elsewhere.get("/points").uri().getPath()).isEqualTo("/sign-in");
            }
            assertThat(portal.town().latest(Topics.MEMBER)).doesNotContainKey(CLARA);
            assertThat(whereMembersAreNamed())
                    .as("a new table that names members is emptied or kept: decide, and write it down here")
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(KEPT.stream(), EMPTIED.stream()).toList());
            assertThat(whereSheIsStillNamed()).isSubsetOf(KEPT);
            assertThat(portal.database()
                            .queryForMap(
                                    "select card_hash, octet_length(card_sealed) as card, name_sealed, phone_sealed,"
                                            + " email_sealed, external_id_sealed from member where member = '" + CLARA
                                            + "'"))
                    .containsEntry("card_hash", "forgotten " + CLARA)
                    .containsEntry("card", 0)
                    .containsEntry("name_sealed", null)
                    .containsEntry("phone_sealed", null)
                    .containsEntry("email_sealed", null)
                    .containsEntry("external_id_sealed", null);
            try (Visitor stranger = portal.visitor()) {
                assertThat(stranger.signIn(CARD, PASSWORD).uri().getQuery()).isEqualTo("failed");
            }
        }

        @Test
        void bringsNobodyBackByAnOldList() throws Exception {
            portal.database()
                    .update(
                            "insert into member (member, card_hash, card_sealed, enrolled_on, personalised,"
                                    + " forgotten_at) values ('meeeeeeeeeeeeeeee', 'forgotten e', '', '2011-01-04', false, now())");
            try (Visitor machine = portal.visitor()) {
                assertThat(machine.machine(
                                        "/api/import/members",
                                        Visitor.TOKEN,
                                        "application/x-ndjson",
                                        "{\"member\":\"meeeeeeeeeeeeeeee\",\"card\":\"TSM0000000000086\",\"name\":\"Eve\","
                                                + "\"enrolledOn\":\"2011-01-04\",\"personalised\":true}\n")
                                .body())
                        .contains("\"members\":1", "\"new\":0");
            }
            assertThat(portal.database()
                            .queryForList(
                                    "select member from member_key where member = 'meeeeeeeeeeeeeeee'", String.class))
                    .isEmpty();
        }

        @Test
        void signsOutWhoeverTriesPasswords() throws Exception {
            try (Visitor bea = portal.bea()) {
                bea.get("/privacy/forget");
                for (int i = 0; i < 4; i++) {
                    assertThat(bea.post("/privacy/forget", Map.of("card", "0024", "password", "a guess"))
                                    .statusCode())
                            .isEqualTo(422);
                }
                assertThat(bea.post("/privacy/forget", Map.of("card", "0024", "password", "a guess"))
                                .uri()
                                .getPath())
                        .isEqualTo("/sign-in");
            }
            assertThat(portal.town().latest(Topics.MEMBER)).containsKey(Town.BEA.value());
        }

        private void enrol() throws Exception {
            try (Visitor machine = portal.visitor()) {
                machine.machine(
                        "/api/import/members",
                        Visitor.TOKEN,
                        "application/x-ndjson",
                        "{\"member\":\"" + CLARA + "\",\"card\":\"" + CARD + "\",\"enrolledOn\":\"2011-01-04\","
                                + "\"personalised\":true,\"externalId\":\"77\",\"name\":\"Clara Canary\","
                                + "\"phone\":\"+445550107777\",\"email\":\"clara@mail.example\",\"allows\":[\"SMS\"]}\n");
                machine.machine(
                        RunningPortal.passwordOf(MemberId.of(CLARA)),
                        Visitor.TOKEN,
                        "application/json",
                        RunningPortal.password(PASSWORD));
            }
        }

        @Test
        void keepsNothingLongerThanTheRulesSay() throws Exception {
            String old = "f11e0000";
            portal.database()
                    .update(
                            "insert into member_feedback (id, member, written_at, fact, told) values"
                                    + " ('f-old', '" + old + "', ?::timestamptz, '{}', true),"
                                    + " ('f-new', '" + old + "', ?::timestamptz, '{}', true),"
                                    + " ('f-later', '" + old + "', 'infinity', '{}', true)",
                            "2011-08-10T00:00:00Z",
                            "2011-08-13T00:00:00Z");
            portal.database()
                    .update(
                            "insert into member_case (member, opened_at, language, question, intent) values"
                                    + " (?, '2010-11-08T00:00:00Z', 'en', 'old', 'x'), (?, '2010-11-11T00:00:00Z', 'en', 'new', 'x')",
                            old,
                            old);

            portal.applyRetention();

            assertThat(portal.database()
                            .queryForList(
                                    "select id from member_feedback where member = ? order by id", String.class, old))
                    .containsExactly("f-later", "f-new");
            assertThat(portal.database()
                            .queryForList("select question from member_case where member = ?", String.class, old))
                    .containsExactly("new");
        }

        /** One row in each table that a member can fill. */
        private void leaveTraces(Visitor clara) throws Exception {
            clara.get("/privacy");
            clara.post("/privacy/messages", Map.of("email", "clara@mail.example", "allow", "EMAIL", "language", "en"));
            clara.get("/feedback");
            portal.database()
                    .update("insert into member_declined (member, offer, said_at) values (?, 'p-1', now())", CLARA);
            portal.database()
                    .update(
                            "insert into member_case (member, opened_at, language, question, intent)"
                                    + " values (?, now(), 'en', 'My name is Clara', 'points_why')",
                            CLARA);
            portal.database()
                    .update(
                            "insert into message_delivery (campaign, member, state, reason, due_at)"
                                    + " values ('later', ?, 'waiting', 'NEXT', 'infinity')",
                            CLARA);
        }

        private List<String> whereMembersAreNamed() {
            return portal.database()
                    .queryForList(
                            "select table_name from information_schema.columns join information_schema.tables"
                                    + " using (table_schema, table_name) where table_schema = current_schema()"
                                    + " and column_name = 'member' and table_type = 'BASE TABLE'",
                            String.class);
        }

        /** Tables with a row of hers. */
        private List<String> whereSheIsStillNamed() {
            return whereMembersAreNamed().stream()
                    .filter(table -> !portal.database()
                            .queryForList("select 1 from " + table + " where member = ?", Integer.class, CLARA)
                            .isEmpty())
                    .toList();
        }

        private static Map<String, String> unzipped(byte[] bytes) throws IOException {
            Map<String, String> entries = new HashMap<>();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return entries;
        }
    }

    @Nested
    class Payments {
        @Test
        void areTheirMembersOnly() throws Exception {
            OnlinePayment payment = portal.toPay(Town.ANNE, PaymentMethod.CARD);
            String page = "/payments/" + payment.id();
            try (Visitor anne = portal.anne();
                    Visitor bea = portal.bea()) {
                assertThat(anne.get(page).body()).contains("£12.34", portal.provider() + "/checkout");
                bea.get("/privacy");
                assertThat(bea.get(page).statusCode()).isEqualTo(404);
                assertThat(bea.post(page + "/give-up", Map.of()).statusCode()).isEqualTo(404);
                assertThat(bea.post(page + "/look", Map.of()).statusCode()).isEqualTo(404);
                assertThat(anne.get("/payments/p1").statusCode()).isEqualTo(404);
                assertThat(anne.postWithoutToken(page + "/give-up", Map.of()).statusCode())
                        .isEqualTo(403);
                anne.get(page);
                assertThat(anne.post(page + "/give-up", Map.of()).body()).contains("Cancelled. Nothing was charged.");
            }
            try (Visitor forger = portal.visitor()) {
                assertThat(forger.postWithoutToken("/payment-notices", Map.of()).statusCode())
                        .isEqualTo(401);
            }
        }
    }

    @Nested
    class Frame {
        @Test
        void forbidsInlineScriptsStylesAndFrames() throws Exception {
            try (Visitor stranger = portal.visitor()) {
                HttpResponse<String> page = stranger.get("/sign-in");

                assertThat(page.headers().firstValue("Content-Security-Policy"))
                        .hasValueSatisfying(policy -> assertThat(policy)
                                .contains("default-src 'none'")
                                .contains("frame-ancestors 'none'")
                                .doesNotContain("unsafe"));
                assertThat(page.body())
                        .doesNotContain("style=")
                        .doesNotContain("<style")
                        .doesNotContain("onclick");
            }
        }

        @ParameterizedTest
        @CsvSource({"en-GB,en,Sign in", "zh-TW,zh-TW,登入", "zh-Hant-HK,zh-TW,登入", "zh-CN,zh-CN,登录", "de-DE,en,Sign in"})
        void speaksTheBrowsersLanguage(String asked, String tag, String title) throws Exception {
            try (Visitor stranger = portal.visitor()) {
                assertThat(stranger.get("/sign-in", asked).body())
                        .contains("<html lang=\"" + tag + "\"")
                        .contains(title);
            }
        }

        @Test
        void remembersTheLanguageChosenAndReturnsToThePage() throws Exception {
            try (Visitor stranger = portal.visitor()) {
                stranger.get("/join");
                HttpResponse<String> page = stranger.post("/language", Map.of("to", "zh-TW", "back", "/join"));

                assertThat(page.uri().getPath()).isEqualTo("/join");
                assertThat(page.body()).contains("加入會員");
            }
        }

        @Test
        void keepsWhatWasAskedWhenALanguageIsChosen() throws Exception {
            try (Visitor anne = portal.anne()) {
                String asked = "/products?q=%E9%96%B1%E8%AE%80+lamp&store=s1";
                assertThat(anne.get(asked).body())
                        .contains("name=\"back\" value=\"" + asked.replace("&", "&amp;") + "\"");

                HttpResponse<String> page = anne.post("/language", Map.of("to", "zh-TW", "back", asked));

                assertThat(page.uri()).hasPath("/products").hasQuery("q=閱讀+lamp&store=s1");
                assertThat(page.body()).contains("lang=\"zh-TW\"", "value=\"閱讀 lamp\"", "閱讀燈");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "/points?skip=20, /points?skip=20",
            "/products?q=<script>, /products",
            "/products?q=a#b, /products",
            "/feedback?receipt=s1-t1/1/2, /feedback?receipt=s1-t1/1/2",
            "//example.org/?q=a, /",
            "https://example.org/?q=a, /",
        })
        void leadsBackToNothingButAPageOfThisPortal(String back, String led) throws Exception {
            try (Visitor anne = portal.anne()) {
                HttpResponse<String> page = anne.post("/language", Map.of("to", "en", "back", back));

                assertThat(page.uri().getHost()).isEqualTo("127.0.0.1");
                assertThat(page.uri().getPath()
                                + (page.uri().getQuery() == null
                                        ? ""
                                        : "?" + page.uri().getQuery()))
                        .isEqualTo(led);
            }
        }

        @Test
        void doesNotLeadAwayAfterALanguageIsChosen() throws Exception {
            try (Visitor stranger = portal.visitor()) {
                stranger.get("/join");
                HttpResponse<String> page = stranger.post("/language", Map.of("to", "en", "back", "//example.org/x"));

                assertThat(page.uri().getHost()).isEqualTo("127.0.0.1");
            }
        }

        @Test
        void reportsThatItIsReady() throws Exception {
            try (Visitor machine = portal.visitor()) {
                assertThat(machine.get("/actuator/health").statusCode()).isEqualTo(200);
            }
        }
    }
}
