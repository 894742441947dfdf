package io.tillstream.portal.messages;

import io.tillstream.events.MemberId;
import io.tillstream.events.feature.MemberSegments;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.DataCopy.Heading;
import io.tillstream.portal.personal.PersonalData;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** On which days members are in which segment, the latest word of each member. */
@Component
class StayProjection implements Projection<MemberSegments>, PersonalData {
    private final JdbcTemplate jdbc;

    StayProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic<MemberSegments> topic() {
        return Topics.MEMBER_SEGMENTS;
    }

    @Override
    public void take(List<Fact<MemberSegments>> facts) {
        Map<String, @Nullable MemberSegments> latest = new LinkedHashMap<>();
        facts.forEach(fact -> latest.put(fact.key(), fact.value()));
        List<Object[]> rows = new ArrayList<>();
        latest.forEach((member, segments) -> {
            if (segments != null) {
                segments.stays()
                        .forEach(stay -> rows.add(new Object[] {member, stay.segment(), stay.from(), stay.until()}));
            }
        });
        jdbc.batchUpdate(
                "delete from member_stay where member = ?",
                latest.keySet().stream().map(member -> new Object[] {member}).toList());
        jdbc.batchUpdate("insert into member_stay (member, segment, from_day, until_day) values (?, ?, ?, ?)", rows);
    }

    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        jdbc.query(
                "select segment, from_day, until_day from member_stay where member = ? order by from_day, segment",
                row -> {
                    copy.add(
                            Heading.GROUPS,
                            "group",
                            row.getString(1),
                            "from",
                            row.getObject(2, LocalDate.class),
                            "until",
                            row.getObject(3, LocalDate.class));
                },
                member.value());
    }
}
