package io.tillstream.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.wire.Topics;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Joining and signing in by a code, each test with a telephone of its own. */
class PhoneTest {
    private static final Pattern DIGITS = Pattern.compile("\\b\\d{6}\\b");
    private static final Pattern ONCE = Pattern.compile("name=\"_csrf\" value=\"[^\"]+\"");

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

    private static HttpResponse<String> ask(Visitor visitor, String phone) throws Exception {
        visitor.get("/phone");
        return visitor.post("/phone", Map.of("phone", phone));
    }

    private static HttpResponse<String> type(Visitor visitor, String code) throws Exception {
        return visitor.post("/phone/code", Map.of("code", code));
    }

    /** All codes sent to a number, in no order. */
    private static List<String> codesFor(String e164) throws IOException {
        return codesFor(portal, e164);
    }

    private static List<String> codesFor(RunningPortal portal, String e164) throws IOException {
        Path sent = Files.createDirectories(portal.messages().resolve("sms"));
        try (Stream<Path> files = Files.list(sent)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .map(PhoneTest::read)
                    .filter(text -> text.startsWith("To: " + e164 + "\n"))
                    .map(PhoneTest::codeIn)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String codeIn(String message) {
        Matcher digits = DIGITS.matcher(message.substring(message.indexOf("\n\n")));
        assertThat(digits.find()).as(message).isTrue();
        return digits.group();
    }

    private static String onlyCodeFor(String e164) throws IOException {
        return onlyCodeFor(portal, e164);
    }

    /** The code sent to a number; there was one. */
    static String onlyCodeFor(RunningPortal portal, String e164) throws IOException {
        List<String> codes = codesFor(portal, e164);
        assertThat(codes).hasSize(1);
        return codes.getFirst();
    }

    private static Visitor proved(String phone, String e164) throws Exception {
        Visitor visitor = portal.visitor();
        List<String> before = codesFor(e164);
        ask(visitor, phone);
        List<String> codes = new ArrayList<>(codesFor(e164));
        before.forEach(codes::remove);
        assertThat(type(visitor, codes.getFirst()).statusCode()).isEqualTo(200);
        return visitor;
    }

    private static List<String> membersKnown() {
        return portal.database().queryForList("select member from member_phone", String.class);
    }

    private static String wrongFor(String code) {
        return code.equals("123456") ? "654321" : "123456";
    }

    @Test
    void remembersThroughTheNamePageThatSomebodyNewWantsToStay() throws Exception {
        try (Visitor visitor = portal.visitor()) {
            ask(visitor, "07700 900177");
            assertThat(visitor.post(
                                    "/phone/code",
                                    Map.of("code", wrongFor(onlyCodeFor("+447700900177")), "stay", "true"))
                            .body())
                    .contains("value=\"true\" checked");
            String name = visitor.post("/phone/code", Map.of("code", onlyCodeFor("+447700900177"), "stay", "true"))
                    .body();
            assertThat(name).containsOnlyOnce("checked=\"checked\"");

            visitor.post("/phone/name", Map.of("name", "Canary Staying", "stay", "true"));
            visitor.closeBrowser();
            assertThat(visitor.get("/").body()).contains("Canary Staying");
        }
    }

    @Test
    void handsOutACardForANumberACodeAndANameAndIsTheSameMemberTheNextTime() throws Exception {
        try (Visitor visitor = proved("07700 900101", "+447700900101")) {
            HttpResponse<String> home = visitor.post("/phone/name", Map.of("name", "Canary Dora"));
            assertThat(home.uri().toString()).endsWith("/?joined");
            assertThat(home.body()).contains("Canary Dora").contains("TSM");
        }
        List<String> members = membersKnown();

        try (Visitor later = proved("+44 7700 900101", "+447700900101")) {
            HttpResponse<String> home = later.get("/");
            assertThat(home.uri().getPath()).isEqualTo("/");
            assertThat(home.body()).contains("Canary Dora");
        }
        assertThat(membersKnown()).containsExactlyInAnyOrderElementsOf(members);
        assertThat(portal.town().latest(Topics.MEMBER).toString()).doesNotContain("Canary");
    }

    @Test
    void signsInWhoCameWithAnImport() throws Exception {
        try (Visitor machine = portal.visitor()) {
            machine.machine("/api/import/members", Visitor.TOKEN, "application/x-ndjson", """
                    {"member":"mdddddddddddddddd","card":"TSM0000000000031","enrolledOn":"2011-01-04","personalised":false,"name":"Canary Emil","phone":"07700900102"}
                    """);
        }

        try (Visitor emil = proved("+447700900102", "+447700900102")) {
            assertThat(emil.get("/").body()).contains("Canary Emil");
        }
    }

    @Test
    void answersTheSameForANumberThatIsKnownAndOneThatIsNot() throws Exception {
        try (Visitor dora = proved("+447700900111", "+447700900111")) {
            dora.post("/phone/name", Map.of("name", "Dora"));
        }

        try (Visitor known = portal.visitor();
                Visitor unknown = portal.visitor()) {
            HttpResponse<String> one = ask(known, "+447700900111");
            HttpResponse<String> other = ask(unknown, "+447700901111");
            assertThat(one.statusCode()).isEqualTo(other.statusCode()).isEqualTo(200);
            assertThat(plain(one)).isEqualTo(plain(other)).contains("111");

            HttpResponse<String> wrong = type(known, "no code");
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(plain(wrong)).isEqualTo(plain(type(unknown, "no code")));
        }
    }

    private static String plain(HttpResponse<String> page) {
        return ONCE.matcher(page.body()).replaceAll("");
    }

    @Test
    void refusesTheRightCodeAfterFiveWrongOnes() throws Exception {
        try (Visitor visitor = portal.visitor()) {
            ask(visitor, "+447700900103");
            String code = onlyCodeFor("+447700900103");
            for (int i = 0; i < 5; i++) {
                assertThat(type(visitor, wrongFor(code)).body()).contains("This code is wrong");
            }

            assertThat(type(visitor, code).body()).contains("holds no more");
            assertThat(visitor.get("/phone/name").uri().getPath()).isEqualTo("/phone");
        }
    }

    @Test
    void takesNoCodeAfterTenMinutes() throws Exception {
        try (Visitor visitor = portal.visitor()) {
            ask(visitor, "+447700900104");
            portal.database()
                    .update("update phone_code set asked_at = asked_at - interval '10 minutes' where not used");

            assertThat(type(visitor, onlyCodeFor("+447700900104")).body()).contains("holds no more");
        }
    }

    @Test
    void opensTheCodeOnlyWhereItWasAskedFor() throws Exception {
        try (Visitor visitor = portal.visitor();
                Visitor stranger = portal.visitor()) {
            ask(visitor, "+447700900105");
            ask(stranger, "+447700900106");

            HttpResponse<String> answer = type(stranger, onlyCodeFor("+447700900105"));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(stranger.get("/phone/name").uri().getPath()).isEqualTo("/phone");
            stranger.get("/phone");
            assertThat(stranger.post("/phone/name", Map.of("name", "Nobody"))
                            .uri()
                            .getPath())
                    .isEqualTo("/phone");
        }
    }

    @Test
    void sendsThreeCodesToANumberInAQuarterOfAnHour() throws Exception {
        try (Visitor visitor = portal.visitor()) {
            for (int i = 0; i < 3; i++) {
                assertThat(ask(visitor, "+447700900107").statusCode()).isEqualTo(200);
            }

            assertThat(ask(visitor, "+447700900107").statusCode()).isEqualTo(429);
            assertThat(codesFor("+447700900107")).hasSize(3);
        }
    }

    @Test
    void makesOneMemberOfTwoWhoJoinWithTheSameNumber() throws Exception {
        try (Visitor one = proved("+447700900108", "+447700900108");
                Visitor other = proved("+447700900108", "+447700900108")) {
            one.post("/phone/name", Map.of("name", "Canary First"));
            HttpResponse<String> home = other.post("/phone/name", Map.of("name", "Canary Second"));

            assertThat(home.body()).contains("Canary First").doesNotContain("Canary Second");
        }
    }

    @Test
    void keepsNeitherNumberNorCodeInClear() throws Exception {
        try (Visitor visitor = portal.visitor()) {
            ask(visitor, "+447700900109");
            String code = onlyCodeFor("+447700900109");

            assertThat(portal.database()
                            .queryForList("select id, phone_hash, code_hash from phone_code")
                            .toString())
                    .isNotEqualTo("[]")
                    .doesNotContain("7700900109")
                    .doesNotContain("code_hash=" + code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "hello", "+1", "+44 909 879 0000"})
    void sendsNothingToWhatIsNoNumberOrADearOne(String typed) throws Exception {
        try (Visitor visitor = portal.visitor()) {
            assertThat(ask(visitor, typed).statusCode()).isEqualTo(422);
        }
    }

    @Test
    void hashesAPasswordAnewThatWasHashedMoreCheaply() throws Exception {
        String cheap = new Argon2PasswordEncoder(16, 32, 1, 4_096, 1).encode(RunningPortal.BEAS_PASSWORD);
        portal.database().update("update credential set password_hash = ? where member = ?", cheap, Town.BEA.value());

        portal.bea().close();

        assertThat(portal.database()
                        .queryForObject(
                                "select password_hash from credential where member = ?",
                                String.class,
                                Town.BEA.value()))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        portal.bea().close();
    }
}
