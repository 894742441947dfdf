package io.tillstream.dashboards.masterdata;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/import/{kind}}: canonical facts, one per line, all published or none. */
@RestController
final class ImportDoor {
    private static final Logger LOG = LoggerFactory.getLogger(ImportDoor.class);

    private final MasterDataWriter writer;
    private final GroupRules groups;
    private final AuditLog log;

    ImportDoor(MasterDataWriter writer, GroupRules groups, AuditLog log) {
        this.writer = writer;
        this.groups = groups;
        this.log = log;
    }

    @PostMapping("/api/import/{kind}")
    Map<String, Object> importFacts(
            @PathVariable("kind") String name,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String contentType,
            InputStream body)
            throws IOException {
        ImportKind<?> kind = ImportKind.named(name)
                .orElseThrow(() -> new RefusedImport(
                        "Door /api/import/" + name, "no such kind", "use one of " + ImportKind.paths() + "."));
        if (contentType != null && contentType.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            // The server has read such a body as fields of a form, and nothing is left of it.
            throw new RefusedImport(
                    "Content-Type of " + kind.path(),
                    contentType,
                    "facts are no fields of a form; send application/x-ndjson.");
        }
        List<ProducerRecord<String, byte[]>> records = FactLines.read(kind, body);
        if (kind.topic().equals(Topics.GROUP)) {
            groups.check(records);
        }
        log.noteAndDo(
                AuditLog.MACHINE,
                AuditKind.IMPORTED,
                kind.path(),
                Map.of("facts", records.size(), "topic", kind.topic().name()),
                () -> writer.publish(records));
        LOG.info("Published {} imported {}.", records.size(), kind.path());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("published", records.size());
        answer.put("topic", kind.topic().name());
        return answer;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refuse(RefusedImport refusal) {
        return ResponseEntity.badRequest().body(refusal.asJson());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> waitForTheLog(KafkaException trouble) {
        LOG.warn("An import was not published: {}", trouble.toString());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .body(Map.of(
                        "error",
                        Map.of(
                                "thing",
                                "Kafka",
                                "value",
                                String.valueOf(trouble.getMessage()),
                                "rule",
                                "an import is published as a whole",
                                "next",
                                "Nothing was published. Send the request again.")));
    }
}
