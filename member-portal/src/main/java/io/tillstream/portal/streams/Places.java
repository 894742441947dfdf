package io.tillstream.portal.streams;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How far each topic has been read, by each who reads it: the next offset of every partition. */
@Repository
class Places {
    private final JdbcTemplate jdbc;

    Places(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Places in a log; those of another one of this name are none. Those without a log were noted when there was only one. */
    Map<Integer, Long> of(String topic, String log) {
        Map<Integer, Long> places = new HashMap<>();
        jdbc.query(
                "select partition, next_offset from reading_place where topic = ? and log in (?, '')",
                row -> {
                    places.put(row.getInt(1), row.getLong(2));
                },
                topic,
                log);
        return places;
    }

    void note(String topic, String log, Map<Integer, Long> next) {
        next.forEach((partition, offset) -> jdbc.update("""
                insert into reading_place (topic, partition, log, next_offset) values (?, ?, ?, ?)
                on conflict (topic, partition) do update set log = excluded.log, next_offset = excluded.next_offset
                """, topic, partition, log, offset));
    }
}
