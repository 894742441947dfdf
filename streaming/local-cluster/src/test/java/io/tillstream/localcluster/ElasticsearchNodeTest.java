package io.tillstream.localcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ElasticsearchNodeTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @AfterEach
    void deleteTheFolderElsewhere() throws IOException {
        client.close();
        Path location = folder.resolve("location");
        if (Files.exists(location)) {
            Archives.delete(Path.of(Files.readString(location).strip()));
        }
    }

    @Test
    void keepsADocumentOverARestartAndLeavesNoProcess() throws Exception {
        List<ProcessHandle> programs;
        try (ElasticsearchNode node = start()) {
            programs = node.process().programs();
            int status = send(HttpRequest.newBuilder(URI.create(node.url() + "/sales/_doc/1?refresh=true"))
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString("{\"item\":\"tea\"}")))
                    .statusCode();
            assertThat(status).isEqualTo(201);
        }

        assertThat(programs).isNotEmpty().noneMatch(ProcessHandle::isAlive);

        try (ElasticsearchNode again = start()) {
            HttpResponse<String> found =
                    send(HttpRequest.newBuilder(URI.create(again.url() + "/sales/_search?q=item:tea")));
            assertThat(found.body()).contains("\"value\":1").contains("\"item\":\"tea\"");
        }
    }

    private ElasticsearchNode start() throws IOException {
        return ElasticsearchNode.start(
                folder, FreePorts.next(), 512, folder.resolve("elasticsearch.log"), ElasticsearchNode.Life.SHORT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
