package io.tillstream.portal.streams;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How far each topic has been read: the next offset of every partition. */
@Repository
class Places {
    private final JdbcTemplate jdbc;

    Places(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<Integer, Long> of(String topic) {
        Map<Integer, Long> places = new HashMap<>();
        jdbc.query(
                "select partition, next_offset from reading_place where topic = ?",
                row -> {
                    places.put(row.getInt(1), row.getLong(2));
                },
                topic);
        return places;
    }

    void note(String topic, Map<Integer, Long> next) {
        next.forEach((partition, offset) -> jdbc.update("""
                insert into reading_place (topic, partition, next_offset) values (?, ?, ?)
                on conflict (topic, partition) do update set next_offset = excluded.next_offset
                """, topic, partition, offset));
    }
}
