package io.tillstream.streaming.query;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.streaming.running.Restoring;
import io.tillstream.streaming.running.RunningTopologies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsMetadata;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who shares the work, and how far this instance is with its part; see docs/reference/query-api.md. */
@RestController
class InstancesController {
    private final RunningTopologies topologies;

    InstancesController(RunningTopologies topologies) {
        this.topologies = topologies;
    }

    @GetMapping(path = "/api/instances", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] instances() {
        Restoring restoring = topologies.restoring();
        Map<String, Object> here = new LinkedHashMap<>();
        here.put("state", topologies.streams().state().name());
        here.put("restoringPartitions", restoring.partitions());
        here.put("restoringRecords", restoring.records());
        here.put("standbyLag", restoring.standbyLag());
        if (topologies.address() != null) {
            here.put("address", topologies.address());
        }
        List<Map<String, Object>> all = new ArrayList<>();
        topologies.streams().metadataForAllStreamsClients().stream()
                .sorted(Comparator.comparing(instance -> Siblings.text(instance.hostInfo())))
                .forEach(instance -> all.add(line(instance)));
        return CanonicalJson.encode(Map.of("here", here, "instances", all));
    }

    private static Map<String, Object> line(StreamsMetadata instance) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("address", Siblings.text(instance.hostInfo()));
        line.put("active", instance.topicPartitions().size());
        line.put("standby", instance.standbyTopicPartitions().size());
        return line;
    }
}
