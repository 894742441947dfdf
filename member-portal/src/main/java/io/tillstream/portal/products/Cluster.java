package io.tillstream.portal.products;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import io.tillstream.portal.settings.PortalSettings;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The connection to Elasticsearch, when there is one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tillstream.elasticsearch")
class Cluster {
    @Bean(destroyMethod = "close")
    ElasticsearchClient elasticsearch(PortalSettings settings) {
        URI address = Objects.requireNonNull(settings.elasticsearch(), "tillstream.elasticsearch");
        return client(address, settings.elasticsearchApiKey());
    }

    static ElasticsearchClient client(URI address, @Nullable String apiKey) {
        return ElasticsearchClient.of(connection -> {
            connection
                    .host(address)
                    .jsonMapper(new Jackson3JsonpMapper(JsonMapper.builder()
                            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .build()));
            if (apiKey != null) {
                connection.apiKey(apiKey);
            }
            return connection;
        });
    }
}
