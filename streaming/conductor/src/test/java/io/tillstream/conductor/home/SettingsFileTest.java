package io.tillstream.conductor.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsBackWhatItWroteAndLetsOnlyTheOwnerRead() throws IOException {
        Home home = new Home(folder);
        Settings settings = SettingsFile.load(home)
                .withPorts(Map.of("kafka", 19_092))
                .withClockOffset(Duration.ofDays(-5))
                .withSecrets(Secrets.generate(new SecureRandom()), Map.of("buyer", "quiet-tea"))
                .withMemberLogin(new MemberLogin("maaaaaaaaaaaaaaaa", "TSM0000000000017", "quiet-tea-at-noon"))
                .withShop(new Shop(Shop.GENERATED, 3, 2));

        SettingsFile.save(home, settings);

        assertThat(SettingsFile.load(home)).isEqualTo(settings);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.settings())))
                .isEqualTo("rw-------");
    }

    @Test
    void takesPortsThatAPersonHasFixedBeforeTheFirstStart() throws IOException {
        Home home = new Home(folder);
        Files.writeString(home.settings(), "{\"ports\":{\"dashboards\":8080}}");

        assertThat(SettingsFile.load(home).ports()).containsExactly(Map.entry("dashboards", 8080));
    }

    @Test
    void refusesASettingItDoesNotKnow() throws IOException {
        Home home = new Home(folder);
        Files.writeString(home.settings(), "{\"portz\":{}}");

        assertThatThrownBy(() -> SettingsFile.load(home))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("portz")
                .hasMessageContaining("settings.json");
    }

    @Test
    void givesAnOlderHomeTheSecretsThatCameLater() throws IOException {
        Home home = new Home(folder);
        Files.writeString(
                home.settings(),
                "{\"secrets\":{\"adminToken\":\"a\",\"memberLookupKey\":\"b\",\"importKey\":\"c\","
                        + "\"decisionPrivateKey\":\"d\",\"decisionPublicKey\":\"e\",\"postgresPassword\":\"f\"}}");

        Secrets secrets = SettingsFile.load(home).knownSecrets().completed(new SecureRandom());

        assertThat(secrets.adminToken()).isEqualTo("a");
        assertThat(secrets.webhookKey()).matches("[0-9a-f]{64}");
        assertThat(secrets.secondFactorKey()).matches("[0-9a-f]{64}").isNotEqualTo(secrets.webhookKey());
        assertThat(secrets.paymentSecret()).matches("[0-9a-f]{64}").isNotEqualTo(secrets.webhookKey());
        assertThat(secrets.completed(new SecureRandom())).isEqualTo(secrets);
    }

    @Test
    void neverShowsASecretInText() {
        Secrets secrets = Secrets.generate(new SecureRandom());

        assertThat(secrets.toString()).doesNotContain(secrets.adminToken());
        assertThat(secrets.memberLookupKey()).matches("[0-9a-f]{64}");
    }
}
