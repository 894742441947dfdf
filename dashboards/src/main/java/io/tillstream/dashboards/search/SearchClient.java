package io.tillstream.dashboards.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import io.tillstream.dashboards.settings.DashboardsSettings;
import java.net.URI;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The connection to Elasticsearch, when there is one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tillstream.elasticsearch")
class SearchClient {
    @Bean(destroyMethod = "close")
    ElasticsearchClient elasticsearch(DashboardsSettings settings) {
        URI address = Objects.requireNonNull(settings.elasticsearch(), "tillstream.elasticsearch");
        return ElasticsearchClient.of(connection -> {
            connection
                    .host(address)
                    .jsonMapper(new Jackson3JsonpMapper(JsonMapper.builder()
                            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .build()));
            if (settings.elasticsearchApiKey() != null) {
                connection.apiKey(settings.elasticsearchApiKey());
            }
            return connection;
        });
    }
}
