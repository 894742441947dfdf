package io.tillstream.conductor.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.shop.Regulars.Regular;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegularsTest {
    private static final String SELDOM = member("maaaaaaaaaaaaaaaa", "TSM0000000000017", true);
    private static final String OFTEN = member("mbbbbbbbbbbbbbbbb", "TSM0000000000024", true);
    private static final String PRIVATE = member("mcccccccccccccccc", "TSM0000000000031", false);

    @TempDir
    private Path folder;

    private Home home = new Home(Path.of("."));

    @BeforeEach
    void makePlan() throws IOException {
        home = new Home(folder);
        Files.createDirectories(home.plan());
        Files.writeString(home.plan().resolve("plan.json"), """
                {"clockStart":"2026-06-01T00:00:00Z","stores":[],"tills":[],
                 "history":{"transactions":0,"lines":0},"live":{"baskets":0,"lines":0}}
                """);
    }

    @Test
    void putsFirstWhoComesMostOften() throws IOException {
        plan("members", SELDOM, OFTEN);
        plan("live-baskets", basket("24"), basket("17"), basket("24"), "{\"till\":\"s1-t1\",\"lines\":[]}");

        assertThat(new Regulars(home).inOrder())
                .extracting(Regular::card)
                .containsExactly("TSM0000000000024", "TSM0000000000017");
    }

    @Test
    void leavesOutWhoWantsNoPersonalOffers() throws IOException {
        plan("members", PRIVATE, SELDOM);
        plan("live-baskets", basket("31"), basket("31"));

        assertThat(new Regulars(home).inOrder()).extracting(Regular::card).containsExactly("TSM0000000000017");
    }

    @Test
    void leavesOutTheControlGroupOfACampaignThatRunsButNotOfOneThatIsOver() throws IOException {
        plan("members", SELDOM);

        plan("campaigns", campaignWithAllInControl("2026-01-01T00:00:00Z"));
        assertThat(new Regulars(home).inOrder()).hasSize(1);

        plan("campaigns", campaignWithAllInControl("2027-01-01T00:00:00Z"));
        assertThat(new Regulars(home).inOrder()).isEmpty();
    }

    @Test
    void findsNobodyInAPlanWithoutMembers() throws IOException {
        assertThat(new Regulars(home).inOrder()).isEmpty();
    }

    private void plan(String kind, String... lines) throws IOException {
        Files.write(home.plan().resolve(kind + ".ndjson"), List.of(lines));
    }

    private static String member(String id, String card, boolean personalised) {
        return "{\"member\":\"%s\",\"card\":\"%s\",\"enrolledOn\":\"2026-01-01\",\"personalised\":%s}"
                .formatted(id, card, personalised);
    }

    private static String basket(String endOfCard) {
        return "{\"till\":\"s1-t1\",\"card\":\"TSM00000000000" + endOfCard + "\",\"lines\":[]}";
    }

    private static String campaignWithAllInControl(String until) {
        return """
                {"id":"picks","name":{"en":"Picks","zh-TW":"精選","zh-CN":"精选"},"percentOff":10,"controlBasisPoints":10000,\
                "from":"2025-01-01T00:00:00Z","until":"%s","active":true}""".formatted(until);
    }
}
