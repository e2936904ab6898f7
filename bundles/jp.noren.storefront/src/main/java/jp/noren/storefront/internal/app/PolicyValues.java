package jp.noren.storefront.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.storefront.internal.domain.PolicyEntry;
import jp.noren.storefront.internal.domain.PolicyHistory;

/** A history whose values have been read once, because they are asked for at every order. */
final class PolicyValues {
    private final PolicyHistory history;
    private final Map<PolicyEntry, JsonNode> values = new LinkedHashMap<>();

    PolicyValues(PolicyHistory history) {
        this.history = history;
        history.entries().forEach(entry -> values.put(entry, JsonTexts.read(entry.value())));
    }

    PolicyHistory history() {
        return history;
    }

    List<BrowseStorefronts.InForce> all() {
        return history.entries().stream()
                .map(entry -> new BrowseStorefronts.InForce(entry, values.get(entry)))
                .toList();
    }

    Optional<JsonNode> on(LocalDate day) {
        return history.inForce(day).map(values::get);
    }
}
