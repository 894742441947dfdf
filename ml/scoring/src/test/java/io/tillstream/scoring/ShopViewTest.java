package io.tillstream.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.events.member.Member;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopViewTest {
    private static final MemberId BEA = MemberId.of("mbbbbbbbbbbbbbbbb");
    private static final MemberId CAT = MemberId.of("mcccccccccccccccc");

    @Test
    void namesThoseWhoComeMostOftenFirst() {
        ShopView view = ShopForTests.open();
        view.member(BEA, new Member(BEA, Hash.GENESIS, true, ShopForTests.TODAY));
        view.member(CAT, new Member(CAT, Hash.GENESIS, true, ShopForTests.TODAY));
        view.history(CAT, new MemberHistory(CAT, List.of(), 41));

        assertThat(view.membersByVisits()).containsExactly(CAT, ShopForTests.ANN, BEA);
    }
}
