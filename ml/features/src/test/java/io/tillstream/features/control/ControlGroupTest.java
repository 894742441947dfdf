package io.tillstream.features.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.MemberId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ControlGroupTest {
    private static final MemberId ANN = MemberId.of("maaaaaaaaaaaaaaaa");
    private static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final List<MemberId> MEMBERS = members(20_000);

    /** From outside: {@code printf maaaaaaaaaaaaaaaa | openssl dgst -sha256 -hmac 'control-group.v1|personal-picks'}. */
    @Test
    void agreesWithOpensslAboutAMembersPlace() {
        int place = 2454;

        assertThat(ControlGroup.isControl(ANN, "personal-picks", place)).isFalse();
        assertThat(ControlGroup.isControl(ANN, "personal-picks", place + 1)).isTrue();
    }

    @Test
    void takesTheShareItIsAskedFor() {
        long control = MEMBERS.stream()
                .filter(member -> ControlGroup.isControl(member, "personal-picks", 1_000))
                .count();

        // Binomial with n = 20,000 and p = 0.1: five standard deviations are 212.
        assertThat(control).isBetween(1_788L, 2_212L);
    }

    @Test
    void holdsOutOnePercentOfAllMembers() {
        long heldOut = MEMBERS.stream().filter(ControlGroup::isHeldOut).count();

        // Binomial with n = 20,000 and p = 0.01: five standard deviations are 70.
        assertThat(heldOut).isBetween(130L, 270L);
    }

    @Test
    void keepsControlMembersWhenTheShareGrows() {
        assertThat(MEMBERS)
                .filteredOn(member -> ControlGroup.isControl(member, "personal-picks", 500))
                .allMatch(member -> ControlGroup.isControl(member, "personal-picks", 501));
    }

    @Test
    void drawsAnotherGroupForAnotherCampaign() {
        long both = MEMBERS.stream()
                .filter(member -> ControlGroup.isControl(member, "spring", 1_000))
                .filter(member -> ControlGroup.isControl(member, "autumn", 1_000))
                .count();

        // Independent draws meet in 1 % of the members: five standard deviations are 70.
        assertThat(both).isBetween(130L, 270L);
    }

    @Test
    void takesNobodyAtZeroAndEverybodyAtTenThousand() {
        assertThat(MEMBERS).noneMatch(member -> ControlGroup.isControl(member, "personal-picks", 0));
        assertThat(MEMBERS).allMatch(member -> ControlGroup.isControl(member, "personal-picks", 10_000));
    }

    @Test
    void refusesAShareAboveAll() {
        assertThatThrownBy(() -> ControlGroup.isControl(ANN, "personal-picks", 10_001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10001");
    }

    private static List<MemberId> members(int count) {
        Random random = new Random(42);
        return Stream.generate(() -> aMember(random)).limit(count).toList();
    }

    private static MemberId aMember(Random random) {
        StringBuilder text = new StringBuilder("m");
        for (int i = 0; i < 16; i++) {
            text.append(BASE_32.charAt(random.nextInt(32)));
        }
        return MemberId.of(text.toString());
    }
}
