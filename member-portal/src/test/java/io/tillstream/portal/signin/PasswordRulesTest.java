package io.tillstream.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords may be chosen. */
class PasswordRulesTest {
    private static final Set<String> NOBODY = Set.of();

    @TempDir
    private Path folder;

    private static PasswordRules rules(@Nullable Path list) {
        return new PasswordRules(list);
    }

    private Path listOf(Stream<String> passwords) throws IOException {
        List<String> lines = passwords
                .map(PasswordRulesTest::sha1)
                .sorted()
                .map(hash -> hash + ":" + (1 + Math.floorMod(hash.hashCode(), 100_000)))
                .toList();
        return Files.write(folder.resolve("list.txt"), lines);
    }

    private static String sha1(String password) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1_000})
    void findsEachPasswordOfAListAndNoOther(int size) throws Exception {
        List<String> listed =
                IntStream.range(0, size).mapToObj(n -> "a leaked sentence " + n).toList();
        BreachedPasswords list = new BreachedPasswords(listOf(listed.stream()));

        for (String password : listed) {
            assertThat(list.has(password)).as(password).isTrue();
            assertThat(list.has(password + "!")).as(password + "!").isFalse();
        }
    }

    @Test
    void refusesWhatCameOutOfABreakIn() throws Exception {
        PasswordRules rules = rules(listOf(Stream.of("correct horse battery staple", "another one entirely")));

        assertThat(rules.complaint("correct horse battery staple", NOBODY)).contains(PasswordRules.Complaint.BREACHED);
        assertThat(rules.complaint("anne reads by the lamp", NOBODY)).isEmpty();
    }

    @Test
    void goesOnWithoutAListThatBreaks() throws Exception {
        Path list = Files.writeString(folder.resolve("odd.txt"), "no hash at all\n");

        assertThat(rules(list).complaint("anne reads by the lamp", NOBODY)).isEmpty();
        assertThatThrownBy(() -> new BreachedPasswords(list).has("x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("byte 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaa",
                "abcabcabcabcabcabc",
                "Hello Hello Hello ",
                "123456789012345",
                "98765432109876543",
                "abcdefghijklmnop",
                "Harriet07700900101",
                "harriet harriet harriet 1",
                "蘋果蘋果蘋果蘋果蘋果蘋果蘋果蘋果"
            })
    void refusesWhatIsGuessedFirst(String password) {
        assertThat(rules(null).complaint(password, Set.of("Harriet", "07700900101")))
                .contains(PasswordRules.Complaint.EASY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anne reads by the lamp",
                "Harriet drinks her tea cold",
                "harriet07700900101+tulip7k",
                "每天早上七點先喝一杯熱豆漿再出門",
                "1357902468 and then some"
            })
    void takesSentences(String password) {
        assertThat(rules(null).complaint(password, Set.of("Harriet", "07700900101")))
                .isEmpty();
    }

    @Test
    void countsCharactersAndNotHowTheyAreStored() {
        assertThat(rules(null).complaint("每天早上七點喝豆漿", NOBODY)).contains(PasswordRules.Complaint.LENGTH);
        assertThat(rules(null).complaint("a sentence too long ".repeat(7), NOBODY))
                .contains(PasswordRules.Complaint.LENGTH);
    }
}
