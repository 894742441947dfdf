package io.tillstream.conductor.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.commandline.Complaint;
import io.tillstream.conductor.home.OwnServers.Databases;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As people write them into settings.json. */
final class OwnServersTest {
    @TempDir
    private Path folder;

    @Test
    void readsAllThatCanBeNamedAndKeepsIt() throws IOException {
        Settings settings = settings("""
                {"servers": {
                  "kafka": "kafka-1.example:9092,kafka-2.example:9092",
                  "elasticsearch": "https://search.example:9200",
                  "elasticsearchApiKey": "key",
                  "postgres": {
                    "portal": {"url": "jdbc:postgresql://db.example/members", "user": "portal", "password": "one"},
                    "dashboards": {"url": "jdbc:postgresql://db.example/office", "user": "office", "password": "two"}}}}
                """);

        SettingsFile.save(new Home(folder), settings);

        assertThat(SettingsFile.load(new Home(folder)).ownServers())
                .isEqualTo(new OwnServers(
                        "kafka-1.example:9092,kafka-2.example:9092",
                        URI.create("https://search.example:9200"),
                        "key",
                        new Databases(
                                new Database("jdbc:postgresql://db.example/members", "portal", "one"),
                                new Database("jdbc:postgresql://db.example/office", "office", "two"))));
    }

    @Test
    void embedsWhatIsNotNamed() throws IOException {
        OwnServers own = settings("{\"servers\": {\"kafka\": \"[::1]:9092\"}}").ownServers();

        assertThat(own.kafkaServers()).contains("[::1]:9092");
        assertThat(own.searchAddress()).isEmpty();
        assertThat(own.databases()).isEmpty();
        assertThat(settings("{}").ownServers()).isEqualTo(OwnServers.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kafka": "broker.example"}                                        | servers.kafka is "broker.example"
            {"kafka": "a:1, b:2"}                                              | servers.kafka is "a:1, b:2"
            {"elasticsearch": "search.example:9200"}                           | servers.elasticsearch is not http
            {"elasticsearch": "http://elastic:pssst@search.example:9200"}     | no user in it
            {"elasticsearchApiKey": "key"}                                     | without servers.elasticsearch
            {"postgres": {"portal": {"url": "jdbc:postgresql://h/p", "user": "u"}}} | both portal and dashboards
            {"postgres": {"portal": {"url": "jdbc:mysql://h/p", "user": "u"}}} | jdbc:postgresql://HOST:PORT/NAME
            {"postgres": {"portal": {"url": "jdbc:postgresql://h/p?password=pssst", "user": "u"}}} | without a password
            {"postgres": {"portal": {"url": "jdbc:postgresql://h/p"}}}         | has no user
            {"cafka": "broker.example:9092"}                                   | cafka
            """)
    void refusesInOneLineWhatItCannotUse(String servers, String told) {
        assertThatThrownBy(() -> settings("{\"servers\": " + servers + "}"))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining(told)
                .hasMessageContaining("settings.json")
                .hasMessageNotContaining("pssst")
                .hasMessageNotContaining("\n");
    }

    @Test
    void showsNoPasswordAsText() {
        Database database = new Database("jdbc:postgresql://db.example/members", "portal", "quiet-tea");
        OwnServers own = new OwnServers(
                null, URI.create("http://search.example:9200"), "loud-coffee", new Databases(database, database));

        assertThat(own.toString()).contains("db.example").doesNotContain("quiet-tea", "loud-coffee");
    }

    @Test
    void keepsAHomeOnTheServersItBeganWith() throws IOException {
        Home home = new Home(folder);
        OwnServers elsewhere = new OwnServers("broker.example:9092", null, null, null);
        SameServers.require(home, elsewhere);
        Files.createDirectories(home.kafka());
        Files.createDirectories(home.postgres());
        Files.writeString(home.imported(), "{}");

        SameServers.require(home, OwnServers.NONE);
        assertThatThrownBy(() -> SameServers.require(home, elsewhere))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("servers.kafka");

        Files.delete(home.kafka());
        SameServers.require(home, elsewhere);
        assertThatThrownBy(() -> SameServers.require(home, OwnServers.NONE))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("Kafka of this home");
    }

    private Settings settings(String json) throws IOException {
        Home home = new Home(folder);
        Files.writeString(home.settings(), json);
        return SettingsFile.load(home);
    }
}
