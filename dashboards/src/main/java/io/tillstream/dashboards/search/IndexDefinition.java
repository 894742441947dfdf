package io.tillstream.dashboards.search;

/** Settings and mapping of an index: nothing dynamic, and only field types every Elasticsearch 9 has. */
final class IndexDefinition {
    private IndexDefinition() {}

    /** The body of the request that makes the lane's index. */
    static String json(Lane lane) {
        // The translog may be late by seconds: what a crash loses there is read from the log again, positions included.
        return """
            {
              "settings": {
                "number_of_shards": 1,
                "auto_expand_replicas": "0-1",
                "refresh_interval": "%s",
                "translog.durability": "async"
              },
              "aliases": {"%s": {}, "%s": {"is_write_index": true}},
              "mappings": {
                "dynamic": "strict",
                "properties": {
                  "sale": {"type": "keyword"},
                  "till": {"type": "keyword"},
                  "store": {"type": "keyword"},
                  "epoch": {"type": "integer"},
                  "sequence": {"type": "long"},
                  "line": {"type": "integer"},
                  "gtin": {"type": "keyword"},
                  "quantity": {"type": "long"},
                  "unit": {"type": "keyword"},
                  "grossMinor": {"type": "long"},
                  "discountMinor": {"type": "long"},
                  "netMinor": {"type": "long"},
                  "taxMinor": {"type": "long"},
                  "points": {"type": "long"},
                  "currency": {"type": "keyword"},
                  "returned": {"type": "boolean"},
                  "happenedAt": {"type": "date"},
                  "businessDate": {"type": "date"},
                  "operator": {"type": "keyword"},
                  "member": {"type": "keyword"},
                  "origin": {"type": "keyword"},
                  "channel": {"type": "keyword"},
                  "priceSource": {"type": "keyword"},
                  "returnedSale": {"type": "keyword"},
                  "partition": {"type": "integer", "index": false},
                  "offset": {"type": "long", "index": false},
                  "wholeLines": {"type": "integer"},
                  "wholeNetMinor": {"type": "long"},
                  "wholeDiscountMinor": {"type": "long"},
                  "wholeTotalMinor": {"type": "long"},
                  "log": {"type": "keyword"},
                  "logPartition": {"type": "integer", "index": false},
                  "nextOffset": {"type": "long", "index": false}
                }
              }
            }
            """.formatted(lane.refreshInterval(), Lane.ALL, lane.alias());
    }
}
